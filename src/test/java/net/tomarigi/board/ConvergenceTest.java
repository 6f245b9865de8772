package net.tomarigi.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.network.Network;
import net.tomarigi.network.Policy;
import org.junit.jupiter.api.Test;

/** Changes that arrive twice, late and in any order leave the same board as changes that arrive as they were made. */
class ConvergenceTest {
    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 20);
    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final Network NETWORK = new Network("n", "とまりぎ市", null, Policy.DEFAULT, 1);

    @Test
    void everyPermutationOfTheSameChangesShowsTheSameBoard() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ConvergenceTest: -Dseed=" + seed);
        Random random = new Random(seed);
        int permutations = 0;
        for (int world = 0; world < 60; world++) {
            List<FacilityChanged> made = history(random, 3 + random.nextInt(25));
            String expected = shown(apply(made));
            for (int i = 0; i < 60; i++, permutations++) {
                List<FacilityChanged> arrived = new ArrayList<>(made);
                for (FacilityChanged change : made) if (random.nextInt(3) == 0) arrived.add(change);
                Collections.shuffle(arrived, random);
                assertThat(shown(apply(arrived)))
                        .as("seed %d, world %d", seed, world)
                        .isEqualTo(expected);
            }
        }
        assertThat(permutations).isGreaterThanOrEqualTo(3_000);
    }

    @Test
    void aLaterSnapshotAndEarlierChangesMeetInTheSameBoard() {
        Random random = new Random(7);
        for (int world = 0; world < 200; world++) {
            List<FacilityChanged> made = history(random, 12);
            Board whole = apply(made);
            List<FacilityChanged> arrived = new ArrayList<>(made.subList(random.nextInt(12), made.size()));
            whole.facilities().values().forEach(facility -> arrived.add(facility.whole("n")));
            Collections.shuffle(arrived, random);
            assertThat(shown(apply(arrived))).isEqualTo(shown(whole));
        }
    }

    @Test
    void applyingAgainWhatIsKnownIsTheSameObject() {
        Board board = apply(history(new Random(3), 20));
        for (FacilityOnBoard facility : board.facilities().values())
            assertThat(board.with(facility.whole("n"), null)).isSameAs(board);
    }

    /**
     * What PostgreSQL would tell: each change adds one to its facility's version, beds come and go, and a facility that comes
     * back to a network brings all its nights.
     */
    private static List<FacilityChanged> history(Random random, int count) {
        List<FacilityChanged> made = new ArrayList<>();
        Map<String, Long> versions = new HashMap<>();
        Map<String, Map<String, BedNights>> truth = new HashMap<>();
        Set<String> away = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String facility = "f" + random.nextInt(3);
            long version = versions.merge(facility, 1L, Long::sum);
            Map<String, BedNights> beds = truth.computeIfAbsent(facility, ignored -> new HashMap<>());
            Instant attested = version == 1 ? null : NOON.plusSeconds(version);
            boolean back = away.remove(facility);
            if (!back && version > 1 && random.nextInt(8) == 0) {
                away.add(facility);
                made.add(new FacilityChanged("n", facility, version, attested, version, Standing.GONE, List.of()));
            } else if (back || version == 1 || random.nextInt(4) == 0) {
                Set<BedNights> told = new HashSet<>();
                for (String bed : List.of("1", "2", "3")) {
                    if (random.nextInt(3) == 0) beds.remove(bed);
                    else if (!beds.containsKey(bed)) {
                        // A bed that is new says of its nights that they are closed, under this version.
                        beds.put(bed, new BedNights(bed, version, new OpenNights(TONIGHT, "0")));
                        told.add(beds.get(bed));
                    }
                }
                if (back) told.addAll(beds.values());
                Standing standing = new Standing(true, "東", profile("v" + version), bedList(beds.keySet()));
                made.add(new FacilityChanged("n", facility, version, attested, version, standing, List.copyOf(told)));
            } else {
                List<BedNights> nights = new ArrayList<>();
                for (String bed : List.copyOf(beds.keySet()))
                    if (random.nextBoolean())
                        nights.add(new BedNights(bed, version, new OpenNights(TONIGHT, open(random))));
                nights.forEach(bed -> beds.put(bed.bed(), bed));
                made.add(new FacilityChanged("n", facility, version, attested, 0, null, nights));
            }
        }
        return made;
    }

    private static String open(Random random) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < 5; i++) open.append(random.nextBoolean() ? '1' : '0');
        return open.toString();
    }

    private static List<Bed> bedList(Set<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> new Bed(id, id, null, null, null))
                .toList();
    }

    static Profile profile(String name) {
        return new Profile(
                "0900000000",
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Board apply(List<FacilityChanged> changes) {
        Board board = Board.unheardOf("n").with(NETWORK, 1L);
        for (FacilityChanged change : changes) board = board.with(change, null);
        return board;
    }

    private static String shown(Board board) {
        return new String(
                BoardJson.content(BoardView.of(board, "order", NOON, null)), java.nio.charset.StandardCharsets.UTF_8);
    }
}
