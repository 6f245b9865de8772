package net.tomarigi.outbox;

import io.vertx.sqlclient.Tuple;
import java.util.Arrays;

/**
 * What PostgreSQL is asked or told.
 *
 * @param sql always the same text for the same purpose, so that it is prepared once for each connection
 * @param values of its $1, $2, …
 */
public record Statement(String sql, Tuple values) {
    public static Statement of(String sql, Object... values) {
        return new Statement(sql, Tuple.from(Arrays.asList(values)));
    }
}
