package net.tomarigi.offices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Register.Acceptance;
import net.tomarigi.offices.Standing.State;
import net.tomarigi.platform.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is registered for what, and on which days. */
class RegisterFileTest {
    /** Nine in the morning of the 22nd in Tokyo. */
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final BaseFunction ONE = BaseFunction.EMERGENCY;
    private static final Contact SOMEBODY = new Contact("鈴木", "0282-00-0000");
    private static final Office OFFICE = new Office(Office.Kind.HOME_HELP, "ヘルプ", null, "栃木市", null, null, null, null);

    private static RegisterFile file() {
        return RegisterFile.add("1", "n", null, OFFICE, null, "a", NOW);
    }

    private static RegisterFile notified(LocalDate rules) {
        RegisterFile file = file();
        file.consult(ONE, TODAY.minusDays(60), "相談の覚え書き");
        file.giveNotice(ONE, TODAY.minusDays(40), rules, SOMEBODY, null);
        return file;
    }

    private static Standing standing(RegisterFile file) {
        return file.entry().standing(ONE);
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
    @Tag("A4")
    void consultationComesBeforeNoticeAndNoticeBeforeRegistration() {
        RegisterFile file = file();
        assertThat(problem(() -> file.register(ONE, TODAY, null, null))).isEqualTo("register-state");
        assertThat(problem(() -> file.giveNotice(ONE, TODAY, TODAY, SOMEBODY, null)))
                .isEqualTo("register-state");
        file.consult(ONE, TODAY.minusDays(3), null);
        assertThat(problem(() -> file.giveNotice(ONE, TODAY.minusDays(4), TODAY, SOMEBODY, null)))
                .isEqualTo("before-consultation");
        file.giveNotice(ONE, TODAY.minusDays(2), TODAY.plusDays(5), SOMEBODY, null);
        assertThat(problem(() -> file.register(ONE, TODAY.plusDays(4), null, null)))
                .isEqualTo("before-rules");
        file.register(ONE, TODAY.plusDays(5), "緊-7", null);

        Standing its = standing(file);
        assertThat(its.state()).isEqualTo(State.REGISTERED);
        assertThat(its.on(TODAY)).isEmpty();
        assertThat(its.after(TODAY).orElseThrow().number()).isEqualTo("緊-7");
        assertThat(its.on(TODAY.plusDays(5))).isPresent();
        assertThat(file.newSteps())
                .extracting(Step::kind)
                .containsExactly("added", "consulted", "notified", "registered");
        assertThat(file.entry().standing(BaseFunction.TRIAL).state()).isEqualTo(State.NONE);
        assertThat(file.entry().personal().emergency()).isEqualTo(SOMEBODY);
    }

    @Test
    @Tag("A4")
    void aDateThatIsOverAndADateToComeCountAsTheySay() {
        RegisterFile file = notified(TODAY.minusDays(50));
        file.register(ONE, TODAY.minusDays(30), null, null);
        assertThat(standing(file).on(TODAY.minusDays(30))).isPresent();
        assertThat(standing(file).on(TODAY.minusDays(31))).isEmpty();
        file.withdraw(ONE, TODAY.plusDays(10), "職員の退職");
        assertThat(standing(file).state()).isEqualTo(State.WITHDRAWN);
        assertThat(standing(file).on(TODAY)).isPresent();
        assertThat(standing(file).on(TODAY.plusDays(10))).isEmpty();
        file.withdraw(ONE, TODAY.plusDays(3), null);
        assertThat(standing(file).on(TODAY.plusDays(3))).isEmpty();
        assertThat(problem(() -> file.withdraw(ONE, TODAY.minusDays(31), null))).isEqualTo("before-registration");

        // Begun anew while the old one still runs: no day counts twice.
        file.consult(ONE, TODAY, null);
        file.giveNotice(ONE, TODAY, TODAY, SOMEBODY, null);
        assertThat(problem(() -> file.register(ONE, TODAY.plusDays(2), null, null)))
                .isEqualTo("registered-already");
        file.register(ONE, TODAY.plusDays(3), null, null);
        assertThat(standing(file).periods()).hasSize(2);
        assertThat(standing(file).on(TODAY.plusDays(3))).isPresent();
    }

    @Test
    @Tag("A4")
    void aRefusalMayBeAnsweredByAnotherNotice() {
        RegisterFile file = notified(TODAY);
        assertThat(problem(() -> file.refuse(ONE, TODAY.minusDays(41), "x"))).isEqualTo("before-notice");
        assertThat(problem(() -> file.refuse(ONE, TODAY.plusDays(1), "x"))).isEqualTo("after-today");
        file.refuse(ONE, TODAY, "運営規程にまだ書かれていない");
        assertThat(standing(file).state()).isEqualTo(State.REFUSED);
        file.giveNotice(ONE, TODAY, TODAY, SOMEBODY, null);
        file.decline(ONE, TODAY, null);
        assertThat(standing(file).state()).isEqualTo(State.DECLINED);
        assertThat(file.entry().personal().notes())
                .extracting(Personal.Note::text)
                .containsExactly("相談の覚え書き", "運営規程にまだ書かれていない");
        assertThat(file.newSteps()).noneMatch(step -> step.toString().contains("運営規程"));
    }

    @Test
    @Tag("A5")
    void whoAcceptedUnregisteredStaysToFollowUntilNoticeIsGivenOrDeclined() {
        RegisterFile file = RegisterFile.add("1", "n", "f", Office.ofFacility(null), null, "a", NOW);
        List<Acceptance> accepted = List.of(new Acceptance("f", "ひだまり", null, null, NOW.minusSeconds(86_400), "case"));
        assertThat(KeepRegister.toFollow(accepted, List.of())).hasSize(1);
        assertThat(KeepRegister.toFollow(accepted, List.of(file.entry()))).hasSize(1);
        file.consult(ONE, TODAY, null);
        assertThat(KeepRegister.toFollow(accepted, List.of(file.entry()))).hasSize(1);
        file.giveNotice(ONE, TODAY, TODAY, SOMEBODY, null);
        assertThat(KeepRegister.toFollow(accepted, List.of(file.entry()))).isEmpty();
        file.decline(ONE, TODAY.minusDays(2), null);
        assertThat(KeepRegister.toFollow(accepted, List.of(file.entry())))
                .as("it accepted somebody after it had declined")
                .hasSize(1);
        file.decline(ONE, TODAY, null);
        assertThat(KeepRegister.toFollow(accepted, List.of(file.entry()))).isEmpty();
    }

    @Test
    @Tag("A5")
    void whoWasRegisteredOnTheDayHasNothingToFollow() {
        RegisterFile file = notified(TODAY.minusDays(50));
        file.register(ONE, TODAY.minusDays(30), null, null);
        file.withdraw(ONE, TODAY.minusDays(10), null);
        assertThat(standing(file).isToFollow(TODAY.minusDays(20))).isFalse();
        assertThat(standing(file).isToFollow(TODAY.minusDays(5))).isTrue();
        assertThat(standing(file).isToFollow(TODAY.minusDays(35)))
                .as("it registered afterwards, and ended later")
                .isFalse();
    }

    @Test
    void theSameOnceMoreIsNoChange() {
        RegisterFile again = RegisterFile.of(file().entry(), "b", NOW);
        again.change(OFFICE, null);
        assertThat(again.newSteps()).isEmpty();
        assertThat(again.entry().version()).isEqualTo(1);
        again.change(OFFICE, SOMEBODY);
        assertThat(again.entry().version()).isEqualTo(2);
    }

    /** As somebody would keep it on paper: a stage, and the days on which it is registered, each ticked by hand. */
    private static final class OnPaper {
        private static final int FAR = 900;

        private State stage = State.NONE;
        private final Set<LocalDate> days = new TreeSet<>();
        private LocalDate began;
        private LocalDate ended;
        private LocalDate consulted;
        private LocalDate noticed;
        private LocalDate rules;

        private boolean consult(LocalDate on, LocalDate today) {
            if (stage == State.NOTIFIED || stage == State.REGISTERED || on.isAfter(today)) return false;
            stage = State.CONSULTED;
            consulted = on;
            return true;
        }

        private boolean notice(LocalDate on, LocalDate from, LocalDate today) {
            if (stage != State.CONSULTED && stage != State.REFUSED) return false;
            if (on.isAfter(today) || on.isBefore(consulted)) return false;
            stage = State.NOTIFIED;
            noticed = on;
            rules = from;
            return true;
        }

        private boolean register(LocalDate from) {
            if (stage != State.NOTIFIED || from.isBefore(rules)) return false;
            if (ended != null && from.isBefore(ended)) return false;
            stage = State.REGISTERED;
            began = from;
            ended = null;
            tick(from, TODAY.plusDays(FAR));
            return true;
        }

        private boolean end(State as, LocalDate on, LocalDate today) {
            if (on.isAfter(today)) return false;
            if (as == State.REFUSED ? stage != State.NOTIFIED || on.isBefore(noticed) : stage == State.REGISTERED)
                return false;
            stage = as;
            return true;
        }

        private boolean withdraw(LocalDate from) {
            if (stage != State.REGISTERED && stage != State.WITHDRAWN || from.isBefore(began)) return false;
            stage = State.WITHDRAWN;
            days.removeIf(day -> !day.isBefore(began));
            tick(began, from);
            ended = from;
            return true;
        }

        private void tick(LocalDate from, LocalDate to) {
            for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) days.add(day);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHappensItIsRegisteredOnTheDaysThatAreTickedOnPaper(long seed) {
        Random random = new Random(seed);
        Map<BaseFunction, OnPaper> paper = new EnumMap<>(BaseFunction.class);
        LocalDate today = TODAY;
        RegisterFile file = file();
        int taken = 0;
        for (int i = 0; i < 300; i++) {
            today = today.plusDays(random.nextInt(3));
            Instant now =
                    today.atTime(random.nextInt(24), 30).atZone(Policy.TOKYO).toInstant();
            Entry before = file.entry();
            RegisterFile next = RegisterFile.of(before, "b", now);
            BaseFunction function = BaseFunction.values()[random.nextInt(2)];
            OnPaper sheet = paper.computeIfAbsent(function, none -> new OnPaper());
            LocalDate on = today.plusDays(random.nextInt(30) - 24);
            LocalDate other = today.plusDays(random.nextInt(30) - 20);
            int step = random.nextInt(6);
            boolean isTaken =
                    switch (step) {
                        case 0 -> sheet.consult(on, today);
                        case 1 -> sheet.notice(on, other, today);
                        case 2 -> sheet.register(other);
                        case 3 -> sheet.end(State.REFUSED, on, today);
                        case 4 -> sheet.end(State.DECLINED, on, today);
                        default -> sheet.withdraw(other);
                    };
            String refused = problem(() -> take(next, function, step, on, other));
            assertThat(refused.equals("none"))
                    .as("step %d of %s", step, function)
                    .isEqualTo(isTaken);
            assertThat(next.entry().version()).isEqualTo(before.version() + (isTaken ? 1 : 0));
            if (!isTaken) assertThat(next.entry().standings()).isEqualTo(before.standings());
            if (isTaken) taken++;
            Standing its = next.entry().standing(function);
            assertThat(its.state()).isEqualTo(sheet.stage);
            for (int day = -60; day < 120; day++)
                assertThat(its.on(today.plusDays(day)).isPresent()).isEqualTo(sheet.days.contains(today.plusDays(day)));
            file = next;
        }
        assertThat(taken).isGreaterThan(60);
    }

    private static void take(RegisterFile file, BaseFunction function, int step, LocalDate on, LocalDate other) {
        switch (step) {
            case 0 -> file.consult(function, on, null);
            case 1 -> file.giveNotice(function, on, other, SOMEBODY, null);
            case 2 -> file.register(function, other, null, null);
            case 3 -> file.refuse(function, on, "x");
            case 4 -> file.decline(function, on, null);
            default -> file.withdraw(function, other, null);
        }
    }
}
