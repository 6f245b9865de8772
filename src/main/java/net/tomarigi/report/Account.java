package net.tomarigi.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The account of a year.
 *
 * @param isPublished small numbers are hidden, and what is for the office alone is left out
 * @param madeAt when its figures were counted
 * @param parts one for each function, in the guidebook's order
 * @param names of facilities, by id
 */
public record Account(
        String network,
        String networkName,
        FiscalYear year,
        boolean isPublished,
        Instant madeAt,
        Written written,
        List<Part> parts,
        Map<String, String> names) {
    /** A function with its tables. */
    public record Part(Function function, List<Filled> tables) {}

    static Account of(
            String network,
            String networkName,
            FiscalYear year,
            boolean isPublished,
            Instant madeAt,
            Written written,
            Figures figures) {
        List<Part> whole = Section.ALL.stream()
                .map(section -> new Part(
                        section.function(),
                        section.tables().stream()
                                .map(table -> Filled.of(table, figures))
                                .toList()))
                .toList();
        return new Account(
                network,
                networkName,
                year,
                isPublished,
                madeAt,
                written,
                isPublished ? published(whole, written.threshold()) : whole,
                figures.names());
    }

    private static List<Part> published(List<Part> whole, int threshold) {
        List<Filled> shown = Published.of(
                whole.stream().flatMap(part -> part.tables().stream()).toList(), threshold);
        return whole.stream()
                .map(part -> new Part(
                        part.function(),
                        shown.stream()
                                .filter(one -> part.tables().stream().anyMatch(table -> table.table() == one.table()))
                                .toList()))
                .toList();
    }

    /** The table of that key; null: there is none in it. */
    public Filled find(String key) {
        return parts.stream()
                .flatMap(part -> part.tables().stream())
                .filter(one -> one.table().key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
