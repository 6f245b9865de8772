package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.TakenNights;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.search.KnownNeed;
import org.junit.jupiter.api.Test;

/**
 * Cases that share a few beds, and thousands of random sequences of commands and passing time: whatever anybody does, what
 * must never be is not. {@code -Dplacement.seed=} repeats a run.
 */
class CaseModelTest {
    private static final int SEQUENCES = Integer.getInteger("placement.sequences", 4_000);
    private static final int COMMANDS = 40;
    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final Instant EVENING = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> PEOPLE = List.of("anna", "ben", "chie");

    /** What a case may become, whatever was done. */
    private static final Map<CaseState, Set<CaseState>> MAY_BECOME = Map.of(
            CaseState.OPEN,
                    Set.of(
                            CaseState.ENDED,
                            CaseState.ASKING,
                            CaseState.HELD,
                            CaseState.PLACED,
                            CaseState.NOT_PLACED,
                            CaseState.WITHDRAWN),
            CaseState.ASKING,
                    Set.of(
                            CaseState.OPEN,
                            CaseState.HELD,
                            CaseState.PLACED,
                            CaseState.NOT_PLACED,
                            CaseState.WITHDRAWN,
                            CaseState.ENDED),
            CaseState.HELD,
                    Set.of(
                            CaseState.OPEN,
                            CaseState.ASKING,
                            CaseState.PLACED,
                            CaseState.NOT_PLACED,
                            CaseState.WITHDRAWN,
                            CaseState.ENDED),
            CaseState.PLACED, Set.of(CaseState.OPEN, CaseState.ASKING, CaseState.HELD, CaseState.ENDED),
            CaseState.ENDED, Set.of(),
            CaseState.NOT_PLACED, Set.of(),
            CaseState.WITHDRAWN, Set.of());

    private Random random;
    private Instant now;
    private List<CaseFile> files;
    private final Map<String, OpenNights> says = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void neverAnImpossibleStateNorANightSoldTwice() {
        long seed = Long.getLong("placement.seed", System.nanoTime());
        for (long one = seed; one < seed + SEQUENCES; one++) sequence(one);
        System.out.println("CaseModelTest: -Dplacement.seed=" + seed + " " + seen);
        assertThat(seen.keySet())
                .contains(
                        "agreed",
                        "bed-taken",
                        "hold-expired",
                        "ask-expired",
                        "overdue",
                        "accepted",
                        "no-show",
                        "moved",
                        "yes-taken-back",
                        "looking-changed",
                        "waves-stopped");
    }

    private void sequence(long seed) {
        random = new Random(seed);
        now = EVENING;
        files = new ArrayList<>();
        for (String facility : List.of("f", "g"))
            for (int bed = 1; bed <= 2; bed++)
                says.put(
                        facility + bed,
                        new OpenNights(
                                TONIGHT,
                                IntStream.range(0, 8)
                                        .mapToObj(i -> random.nextInt(5) == 0 ? "0" : "1")
                                        .reduce("", String::concat)));
        for (int i = 0; i < 3; i++)
            files.add(CaseFile.open(
                    "case-" + i,
                    "n",
                    false,
                    new Looking(
                            KnownNeed.NOTHING,
                            null,
                            null,
                            TONIGHT.plusDays(random.nextInt(2)),
                            1 + random.nextInt(4),
                            null,
                            false),
                    new Told(null, null),
                    null,
                    one(PEOPLE),
                    now,
                    Procedure.NONE));
        for (int i = 0; i < COMMANDS; i++) {
            int at = random.nextInt(files.size());
            CaseFile before = files.get(at);
            CaseFile file = CaseFile.of(before.kept(), Procedure.NONE);
            String what = "seed " + seed + ", command " + i;
            try {
                file.passTime(now);
                act(file);
                files.set(at, file);
                file.newEntries().forEach(entry -> seen.merge(entry.kind(), 1, Integer::sum));
                if (file.state() != before.state())
                    assertThat(MAY_BECOME.get(before.state()))
                            .as("%s: from %s", what, before.state())
                            .contains(file.state());
            } catch (ProblemException refused) {
                seen.merge(refused.problem().type(), 1, Integer::sum);
                assertThat(refused.problem().status()).as(what).isIn(404, 409);
            }
            check(what);
        }
    }

