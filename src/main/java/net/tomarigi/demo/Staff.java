package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.network.Policy;
import net.tomarigi.vacancy.VacancyReport;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/**
 * The staff of the made-up facilities: what they say next, given how things stand. It remembers nothing between two
 * questions, so it goes on from whatever a restart, a person or another node has left.
 *
 * <p>For each night it pulls the town towards {@link #USUALLY_OPEN}, the harder the farther off, so that days of it end neither
 * all empty nor all full.
 */
class Staff {
    /** One facility's next word, about the facility as it was at {@code version}. */
    record Saying(String facility, long version, VacancyReport report) {}

    private static final int NIGHTS = 14;
    private static final int LONGEST_STAY = 4;
    private static final double USUALLY_OPEN = 0.38;
    private static final double PULL = 2.5;
    private static final double JUST_AS_IT_WAS = 0.35;
    private static final double ABOUT_TONIGHT = 0.4;
    private static final double SEVERAL_AT_ONCE = 0.06;
    private static final int SEVERAL = 3;

    /** Those that seldom speak do so in office hours, within this of their time: after a long pause not all at once. */
    private static final Duration SELDOM_WINDOW = Duration.ofHours(1);

    private static final Duration STEADY_PAUSE = Duration.ofHours(2);
    private static final double STEADY_CHANCE = 0.004;

    private static final int SLOW_DAYS = 3;
    private static final int QUIET_DAYS = 8;

    private final Map<String, Pace> paces;
    private final RandomGenerator random;

    /** @param paces of the facilities to speak for, by their ids */
    Staff(Map<String, Pace> paces, RandomGenerator random) {
        this.paces = new TreeMap<>(paces);
        this.random = random;
    }

    /**
     * What is said next, each of another facility; empty when there is nobody to speak.
     *
     * @param town facilities as they stand; those that are nobody's here only count as beds
     */
    List<Saying> next(List<Facility> town, Instant now) {
        Map<String, Facility> byId = town.stream()
                .filter(facility -> paces.containsKey(facility.id()))
                .collect(Collectors.toMap(Facility::id, Function.identity()));
        List<Facility> speakers = new ArrayList<>();
        byId.values().stream().filter(facility -> isDue(facility, now)).forEach(speakers::add);
        int lively = random.nextDouble() < SEVERAL_AT_ONCE ? SEVERAL : 1;
        speakers.addAll(pickLively(byId, lively));
        LocalDate tonight = Policy.DEFAULT.tonight(now);
        return speakers.stream()
                .map(facility -> new Saying(facility.id(), facility.version(), say(facility, byId, tonight)))
                .toList();
    }

    /** Of the half that has been silent longest, so that a facility does not speak twice in a breath. */
    private List<Facility> pickLively(Map<String, Facility> byId, int count) {
        List<Facility> longestSilent = byId.values().stream()
                .filter(facility -> paces.get(facility.id()) == Pace.LIVELY)
                .sorted(Comparator.comparing(
                                Facility::attestedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .thenComparing(Facility::id))
                .toList();
        List<Facility> half = new ArrayList<>(longestSilent.subList(0, (longestSilent.size() + 1) / 2));
        List<Facility> picked = new ArrayList<>();
        while (picked.size() < count && !half.isEmpty()) picked.add(half.remove(random.nextInt(half.size())));
        return picked;
    }

    private boolean isDue(Facility facility, Instant now) {
        return switch (paces.get(facility.id())) {
            case LIVELY, SILENT -> false;
            case STEADY ->
                (facility.attestedAt() == null
                                || facility.attestedAt().plus(STEADY_PAUSE).isBefore(now))
                        && random.nextDouble() < STEADY_CHANCE;
            case SLOW -> isItsHour(facility, SLOW_DAYS, now);
            case QUIET -> isItsHour(facility, QUIET_DAYS, now);
        };
    }

    /** Whether this is the hour, every so many days, at which one that seldom speaks does so, and it has not yet. */
    private boolean isItsHour(Facility facility, int days, Instant now) {
        Pace pace = paces.get(facility.id());
        List<String> alike =
                paces.keySet().stream().filter(id -> paces.get(id) == pace).toList();
        int place = alike.indexOf(facility.id());
        ZonedDateTime local = now.atZone(Policy.TOKYO);
        if (Math.floorMod(local.toLocalDate().toEpochDay(), days) != place * days / alike.size()) return false;
        Instant due = local.toLocalDate()
                .atTime(LocalTime.of(10, 0).plusMinutes(67L * place % (6 * 60)))
                .atZone(Policy.TOKYO)
                .toInstant();
        return !now.isBefore(due)
                && now.isBefore(due.plus(SELDOM_WINDOW))
                && (facility.attestedAt() == null || facility.attestedAt().isBefore(due));
    }

    private VacancyReport say(Facility facility, Map<String, Facility> town, LocalDate tonight) {
        if (facility.beds().isEmpty() || random.nextDouble() < JUST_AS_IT_WAS) return VacancyReport.ATTESTATION;
        int first = random.nextDouble() < ABOUT_TONIGHT ? 0 : random.nextInt(NIGHTS);
        LocalDate night = tonight.plusDays(first);
        double givesBack = 0.5 + PULL * (USUALLY_OPEN - shareOpen(town, night));
        boolean open = random.nextDouble() < Math.min(0.95, Math.max(0.05, givesBack));
        List<Bed> others = facility.beds().stream()
                .filter(bed -> isOpen(facility, bed, night) != open)
                // What is paid for stays open.
                .filter(bed -> open || !YearOfReserve.isReserved(bed.id()))
                .toList();
        if (others.isEmpty()) return VacancyReport.ATTESTATION;
        Bed bed = others.get(random.nextInt(others.size()));
        int count = Math.min(1 + random.nextInt(LONGEST_STAY), NIGHTS - first);
        return new VacancyReport(
                List.of(new BedReport(bed.id(), new OpenNights(night, (open ? "1" : "0").repeat(count)))), null);
    }

    /** The share of the town's beds that can be given for a night. */
    static double shareOpen(Map<String, Facility> town, LocalDate night) {
        long beds = 0;
        long open = 0;
        for (Facility facility : town.values()) {
            beds += facility.beds().size();
            open += facility.beds().stream()
                    .filter(bed -> isOpen(facility, bed, night))
                    .count();
        }
        return beds == 0 ? USUALLY_OPEN : (double) open / beds;
    }

    private static boolean isOpen(Facility facility, Bed bed, LocalDate night) {
        for (BedNights nights : facility.nights())
            if (nights.bed().equals(bed.id())) return nights.nights().isOpen(night);
        return false;
    }
}
