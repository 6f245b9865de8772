package net.tomarigi.report;

/**
 * What a table of the account tells; its figures are defined in docs/report.md under the same key.
 *
 * @param population what is counted: counts of one population with the same attributes are the same count in all tables
 * @param fixed what all that is counted has in common, as {@code answer=NO}; empty: nothing
 */
public record Table(
        String key,
        Kind kind,
        boolean isPublished,
        String population,
        String fixed,
        Axis rows,
        Axis columns,
        Chart chart) {
    /** What its cells are. */
    public enum Kind {
        /** Whole numbers of people, or of what somebody did: small ones are hidden in what is published. */
        COUNTS,
        /** Medians, means and yen: they rest on a number of cases, and are published where it is not small. */
        MEASURES,
        /** Of facilities, not of persons: nothing is hidden. */
        FACILITIES
    }

    /** How it is drawn for whoever would rather look than read. */
    public enum Chart {
        NONE,
        /** A bar for each row. */
        BARS,
        /** A bar for each row, made of the columns. */
        STACKED
    }

    static Table counts(String key, String population, Axis rows, Axis columns, Chart chart) {
        return new Table(key, Kind.COUNTS, true, population, "", rows, columns, chart);
    }

    static Table measures(String key, Axis rows, Axis columns, Chart chart) {
        return new Table(key, Kind.MEASURES, true, "", "", rows, columns, chart);
    }

    static Table facilities(String key, Axis rows, Axis columns, Chart chart) {
        return new Table(key, Kind.FACILITIES, true, "", "", rows, columns, chart);
    }

    /** Only of those that have this in common. */
    Table where(String attribute) {
        return new Table(key, kind, isPublished, population, attribute, rows, columns, chart);
    }

    /** For the office alone. */
    Table internal() {
        return new Table(key, kind, false, population, fixed, rows, columns, chart);
    }
}
