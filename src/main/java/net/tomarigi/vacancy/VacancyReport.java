package net.tomarigi.vacancy;

import java.time.Instant;
import java.util.List;
import net.tomarigi.facility.OpenNights;

/**
 * A facility's word about some of its beds: whole states of the nights mentioned; what is not mentioned stays as it is.
 *
 * @param beds at least one, none twice; empty only in an attestation
 * @param observedAt when staff saw it to be so; null: as it is sent
 */
public record VacancyReport(List<BedReport> beds, Instant observedAt) {
    /** "Everything is as it stands." */
    public static final VacancyReport ATTESTATION = new VacancyReport(List.of(), null);

    /** More beds than any facility of the national list has (267). */
    public static final int MOST_BEDS = 300;

    public VacancyReport {
        beds = List.copyOf(beds);
        if (beds.size() > MOST_BEDS) throw new IllegalArgumentException("at most " + MOST_BEDS + " beds");
    }

    public boolean isAttestation() {
        return beds.isEmpty();
    }

    /** What is said of one bed. */
    public record BedReport(String bed, OpenNights nights) {}
}
