package net.tomarigi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import net.tomarigi.audit.RecordOverJdbc;
import net.tomarigi.placement.Procedure;
import net.tomarigi.sealing.Sealer;

/**
 * Fills a network with a year that never was, so that a newcomer sees pages with life in them and a test has something to
 * count. It needs PostgreSQL alone and may run beside nodes that serve, which then learn of it. All of it is one transaction:
 * whoever interrupts it leaves nothing behind. It never writes into a network in which anybody works.
 */
public final class SimulateYear {
    /** For what must be seen whole. */
    private static final String EVERYTHING = "select set_config('tomarigi.all', 'on', true)";

    /** So that of two who fill at the same moment one waits. */
    private static final String ALONE = "select 1 from pg_advisory_xact_lock(hashtextextended('simulated year', 0))";

    private static final String STANDS = """
            select exists (select from network where id = ?),
                (select string_agg(facility_id, ',' order by facility_id) from membership where network_id = ?),
                exists (select from emergency_case where network_id = ?) or exists (select from registrant where network_id = ?),
                exists (select from principal where id = ?)
            """;

    private static final String BY = "simulate-year";

    /** What it takes to make up a year, of all the time that it takes. */
    private static final double MAKING = .35;

    private final Sealer sealer;

    public SimulateYear(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param people on the roster; {@code drills} are not among the cases */
        record Filled(int people, int cases, int drills, int facilities) implements Outcome {}

        /** It was filled before, and is as it was. */
        record Already() implements Outcome {}

        /** Somebody works there, or it is somebody's. */
        record InUse() implements Outcome {}
    }

    /**
     * @param connection that is in no transaction; it is given back so
     * @param progress is told now and then how much is done, from 0 to 1
     */
    public Outcome fill(Connection connection, YearPlan plan, DoubleConsumer progress) throws SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            query(connection, EVERYTHING);
            query(connection, ALONE);
            Outcome outcome = inTransaction(connection, plan, progress);
            connection.commit();
            if (outcome instanceof Outcome.Filled) progress.accept(1);
            return outcome;
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    private Outcome inTransaction(Connection connection, YearPlan plan, DoubleConsumer progress) throws SQLException {
        List<DemoFacility> facilities = Demo.read(plan.network());
        String staff =
                new YearOfStaff(plan.network(), facilities).people().get(0).id();
        boolean isThere;
        try (PreparedStatement stands = connection.prepareStatement(STANDS)) {
            for (int i = 1; i <= 4; i++) stands.setString(i, plan.network());
            stands.setString(5, staff);
            try (ResultSet found = stands.executeQuery()) {
                found.next();
                isThere = found.getBoolean(1);
                if (found.getBoolean(4)) return new Outcome.Already();
                String ours = String.join(
                        ",",
                        new TreeSet<>(facilities.stream().map(DemoFacility::id).toList()));
                if (isThere && (found.getBoolean(3) || !ours.equals(found.getString(2)))) return new Outcome.InUse();
            }
        }
        Procedure procedure = Demo.readProcedure();
        YearRecord record = SimulatedYear.of(plan, facilities, procedure, done -> progress.accept(MAKING * done));
        WriteYear write = new WriteYear(connection, sealer, plan, facilities, procedure, record);
        write.all(!isThere, done -> progress.accept(MAKING + (.99 - MAKING) * done));
        long drills = record.cases.values().stream()
                .filter(one -> one.kept().practice())
                .count();
        Outcome.Filled filled = new Outcome.Filled(
                record.people.size(), record.cases.size() - (int) drills, (int) drills, facilities.size());
        new RecordOverJdbc(sealer)
                .record(
                        connection,
                        BY,
                        "network.simulated",
                        "network",
                        plan.network(),
                        Map.of("seed", plan.seed(), "people", filled.people(), "cases", filled.cases()));
        return filled;
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
