package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.placement.WithElderlyCare.Share;
import net.tomarigi.search.KnownNeed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which cases elderly care sees, and with whom it is shared. */
@Tag("A7")
class SightTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> DISTRICTS = List.of("秋川", "五日市", "北");

    private static Caller caller(Grant... grants) {
        return new Caller("me", Caller.Kind.PERSON, null, List.of(grants), null);
    }

    private static Share share(String district) {
        return new Share("coordinator", NOW, district);
    }

    @Test
    void whoWorksOnCasesSeesAllAndElderlyCareWhatItOpenedOrWhatIsShared() {
        Grant here = Grant.inNetwork(Role.ELDERLY_CARE, "n", null);
        WithElderlyCare nothing = WithElderlyCare.NOTHING;
        WithElderlyCare own = new WithElderlyCare(true, "me", null);
        WithElderlyCare colleagues = new WithElderlyCare(true, "another", null);
        for (Role role : Set.of(Role.COORDINATOR, Role.OFFICER)) {
            Sight whole = Sight.of(caller(Grant.inNetwork(role, "n", null), here), "n");
            assertThat(whole.sees(null)).isTrue();
            assertThat(whole.sees(nothing)).isTrue();
        }
        Sight sight = Sight.of(caller(here, Grant.inNetwork(Role.COORDINATOR, "another", null)), "n");
        assertThat(sight.isElderlyCare()).isTrue();
        assertThat(sight.sees(null)).isFalse();
        assertThat(sight.sees(new WithElderlyCare(true, null, null))).isFalse();
        assertThat(sight.sees(own)).isTrue();
        assertThat(sight.sees(colleagues)).isFalse();
        assertThat(sight.sees(colleagues.with(share(null)))).isTrue();
        assertThat(sight.sees(colleagues.with(share("秋川")))).isTrue();
        assertThat(sight.sees(colleagues.with(share("秋川")).with(null))).isFalse();
    }

    @Test
    void aShareOfADistrictIsSeenByThoseWhoAnswerForItOrForAll() {
        long seed = Long.getLong("seed", 21);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> own = new ArrayList<>();
            List<Grant> grants = new ArrayList<>();
            for (int grant = 0; grant < 1 + random.nextInt(2); grant++) {
                own.add(some(random));
                grants.add(Grant.inDistricts(Role.ELDERLY_CARE, "n", own.get(grant)));
            }
            String shared = random.nextInt(4) == 0 ? null : DISTRICTS.get(random.nextInt(3));
            boolean naive = shared == null;
            for (List<String> districts : own) naive |= districts.isEmpty() || districts.contains(shared);
            Sight sight = Sight.of(caller(grants.toArray(Grant[]::new)), "n");
            assertThat(sight.sees(new WithElderlyCare(false, "another", share(shared))))
                    .as("seed %d, %s, shared with %s", seed, own, shared)
                    .isEqualTo(naive);
        }
    }

    private static List<String> some(Random random) {
        return DISTRICTS.stream().filter(one -> random.nextBoolean()).toList();
    }

    @Test
    void whatElderlyCareOpensIsOfferedToAllCoordinatorsAndIsNotSharedBeyondTheNetwork() {
        CaseFile file = CaseFile.open(
                "c",
                "n",
                false,
                new Looking(KnownNeed.NOTHING, null, null, LocalDate.of(2026, 11, 20), 1, null, false),
                new Told(null, null),
                null,
                "me",
                NOW,
                Procedure.NONE);
        file.isOfElderlyCare("秋川", NOW);
        WithElderlyCare with = file.kept().notes().elderlyCare();
        assertThat(with).isEqualTo(new WithElderlyCare(true, "me", new Share("me", NOW, "秋川")));
        assertThat(file.owner()).isEqualTo("me");
        assertThat(file.kept().notes().handOver().network()).isEqualTo("n");
        assertThat(file.newEntries()).extracting(Entry::kind).contains("opened", "elderly-shared", "offered");
        assertThat(file.newEntries())
                .allSatisfy(entry -> assertThat(entry.data()).doesNotContainKey("words"));

        assertThat(CaseChanged.events(null, file.kept(), NOW))
                .extracting(event -> ((CaseChanged) event.data()).elderlyCare())
                .containsExactly(true);
        file.accept("coordinator", offered -> true, NOW);
        assertThat(file.kept().notes().elderlyCare()).isEqualTo(with);
        int before = file.newEntries().size();
        new CaseNote.SharedWithElderlyCare().on(file, "coordinator", NOW);
        new CaseNote.ElderlyParent(true).on(file, "coordinator", NOW);
        assertThat(file.newEntries()).hasSize(before);

        file.offer(HandOver.toNetwork("another", HandOver.Reason.LIFE_STAGE, "coordinator", NOW), NOW);
        file.accept("there", offered -> true, NOW);
        assertThat(file.kept().notes().elderlyCare().share()).isNull();
    }

    @Test
    void aCaseIsSharedWithThePartWhereItLiesAndHoldsSoManyNotes() {
        Sight both = new Sight("me", true, List.of("秋川", "五日市"));
        assertThat(both.shares("秋川")).isEqualTo("秋川");
        assertThat(both.shares("北")).isNull();
        assertThat(both.shares(null)).isNull();
        assertThat(new Sight("me", true, List.of("秋川")).shares(null)).isEqualTo("秋川");
        assertThat(new Sight("me", true, List.of()).shares("北")).isEqualTo("北");

        List<Told.Note> full = new ArrayList<>();
        for (int i = 0; i < Told.MOST_NOTES; i++) full.add(new Told.Note("me", NOW, "x"));
        KeptCase kept = new KeptCase(
                "c",
                "n",
                false,
                CaseState.OPEN,
                "me",
                null,
                NOW,
                null,
                0,
                new Looking(KnownNeed.NOTHING, null, null, LocalDate.of(2026, 11, 20), 1, null, false),
                CaseNotes.NONE,
                new Told(null, Map.of(), full),
                0,
                List.of(),
                List.of());
        CaseFile file = CaseFile.of(kept, Procedure.NONE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new CaseNote.OfElderlyParent("y").on(file, "me", NOW))
                .isInstanceOf(net.tomarigi.platform.ProblemException.class);
        assertThat(file.newEntries()).isEmpty();
    }
}
