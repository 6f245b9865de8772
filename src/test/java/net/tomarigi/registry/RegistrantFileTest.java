package net.tomarigi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.registry.Duty.Kind;
import net.tomarigi.registry.Registrant.Ending;
import net.tomarigi.registry.Registrant.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due for whom, and when. */
class RegistrantFileTest {
    /** Nine in the morning of the 22nd in Tokyo. */
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Personal SOMEBODY =
            new Personal("佐藤太郎", null, null, null, null, null, null, null, null, null, null, null);

    private static Facts facts(boolean justInCase) {
        return new Facts(null, Set.of(Risk.LIVES_ALONE), justInCase, null, null, null, null);
    }

    private static RegistrantFile file() {
        return RegistrantFile.propose("1", "n", facts(false), SOMEBODY, Intervals.USUAL, "a", NOW);
    }

    private static RegistrantFile later(RegistrantFile file, LocalDate day) {
        Instant then =
                day.atTime(12, 0).atZone(net.tomarigi.network.Policy.TOKYO).toInstant();
        return RegistrantFile.of(file.registrant(), Intervals.USUAL, "b", then);
    }

    private static String problem(Runnable work) {
        try {
            work.run();
        } catch (ProblemException refused) {
            return refused.problem().type();
        }
        return "none";
    }

    @Test
    @Tag("T2")
    void anApplicationIsDecidedByAMeetingAndThenATalkAPlanAndAReviewAreDue() {
        RegistrantFile file = file();
        assertThat(file.registrant().state()).isEqualTo(State.AT_RISK);
        file.apply(TODAY.minusDays(2));
        assertThat(file.registrant().next()).isEqualTo(Duty.of(Kind.MEETING, TODAY.plusDays(28)));

        file.decide(true, TODAY);

        Registrant registered = file.registrant();
        assertThat(registered.state()).isEqualTo(State.REGISTERED);
        assertThat(registered.decidedOn()).isEqualTo(TODAY);
        assertThat(registered.duties())
                .containsExactly(
                        new Duty(Kind.MEETING, TODAY.plusDays(28), TODAY, "a"),
                        Duty.of(Kind.TALK, TODAY.plusMonths(1)),
                        Duty.of(Kind.PLAN, TODAY.plusMonths(6)),
                        Duty.of(Kind.REVIEW, TODAY.plusYears(1)));
        assertThat(file.newEntries()).extracting(Entry::kind).containsExactly("proposed", "applied", "accepted");
        assertThat(file.newEntries()).extracting(Entry::seq).containsExactly(1, 2, 3);
    }

    @Test
    @Tag("T2")
    void theReviewIsDueAgainAYearAfterItWasDoneForAsLongAsSomebodyIsRegistered() {
        RegistrantFile file = file();
        file.apply(TODAY);
        file.decide(true, TODAY);
        LocalDate done = TODAY;
        for (int year = 1; year <= 250; year++) {
            done = done.plusYears(1).plusDays(3);
            file = later(file, done);
            file.done(Kind.REVIEW, done);
            LocalDate last = done;
            assertThat(file.registrant().duties())
                    .filteredOn(duty -> duty.kind() == Kind.REVIEW && duty.isOpen())
                    .containsExactly(Duty.of(Kind.REVIEW, last.plusYears(1)));
        }
        // What was done long ago makes room; what is due stays.
        assertThat(file.registrant().duties())
                .hasSizeLessThanOrEqualTo(Registrant.MOST_DUTIES)
                .contains(Duty.of(Kind.TALK, TODAY.plusMonths(1)));
    }

    @Test
    @Tag("N5")
    void whoHoldsAGrantJustInCaseIsCheckedNowAndThenRegisteredOrNot() {
        RegistrantFile file = RegistrantFile.propose("1", "n", facts(true), SOMEBODY, Intervals.USUAL, "a", NOW);
        assertThat(file.registrant().next()).isEqualTo(Duty.of(Kind.LIGHT_CHECK, TODAY.plusMonths(6)));

        LocalDate then = TODAY.plusMonths(6).plusDays(1);
        file = later(file, then);
        file.done(Kind.LIGHT_CHECK, then);
        assertThat(file.registrant().next()).isEqualTo(Duty.of(Kind.LIGHT_CHECK, then.plusMonths(6)));

        file.change(facts(false), SOMEBODY);
        assertThat(file.registrant().next()).isNull();
        file.change(facts(true), SOMEBODY);
        assertThat(file.registrant().next().kind()).isEqualTo(Kind.LIGHT_CHECK);
        file.end(Ending.MOVED);
        assertThat(file.registrant().next()).isNull();
    }

