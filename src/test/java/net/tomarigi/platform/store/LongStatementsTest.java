package net.tomarigi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LongStatementsTest {
    private static final String LONG = "select cast($1 as integer) /* " + "long ".repeat(2_000) + "*/";

    private static final String PREPARED = "select count(*) from pg_prepared_statements where statement = $1";

    @Inject
    Pool pool;

    @Test
    void aLongStatementStaysPreparedOnItsConnection() throws Exception {
        long prepared = pool.withConnection(connection -> connection
                        .preparedQuery(LONG)
                        .execute(Tuple.of(1))
                        .compose(first -> connection.preparedQuery(LONG).execute(Tuple.of(2)))
                        .compose(second -> connection.preparedQuery(PREPARED).execute(Tuple.of(LONG)))
                        .map(rows -> rows.iterator().next().getLong(0)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(prepared).isEqualTo(1);
    }
}
