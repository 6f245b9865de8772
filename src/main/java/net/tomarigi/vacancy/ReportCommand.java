package net.tomarigi.vacancy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/**
 * A report as it comes over the wire, by REST or by WebSocket; see {@code PUT /api/facilities/{facility}/vacancies}.
 *
 * @param from the first night, {@code 2026-11-20}
 * @param observedAt ISO 8601 with offset; may be left out
 * @param yieldToNewer {@code true}: refuse this (409, newer-word) where something else was said of these nights after
 *     {@code observedAt}, which is then required; may be left out
 */
public record ReportCommand(String from, List<BedCommand> beds, String observedAt, Boolean yieldToNewer) {
    /** Nobody's word is older than the law that made short stay, and a database's time does not begin with Java's. */
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    /** Nights that one report may mention. */
    public static final int MOST_NIGHTS = 60;

    /** @param open one character a night from {@code from}: {@code 1} can be given, {@code 0} cannot */
    public record BedCommand(String bed, String open) {}

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    public VacancyReport toReport() {
        List<Violation> malformed = new ArrayList<>();
        LocalDate first = date(malformed);
        Instant observed = observed(observedAt, malformed);
        if (yieldsToNewer() && observedAt == null) malformed.add(Violation.of("observedAt", "required"));
        if (beds == null) malformed.add(Violation.of("beds", "required"));
        if (!malformed.isEmpty()) throw Problem.malformed(malformed).asException();
        List<Violation> meaningless = meaningless();
        if (!meaningless.isEmpty()) throw Problem.meaningless(meaningless).asException();
        return new VacancyReport(
                beds.stream()
                        .map(bed -> new BedReport(bed.bed(), new OpenNights(first, bed.open())))
                        .toList(),
                observed);
    }

    private LocalDate date(List<Violation> violations) {
        if (from == null) {
            violations.add(Violation.of("from", "required"));
            return null;
        }
        try {
            return LocalDate.parse(from);
        } catch (DateTimeException e) {
            violations.add(Violation.of("from", "not-a-date", Violations.quote(from)));
            return null;
        }
    }

    public boolean yieldsToNewer() {
        return Boolean.TRUE.equals(yieldToNewer);
    }

    /**
     * "Everything is as it stands", as of {@code observedAt}.
     *
     * @param observedAt as in a report; null: as it is sent
     * @throws net.tomarigi.platform.ProblemException when it is not a time
     */
    public static VacancyReport attestation(String observedAt) {
        if (observedAt == null) return VacancyReport.ATTESTATION;
        List<Violation> malformed = new ArrayList<>();
        Instant observed = observed(observedAt, malformed);
        if (!malformed.isEmpty()) throw Problem.malformed(malformed).asException();
        return new VacancyReport(List.of(), observed);
    }

    private static Instant observed(String observedAt, List<Violation> violations) {
        if (observedAt == null) return null;
        try {
            Instant instant = OffsetDateTime.parse(observedAt).toInstant();
            if (!instant.isBefore(LONG_AGO)) return instant;
        } catch (DateTimeException e) {
            // told below
        }
        violations.add(Violation.of("observedAt", "not-a-time", Violations.quote(observedAt)));
        return null;
    }

    private List<Violation> meaningless() {
        List<Violation> violations = new ArrayList<>();
        if (beds.isEmpty()) violations.add(Violation.of("beds", "no-beds"));
        if (beds.size() > VacancyReport.MOST_BEDS) {
            violations.add(Violation.of("beds", "too-many-beds-at-once", VacancyReport.MOST_BEDS));
            return violations;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < beds.size(); i++) {
            BedCommand bed = beds.get(i);
            String at = "beds[" + i + "]";
            if (bed == null) {
                violations.add(Violation.of(at, "required"));
                continue;
            }
            if (bed.bed() == null) violations.add(Violation.of(at + ".bed", "required"));
            else if (!Facility.ID.matcher(bed.bed()).matches())
                violations.add(Violation.of(at + ".bed", "no-such-bed", Violations.quote(bed.bed())));
            else if (!seen.add(bed.bed())) violations.add(Violation.of(at + ".bed", "bed-twice", bed.bed()));
            if (bed.open() == null) violations.add(Violation.of(at + ".open", "required"));
            else if (bed.open().isEmpty() || bed.open().length() > MOST_NIGHTS)
                violations.add(
                        Violation.of(at + ".open", "nights-1-to-60", bed.open().length()));
            else if (!bed.open().chars().allMatch(night -> night == '0' || night == '1'))
                violations.add(Violation.of(at + ".open", "nights-0-or-1"));
        }
        return violations;
    }
}
