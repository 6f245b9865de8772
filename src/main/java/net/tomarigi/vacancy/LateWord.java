package net.tomarigi.vacancy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.vacancy.ReportOutcome.ReportedBed;
import net.tomarigi.vacancy.ReportOutcome.SaidSince;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/**
 * Whether a word that arrived late may still count: of two words about one night, the one that was said last stands, not
 * the one that arrived last. Where both say the same there is nothing to settle.
 */
public final class LateWord {
    private LateWord() {}

    /**
     * Something that was said after the late word.
     *
     * @param said empty in an attestation
     */
    public record Since(Instant at, boolean attestation, List<BedReport> said) {}

    /**
     * Why the late word gives way; empty when it may count.
     *
     * @param stands what stands of each bed that the late word mentions; a bed of which nothing was said is missing
     * @param since what was said after it of these beds, and all attestations; the newest first
     * @param more there may be words that are missing in {@code since}, which then count as contradictions
     */
    public static Optional<SaidSince> refusal(
            VacancyReport late, Map<String, BedNights> stands, List<Since> since, boolean more) {
        if (late.isAttestation())
            return since.stream()
                    .filter(word -> !word.attestation())
                    .findFirst()
                    .map(word -> new SaidSince(word.at(), false, List.of()));
        boolean differs = late.beds().stream().anyMatch(said -> !nights(stands.get(said.bed()), said.nights())
                .equals(said.nights().open()));
        if (!differs) return Optional.empty();
        Optional<Since> newer = since.stream()
                .filter(word -> late.beds().stream().anyMatch(said -> contradicts(word, said, stands.get(said.bed()))))
                .findFirst();
        if (newer.isEmpty() && more) newer = Optional.of(since.get(since.size() - 1));
        return newer.map(word -> new SaidSince(word.at(), word.attestation(), standing(late, stands)));
    }

    /** Whether the newer word is about a night for which the late one would change what stands. */
    private static boolean contradicts(Since newer, BedReport late, BedNights stands) {
        String now = nights(stands, late.nights());
        for (int i = 0; i < now.length(); i++) {
            if (now.charAt(i) == late.nights().open().charAt(i)) continue;
            LocalDate night = late.nights().from().plusDays(i);
            if (newer.attestation()) return true;
            for (BedReport said : newer.said())
                if (said.bed().equals(late.bed()) && mentions(said.nights(), night)) return true;
        }
        return false;
    }

    private static boolean mentions(OpenNights said, LocalDate night) {
        return !night.isBefore(said.from()) && night.isBefore(said.end());
    }

    private static List<ReportedBed> standing(VacancyReport late, Map<String, BedNights> stands) {
        List<ReportedBed> beds = new ArrayList<>();
        for (BedReport said : late.beds()) {
            BedNights bed = stands.get(said.bed());
            beds.add(new ReportedBed(said.bed(), bed == null ? 0 : bed.version(), nights(bed, said.nights())));
        }
        return beds;
    }

    private static String nights(BedNights stands, OpenNights mentioned) {
        int count = mentioned.open().length();
        return stands == null ? "0".repeat(count) : stands.nights().slice(mentioned.from(), count);
    }
}