    @Test
    void whatCannotBeDoneIsRefusedAndChangesNothing() {
        RegistrantFile file = file();
        Registrant before = file.registrant();
        assertThat(problem(() -> file.decide(true, TODAY))).isEqualTo("registrant-state");
        assertThat(problem(() -> file.apply(TODAY.plusDays(1)))).isEqualTo("after-today");
        assertThat(problem(() -> file.done(Kind.TALK, TODAY))).isEqualTo("nothing-due");
        assertThat(problem(() -> file.done(Kind.MEETING, TODAY))).isEqualTo("meeting-decides");
        assertThat(file.registrant()).isEqualTo(before);
        file.apply(TODAY);
        assertThat(problem(() -> file.apply(TODAY))).isEqualTo("registrant-state");
        assertThat(problem(() -> file.decide(false, TODAY.minusDays(1)))).isEqualTo("before-application");
        file.end(Ending.OWN_WISH);
        assertThat(problem(() -> file.end(Ending.MOVED))).isEqualTo("registrant-state");
        assertThat(problem(() -> file.change(facts(true), SOMEBODY))).isEqualTo("registrant-state");
    }

    @Test
    void afterANoOrAnEndSomebodyMayApplyAgain() {
        RegistrantFile file = file();
        file.apply(TODAY);
        file.decide(false, TODAY);
        assertThat(file.registrant().state()).isEqualTo(State.DECLINED);
        assertThat(file.registrant().next()).isNull();
        file.apply(TODAY);
        file.end(Ending.NO_NEED);
        file.apply(TODAY);

        assertThat(file.registrant().state()).isEqualTo(State.APPLIED);
        assertThat(file.registrant().ending()).isNull();
        assertThat(file.registrant().next().kind()).isEqualTo(Kind.MEETING);
    }

    @Test
    void theSameOnceMoreIsNoChange() {
        RegistrantFile file = later(file(), TODAY);
        file.change(facts(false), SOMEBODY);
        assertThat(file.newEntries()).isEmpty();
        assertThat(file.registrant().version()).isEqualTo(1);
    }

    /** However it goes: nothing is due twice, nothing is due of whoever is not there, and every change is one version. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensNothingIsDueTwice(long seed) {
        Random random = new Random(seed);
        LocalDate day = TODAY;
        RegistrantFile file = file();
        for (int i = 0; i < 400; i++) {
            day = day.plusDays(random.nextInt(60));
            RegistrantFile before = file;
            RegistrantFile next = later(file, day);
            LocalDate on = day;
            String refused = problem(() -> act(next, random, on));
            Registrant now = next.registrant();
            if (!refused.equals("none"))
                assertThat(now.duties()).isEqualTo(before.registrant().duties());
            for (Kind kind : Kind.values())
                assertThat(now.duties().stream().filter(duty -> duty.isOpen() && duty.kind() == kind))
                        .as("%s is due", kind)
                        .hasSizeLessThanOrEqualTo(1);
            if (now.state() == State.ENDED) assertThat(now.next()).isNull();
            if (now.state() == State.REGISTERED)
                assertThat(now.duties()).anyMatch(duty -> duty.isOpen() && duty.kind() == Kind.REVIEW);
            assertThat(now.version())
                    .isEqualTo(
                            before.registrant().version() + (next.newEntries().isEmpty() ? 0 : 1));
            file = next;
        }
        assertThatThrownBy(() -> file().decide(true, TODAY)).isInstanceOf(ProblemException.class);
    }

    private static void act(RegistrantFile file, Random random, LocalDate on) {
        switch (random.nextInt(6)) {
            case 0 -> file.apply(on);
            case 1 -> file.decide(random.nextBoolean(), on);
            case 2 -> file.done(Kind.values()[random.nextInt(Kind.values().length)], on);
            case 3 -> file.change(facts(random.nextBoolean()), SOMEBODY);
            case 4 -> file.done(Kind.REVIEW, on);
            default -> {
                if (random.nextInt(5) == 0) file.end(Ending.values()[random.nextInt(Ending.values().length)]);
            }
        }
    }
}