    private void act(CaseFile file) {
        String who = one(PEOPLE);
        List<Ask> asks = file.kept().asks();
        List<Stay> stays = file.kept().stays();
        LocalDate from = file.looking().from().plusDays(random.nextInt(3) - 1);
        int nights =
                random.nextInt(3) == 0 ? 1 + random.nextInt(5) : file.looking().nights();
        String facility = one(List.of("f", "g"));
        switch (random.nextInt(16)) {
            case 0 -> now = now.plus(Duration.ofMinutes(random.nextInt(25)));
            case 1, 2 -> {
                List<Wanted> whom = new ArrayList<>();
                for (String one : random.nextBoolean() ? List.of(facility) : List.of("f", "g"))
                    whom.add(
                            random.nextInt(3) == 0
                                    ? new Wanted(one, "1", from, nights)
                                    : new Wanted(one, null, null, null));
                String moves =
                        random.nextInt(4) == 0 && !stays.isEmpty() ? one(stays).id() : null;
                boolean inWaves = random.nextBoolean();
                file.ask(
                        new Asking(
                                whom,
                                Duration.ofMinutes(1 + random.nextInt(30)),
                                moves,
                                inWaves ? 1 : null,
                                inWaves ? Duration.ofMinutes(1 + random.nextInt(10)) : null),
                        who,
                        now);
            }
            case 3, 4 -> {
                if (asks.isEmpty()) return;
                Ask ask = one(asks);
                Ask.State as =
                        one(List.of(Ask.State.YES, Ask.State.YES, Ask.State.YES_BUT, Ask.State.NO, Ask.State.CALL_ME));
                Answer answer = random.nextBoolean()
                        ? Answer.of(null, null, null, null, null, null)
                        : Answer.of(one(List.of("1", "2", "3")), from, nights, null, null, null);
                file.answer(ask.id(), as, answer.said(now, who, false), beds(ask.facility()), now);
            }
            case 5 -> file.hold(facility, one(List.of("1", "2")), from, nights, beds(facility), who, now);
            case 6 -> {
                if (!stays.isEmpty()) file.agree(one(stays).id(), who, now);
            }
            case 7 -> {
                if (stays.isEmpty()) return;
                Stay stay = one(stays);
                if (random.nextBoolean()) file.release(stay.id(), who, now);
                else file.noShow(stay.id(), who, now);
            }
            case 8 -> {
                if (stays.isEmpty()) return;
                Stay stay = one(stays);
                file.resize(stay.id(), 1 + random.nextInt(6), beds(stay.facility()), who, now);
            }
            case 9 ->
                file.offer(
                        random.nextBoolean()
                                ? HandOver.toAccount(who, HandOver.Reason.SHIFT, file.owner(), now)
                                : HandOver.toNetwork(one(List.of("n", "m")), HandOver.Reason.LIFE_STAGE, who, now),
                        now);
            case 10 -> {
                Predicate<HandOver> isFor =
                        offered -> offered.to() == null || offered.to().equals(who);
                if (random.nextBoolean()) file.accept(who, isFor, now);
                else file.decline(who, isFor, now);
            }
            case 11 -> {
                if (asks.isEmpty()) return;
                file.revoke(
                        one(asks).id(),
                        Answer.of(null, null, null, null, Answer.Reason.INFECTION, null)
                                .said(now, who, false),
                        now);
            }
            case 12 -> {
                if (stays.isEmpty()) return;
                Stay stay = one(stays);
                file.move(stay.id(), one(List.of("1", "2")), from.plusDays(1), beds(stay.facility()), who, now);
            }
            case 13 -> {
                Looking was = file.looking();
                file.look(
                        new Looking(was.need(), null, null, from, nights, random.nextDouble(), was.neighbours()),
                        who,
                        now);
            }
            case 14 -> file.stopWaves(who, now);
            default -> {
                if (random.nextInt(4) == 0)
                    file.close(
                            one(List.of(CaseState.ENDED, CaseState.NOT_PLACED, CaseState.WITHDRAWN)),
                            new Closing(CaseNotes.Why.OTHER, null, who, now),
                            now);
                else if (!asks.isEmpty()) file.withdraw(one(asks).id(), who, now);
            }
        }
    }

