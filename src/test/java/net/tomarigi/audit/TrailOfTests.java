package net.tomarigi.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.tomarigi.platform.Background;
import net.tomarigi.sealing.Sealer;
import org.eclipse.microprofile.config.Config;
import org.hibernate.reactive.mutiny.Mutiny;

/** The trail as the tests fill it through the product, and as somebody changes it who can write to the database. */
@ApplicationScoped
class TrailOfTests {
    /** So that a short chain has several pages. */
    private static final int PAGE_ROWS = 3;

    private final Mutiny.SessionFactory sessions;
    private final Background background;
    private final AuditTrail trail;
    private final Sealer sealer;
    private final Config config;

    TrailOfTests(
            Mutiny.SessionFactory sessions, Background background, AuditTrail trail, Sealer sealer, Config config) {
        this.sessions = sessions;
        this.background = background;
        this.trail = trail;
        this.sealer = sealer;
        this.config = config;
    }

    static AuditEntry entry(String network, Instant at, String who, String action, String subject) {
        return new AuditEntry(network, at, who, action, "account", subject, Map.of("fields", List.of("phone", "名")));
    }

    /** That many entries, each in a transaction of its own. */
    void fill(String network, int entries) {
        for (int i = 1; i <= entries; i++) record(entry(network, Instant.now(), "a-" + i, "account.read", "s-" + i));
    }

    void record(AuditEntry entry) {
        inTransaction(session -> trail.record(session, entry));
    }

    <T> T inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return start(work).await().atMost(Duration.ofSeconds(10));
    }

    <T> Uni<T> start(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return background.run(() -> sessions.withStatelessTransaction(work::apply));
    }

    AuditPage find(AuditQuery query) {
        return inTransaction(session -> session.createNativeQuery(VerifyTrail.EVERYTHING, String.class)
                .getSingleResult()
                .chain(() -> trail.find(session, query)));
    }

    Verdict verify(String chain) {
        return verify(sealer, chain);
    }

    Verdict verify(Sealer with, String chain) {
        return verifyAll(with).stream()
                .filter(verdict -> verdict.chain().equals(chain))
                .findFirst()
                .orElseThrow();
    }

    List<Verdict> verifyAll() {
        return verifyAll(sealer);
    }

    private List<Verdict> verifyAll(Sealer with) {
        try (Connection connection = asApplication()) {
            return new VerifyTrail(with, PAGE_ROWS).verify(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection asApplication() throws SQLException {
        return connect("quarkus.datasource");
    }

    private Connection connect(String settings) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue(settings + ".username", String.class),
                config.getValue(settings + ".password", String.class));
    }

    /** As the tables' owner, who can put row-level security aside. */
    void tamper(String... statements) {
        try (Connection connection = connect("quarkus.flyway");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // In the order in which the product takes them.
            statement.execute("alter table audit_head no force row level security");
            statement.execute("alter table audit no force row level security");
            for (String each : statements) statement.execute(each);
            statement.execute("alter table audit force row level security");
            statement.execute("alter table audit_head force row level security");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : null;
        }
    }
}
