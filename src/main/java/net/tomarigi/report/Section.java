package net.tomarigi.report;

import java.util.List;

/**
 * A part of the account: one of the five functions, with its tables and what the office writes to it.
 *
 * @param tables none: what is done there is recorded nowhere yet, so it is only written about
 */
public record Section(Function function, List<Table> tables) {
    /** In the guidebook's order. Whoever records something for the account adds tables here, and a query for them. */
    public static final List<Section> ALL = List.of(
            new Section(Function.CONSULTATION, Tables.CONSULTATION),
            new Section(Function.EMERGENCY, Tables.EMERGENCY),
            new Section(Function.TRIAL, Tables.TRIAL),
            new Section(Function.TRAINING, Tables.TRAINING),
            new Section(Function.COMMUNITY, Tables.COMMUNITY));

    public Section {
        tables = List.copyOf(tables);
    }
}