    /** A facility's beds as the database would tell them: what it says, and what all cases keep. */
    private BedsOf beds(String facility) {
        List<BedNights> beds = new ArrayList<>();
        for (String bed : List.of("1", "2")) {
            List<TakenNights> taken = new ArrayList<>();
            for (CaseFile file : files)
                for (Stay stay : file.living())
                    if (stay.facility().equals(facility) && stay.bed().equals(bed))
                        taken.add(new TakenNights(stay.from(), stay.count(), stay.state() == Stay.State.HELD));
            beds.add(new BedNights(bed, 1, says.get(facility + bed), taken));
        }
        return new BedsOf(facility, beds);
    }

    private void check(String what) {
        Set<String> sold = new HashSet<>();
        for (CaseFile file : files) {
            KeptCase kept = file.kept();
            assertThat(kept.owner()).as(what).isIn(PEOPLE);
            assertThat(kept.closedAt() != null).as(what).isEqualTo(kept.state().isEnd());
            assertThat(kept.network()).as(what).isIn("n", "m");
            if (file.nextAt() != null)
                assertThat(kept.state())
                        .as("%s: somebody is still to be asked", what)
                        .isIn(CaseState.ASKING, CaseState.PLACED);
            assertThat(kept.asks().stream()
                            .filter(Ask::isWaiting)
                            .map(Ask::facility)
                            .toList())
                    .as("%s: nobody is asked twice at once", what)
                    .doesNotHaveDuplicates();
            assertThat(kept.dueAt() == null).as(what).isEqualTo(kept.state().isEnd());
            Set<LocalDate> own = new HashSet<>();
            for (Stay stay : kept.stays()) {
                assertThat(stay.expiresAt() != null).as(what).isEqualTo(stay.state() == Stay.State.HELD);
                if (!stay.isLiving()) continue;
                assertThat(kept.state().isEnd())
                        .as(what + ": an ended case keeps nothing")
                        .isFalse();
                for (LocalDate night = stay.from(); night.isBefore(stay.end()); night = night.plusDays(1)) {
                    assertThat(sold.add(stay.facility() + stay.bed() + night))
                            .as("%s: %s sold twice", what, night)
                            .isTrue();
                    assertThat(own.add(night))
                            .as("%s: two beds for %s", what, night)
                            .isTrue();
                }
            }
            assertThat(kept.state()).as(what).isEqualTo(expected(kept));
        }
    }

    /** What asks and stays imply, as anybody would say it. */
    private static CaseState expected(KeptCase kept) {
        if (kept.state().isEnd()) return kept.state();
        boolean all = true;
        for (int i = 0; i < kept.looking().nights(); i++) {
            LocalDate night = kept.looking().from().plusDays(i);
            all &= kept.stays().stream().anyMatch(stay -> stay.state() == Stay.State.AGREED && stay.covers(night));
        }
        if (all) return CaseState.PLACED;
        if (kept.stays().stream().anyMatch(stay -> stay.state() == Stay.State.HELD)) return CaseState.HELD;
        return kept.asks().stream().anyMatch(Ask::isWaiting) ? CaseState.ASKING : CaseState.OPEN;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
