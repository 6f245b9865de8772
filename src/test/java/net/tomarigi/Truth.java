package net.tomarigi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** PostgreSQL as a test asks it, past the product: as the owner of the tables, who sees every row. */
@ApplicationScoped
public class Truth {
    private final String url;
    private final String owner;
    private final String password;
    private Connection connection;

    Truth(
            @ConfigProperty(name = "quarkus.flyway.jdbc-url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.url = url + "?options=-c%20tomarigi.all=on";
        this.owner = owner;
        this.password = password;
    }

    public long count(String tableAndCondition) {
        return number("select count(*) from " + tableAndCondition);
    }

    public long number(String query) {
        return Long.parseLong(text(query));
    }

    /** The first column of the first row; null when there is none. */
    public String text(String query) {
        return asked(query, statement -> {
            try (ResultSet found = statement.executeQuery(query)) {
                return found.next() ? found.getString(1) : null;
            }
        });
    }

    public int change(String statement) {
        return asked(statement, sql -> sql.executeUpdate(statement));
    }

    /** One connection serves all; one of before PostgreSQL was killed is of no use any more, and another is made. */
    private synchronized <T> T asked(String text, Question<T> question) {
        SQLException last = null;
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                if (connection == null) connection = DriverManager.getConnection(url, owner, password);
                try (Statement statement = connection.createStatement()) {
                    return question.ask(statement);
                }
            } catch (SQLException e) {
                if (!isOfConnection(e)) throw new IllegalStateException(text, e);
                last = e;
                close();
            }
        }
        throw new IllegalStateException(text, last);
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (connection != null) connection.close();
        } catch (SQLException alreadyGone) {
            // it was of no use
        } finally {
            connection = null;
        }
    }

    private static boolean isOfConnection(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private interface Question<T> {
        T ask(Statement statement) throws SQLException;
    }
}
