package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.TrialPlace;

/** A simulated year's beds that are paid for, and its stays on trial, which the database makes stays. */
final class WriteBeds {
    private final BulkRows rows;
    private final Sealer sealer;
    private final YearPlan plan;
    private final YearRecord record;

    WriteBeds(Connection connection, Sealer sealer, YearPlan plan, YearRecord record) {
        this.rows = new BulkRows(connection);
        this.sealer = sealer;
        this.plan = plan;
        this.record = record;
    }

    void reserved() throws SQLException {
        rows.insert("reserved_bed", record.agreements.values(), WriteBeds::agreement);
        List<Map<String, Object>> nights = new ArrayList<>();
        record.reservedNights.forEach((agreement, spoken) -> spoken.values()
                .forEach(one -> nights.add(BulkRows.row(
                        "reserved_id",
                        agreement,
                        "night",
                        one.night(),
                        "state",
                        one.state(),
                        "asked_at",
                        one.askedAt(),
                        "asked_by",
                        one.askedBy(),
                        "decided_at",
                        one.decidedAt(),
                        "decided_by",
                        one.decidedBy()))));
        rows.insert("reserved_night", nights);
        rows.insert(
                "reserved_account",
                record.settled,
                one -> BulkRows.row(
                        "network_id",
                        plan.network(),
                        "month",
                        one.month().atDay(1),
                        "closed_at",
                        one.closedAt(),
                        "closed_by",
                        one.closedBy(),
                        "lines",
                        one.lines()));
        rows.insert(
                "reserved_correction",
                record.corrections,
                one -> BulkRows.row(
                        "id",
                        one.correction().id(),
                        "network_id",
                        plan.network(),
                        "month",
                        one.month().atDay(1),
                        "facility_id",
                        one.correction().facility(),
                        "yen",
                        one.correction().yen(),
                        "reason",
                        one.correction().reason(),
                        "at",
                        one.correction().at(),
                        "by",
                        one.correction().by()));
    }

    private static Map<String, Object> agreement(Agreement one) {
        return BulkRows.row(
                "id",
                one.id(),
                "network_id",
                one.network(),
                "facility_id",
                one.facility(),
                "bed_id",
                one.bed(),
                "bed_label",
                one.bedLabel(),
                "first_night",
                one.first(),
                "last_night",
                one.last(),
                "weekdays",
                bits(one.weekdays(), DayOfWeek.values()),
                "yen",
                one.yen(),
                "yen_when_used",
                one.yenWhenUsed(),
                "release_days",
                one.releaseDays(),
                "made_at",
                one.madeAt(),
                "made_by",
                one.madeBy(),
                "version",
                one.version());
    }

    void trials() throws SQLException {
        rows.insert("trial_place", record.places, this::place);
        rows.insert("trial", record.trials.values(), this::trial);
    }

    private Map<String, Object> place(TrialPlace one) {
        return BulkRows.row(
                "id",
                one.id(),
                "network_id",
                one.network(),
                "facility_id",
                one.facility(),
                "bed_id",
                one.bed(),
                "name",
                one.name(),
                "town",
                one.town(),
                "what",
                one.what(),
                "help",
                one.help(),
                "capacity",
                one.capacity(),
                "months",
                bits(one.months(), Month.values()),
                "closed",
                one.isClosed(),
                "version",
                one.version(),
                "changed_at",
                plan.begin());
    }

    private Map<String, Object> trial(Trial one) {
        return BulkRows.row(
                "id",
                one.id(),
                "network_id",
                one.network(),
                "place_id",
                one.place(),
                "registrant_id",
                one.registrant(),
                "facility_id",
                one.facility(),
                "bed_id",
                one.bed(),
                "first_night",
                one.from(),
                "nights",
                one.nights(),
                "state",
                one.state(),
                "next_due",
                one.nextDue(),
                "changed_at",
                one.changedAt(),
                "version",
                one.version(),
                "data",
                one.facts(),
                "personal",
                sealer.seal(EventJson.writeData(one.words()), "trial.personal:" + one.id()));
    }

    /** One character for each that there is: Monday or January first. */
    private static <T> String bits(Set<T> some, T[] all) {
        StringBuilder bits = new StringBuilder();
        for (T one : all) bits.append(some.contains(one) ? '1' : '0');
        return bits.toString();
    }
}
