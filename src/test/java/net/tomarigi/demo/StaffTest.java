package net.tomarigi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.Policy;
import net.tomarigi.vacancy.VacancyReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two weeks of the made-up town, simulated: it stays a town in which a bed is sometimes hard to find. */
class StaffTest {
    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final int DAYS = 14;

    @Test
    void afterTwoWeeksTheTownIsNeitherEmptyNorFullAndItsWordsAreOfEveryAge() {
        long seed = 1;
        Instant start = START.plus(Duration.ofHours(31 * seed));
        Instant settled = start.plus(Duration.ofDays(3));
        Town town = new Town(seed, start);
        Set<Integer> openTonight = new TreeSet<>();
        int several = 0;
        int longestStill = 0;
        int still = 0;
        for (Instant now = start; now.isBefore(start.plus(Duration.ofDays(DAYS))); now = now.plus(STEP)) {
            int said = town.live(now);
            if (said > 1) several++;
            still = said == 0 ? still + 1 : 0;
            longestStill = Math.max(longestStill, still);
            Instant moment = now;
            if (now.getEpochSecond() % 3600 != 0) continue;
            openTonight.add(town.openTonight(now));
            if (now.isAfter(settled))
                assertThat(town.bands(now)).as("bands at %s", moment).isEqualTo(EnumSet.allOf(Freshness.class));
            for (int night = 0; night < 10; night++)
                assertThat(town.shareOpen(now, night))
                        .as("share open %d nights from %s", night, moment)
                        .isBetween(0.1, 0.75);
        }
        assertThat(openTonight).as("beds open tonight, hour by hour").hasSizeGreaterThan(8);
        assertThat(several).as("moments with several words at once").isPositive();
        assertThat(longestStill).as("steps without a word").isLessThan(3);
        assertThat(town.silent()).as("one that nobody has asked yet").containsExactly("demo-18");
        // The longest quiet: eight days between two words, and an hour of grace.
        assertThat(town.oldest).isLessThan(Duration.ofDays(8).plusHours(1));
        assertThat(town.words).as("changes, and not only that all is as it was").isBetween(0.4, 0.8);
    }

    @ParameterizedTest(name = "{0} days later")
    @ValueSource(ints = {3, 40, 400})
    void afterALongPauseItGoesOnWithoutAllSpeakingAtOnce(int days) {
        Town town = new Town(1, START);
        Instant now = START.plus(Duration.ofDays(days));
        int most = 0;
        for (int step = 0; step < 100; step++) most = Math.max(most, town.live(now.plus(STEP.multipliedBy(step))));
        assertThat(most).isBetween(1, 6);
    }

    /** The facilities as the store would have them. */
    private static final class Town {
        private final Map<String, Facility> facilities = new LinkedHashMap<>();
        private final Map<String, Pace> paces;
        private final Staff staff;
        private final Instant start;
        private Duration oldest = Duration.ZERO;
        private double words = 0.5;

        Town(long seed, Instant start) {
            this.start = start;
            LocalDate tonight = Policy.DEFAULT.tonight(start);
            for (DemoFacility demo : Demo.read()) {
                Facility made = Facility.created(
                        demo.id(), demo.profile(), demo.beds(), new Membership("demo", demo.district()), null);
                List<BedNights> nights = demo.open() == null
                        ? List.of()
                        : IntStream.range(0, demo.beds().size())
                                .mapToObj(i -> new BedNights(
                                        demo.beds().get(i).id(),
                                        1,
                                        new OpenNights(tonight, demo.open().get(i))))
                                .toList();
                Instant said = demo.hoursAgo() == null ? null : start.minus(Duration.ofHours(demo.hoursAgo()));
                facilities.put(demo.id(), with(made, said, nights));
            }
            paces = Demo.read().stream().collect(Collectors.toMap(DemoFacility::id, DemoFacility::pace));
            staff = new Staff(paces, new Random(seed));
        }

        int live(Instant now) {
            List<Staff.Saying> sayings = staff.next(List.copyOf(facilities.values()), now);
            assertThat(sayings).extracting(Staff.Saying::facility).doesNotHaveDuplicates();
            sayings.forEach(saying -> hear(saying, now));
            return sayings.size();
        }

        private void hear(Staff.Saying saying, Instant now) {
            Facility before = facilities.get(saying.facility());
            assertThat(saying.version()).isEqualTo(before.version());
            VacancyReport report = saying.report();
            words += 0.001 * ((report.isAttestation() ? 0 : 1) - words);
            if (now.isAfter(start.plus(Duration.ofDays(9))) && before.attestedAt() != null) {
                Duration silent = Duration.between(before.attestedAt(), now);
                if (silent.compareTo(oldest) > 0) oldest = silent;
            }
            List<BedNights> nights = new ArrayList<>(before.nights());
            for (VacancyReport.BedReport bed : report.beds()) {
                LocalDate keep = Policy.DEFAULT.tonight(now).minusDays(1);
                assertThat(before.beds()).extracting(Bed::id).contains(bed.bed());
                nights.replaceAll(known -> known.bed().equals(bed.bed())
                        ? new BedNights(
                                known.bed(),
                                before.version() + 1,
                                known.nights().with(bed.nights(), keep))
                        : known);
            }
            facilities.put(before.id(), with(before, now, nights));
        }

        private static Facility with(Facility before, Instant attestedAt, List<BedNights> nights) {
            return new Facility(
                    before.id(),
                    before.version() + 1,
                    before.standingVersion(),
                    attestedAt,
                    before.profile(),
                    before.beds(),
                    nights,
                    before.memberships(),
                    null);
        }

        Set<Freshness> bands(Instant now) {
            return facilities.values().stream()
                    .map(facility -> Policy.DEFAULT.freshness(facility.attestedAt(), now))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Freshness.class)));
        }

        List<String> silent() {
            return facilities.values().stream()
                    .filter(facility -> facility.attestedAt() == null)
                    .map(Facility::id)
                    .toList();
        }

        int openTonight(Instant now) {
            return (int) Math.round(shareOpen(now, 0)
                    * facilities.values().stream()
                            .mapToInt(f -> f.beds().size())
                            .sum());
        }

        double shareOpen(Instant now, int night) {
            return Staff.shareOpen(facilities, Policy.DEFAULT.tonight(now).plusDays(night));
        }
    }
}
