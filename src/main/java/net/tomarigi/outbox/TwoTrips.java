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

    /** @param append the statement that appends these events to the outbox */
    <T> Uni<Written<T>> run(List<Statement> questions, Decision<T> decision, Function<List<Event>, Statement> append) {
        return Uni.createFrom().completionStage(() -> pool.withConnection(connection -> begin(
                                connection, questions, decision)
                        .compose(
                                change -> commit(connection, change, append), failure -> rollBack(connection, failure)))
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

    private static <T> Future<Written<T>> commit(
            SqlConnection connection, Change<T> change, Function<List<Event>, Statement> append) {
        List<Future<?>> sent = new ArrayList<>();
        if (change.statement() != null) sent.add(send(connection, change.statement()));
        List<Event> events = change.written().events();
        if (!events.isEmpty()) sent.add(send(connection, append.apply(events)));
        sent.add(connection.query("commit").execute());
        return Future.join(sent).map(change.written());
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
