package net.tomarigi.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.tomarigi.outbox.Decision.Change;
import net.tomarigi.outbox.EventLog.Entry;
import net.tomarigi.outbox.Outbox.Committed;

/**
 * A transaction that waits for PostgreSQL twice. Statements of one connection are sent without waiting for the answer to the
 * one before; the server works on one after the other, each on what the one before left. When one fails, the server refuses
 * those that follow, and the commit ends the transaction without having changed anything.
 */
@ApplicationScoped
class TwoTrips {
    private final Pool pool;

    TwoTrips(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param entries the events as the outbox holds them
     * @param append the statement that puts these there, and says their ids
     */
    <T> Uni<Committed<T>> run(
            List<Statement> questions,
            Decision<T> decision,
            Function<List<Event>, List<Entry>> entries,
            Function<List<Entry>, Statement> append) {
        return Uni.createFrom()
                .completionStage(() -> pool.withConnection(connection -> begin(connection, questions, decision)
                                .compose(
                                        change -> commit(connection, change, entries, append),
                                        failure -> rollBack(connection, failure)))
                        .toCompletionStage());
    }

    private static <T> Future<Change<T>> begin(
            SqlConnection connection, List<Statement> questions, Decision<T> decision) {
        List<Future<?>> sent = new ArrayList<>();
        sent.add(connection.query("begin").execute());
        List<Future<String>> answers = new ArrayList<>();
        for (Statement question : questions) answers.add(ask(connection, question));
        sent.addAll(answers);
        return Future.join(sent)
                .compose(all -> Future.fromCompletionStage(
                        decision.decide(answers.stream().map(Future::result).toList(), more -> Uni.createFrom()
                                        .completionStage(
                                                () -> ask(connection, more).toCompletionStage()))
                                .subscribeAsCompletionStage()));
    }

    private static <T> Future<Committed<T>> commit(
            SqlConnection connection,
            Change<T> change,
            Function<List<Event>, List<Entry>> entries,
            Function<List<Entry>, Statement> append) {
        List<Future<?>> sent = new ArrayList<>();
        if (change.statement() != null) sent.add(send(connection, change.statement()));
        List<Event> events = change.written().events();
        Future<Carried> appended = Future.succeededFuture(Carried.NOTHING);
        if (!events.isEmpty()) {
            List<Entry> told = entries.apply(events);
            appended = send(connection, append.apply(told)).map(ids -> new Carried(ids(ids), told));
            sent.add(appended);
        }
        sent.add(connection.query("commit").execute());
        Future<Carried> carried = appended;
        return Future.join(sent).map(all -> new Committed<>(change.written(), carried.result()));
    }

    private static List<Long> ids(RowSet<Row> rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private static <T> Future<T> rollBack(SqlConnection connection, Throwable failure) {
        return connection.query("rollback").execute().transform(ended -> Future.failedFuture(failure));
    }

    private static Future<String> ask(SqlConnection connection, Statement question) {
        return send(connection, question).map(rows -> {
            for (Row row : rows) return row.getString(0);
            return null;
        });
    }

    private static Future<RowSet<Row>> send(SqlConnection connection, Statement statement) {
        return connection.preparedQuery(statement.sql()).execute(statement.values());
    }
}
