package net.tomarigi.audit;

import static net.tomarigi.audit.TrailOfTests.entry;
import static net.tomarigi.audit.TrailOfTests.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries are appended together with what they tell, in one gapless chain for each network, and never change. */
@QuarkusTest
class AuditTrailTest {
    private static final Instant LONG_AGO = Instant.parse("2015-04-01T00:00:00Z");

    private final String network = "u-" + UUID.randomUUID();

    @Inject
    TrailOfTests trail;

    @Inject
    AuditTrail audit;

    @Inject
    PurgeTrail purge;

    @Test
    void aChainIsGaplessWhoeverAppendsAtTheSameTime() {
        String other = "u-" + UUID.randomUUID();
        List<Uni<Void>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<AuditEntry> entries = List.of(
                    entry(network, Instant.now(), "a-" + i, "account.read", "s"),
                    entry(i % 2 == 0 ? null : other, Instant.now(), "a-" + i, "account.read", "s"));
            all.add(trail.start(session -> audit.record(session, inSomeOrder(entries))));
        }

        Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(10));

        assertThat(sequences(query(null, 200)))
                .containsExactlyElementsOf(
                        LongStream.iterate(60, seq -> seq - 1).limit(60).boxed().toList());
        for (String chain : List.of(network, other, "system")) {
            Verdict verdict = trail.verify(chain);
            assertThat(verdict.isSound()).as("%s", verdict).isTrue();
        }
        assertThat(trail.verify(other).last()).isEqualTo(30);
    }

    /** In either order: the trail sorts them. */
    private static List<AuditEntry> inSomeOrder(List<AuditEntry> entries) {
        List<AuditEntry> some = new ArrayList<>(entries);
        if (entries.get(0).who().hashCode() % 2 == 0) Collections.reverse(some);
        return some;
    }

    @Test
    void anEntryGoesWithItsTransaction() {
        trail.fill(network, 1);

        assertThatThrownBy(() -> trail.inTransaction(
                        session -> audit.record(session, entry(network, Instant.now(), "a", "account.read", "s"))
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("no")))))
                .hasMessage("no");
        trail.fill(network, 1);

        assertThat(sequences(query(null, 10))).containsExactly(2L, 1L);
    }

    @Test
    void whatWasRecordedIsFoundByEachOfItsParts() {
        Instant noon = Instant.parse("2026-04-01T03:00:00.123456Z");
        trail.record(entry(network, noon, "hanako", "account.invited", "taro"));
        trail.record(entry(network, noon.plusSeconds(60), "hanako", "accounting.read", "x"));
        trail.record(entry(network, noon.plusSeconds(120), "taro", "account.read", "taro"));

        assertThat(trail.find(query(null, 200)).records().get(2))
                .isEqualTo(new AuditRecord(1, entry(network, noon, "hanako", "account.invited", "taro")));
        assertThat(found(noon.plusSeconds(60), null, null, null, null)).containsExactly(3L, 2L);
        assertThat(found(null, noon.plusSeconds(60), null, null, null)).containsExactly(1L);
        assertThat(found(null, null, "hanako", null, null)).containsExactly(2L, 1L);
        assertThat(found(null, null, null, "account", null)).containsExactly(3L, 1L);
        assertThat(found(null, null, null, "account.read", null)).containsExactly(3L);
        assertThat(found(null, null, null, null, "taro")).containsExactly(3L, 1L);
        assertThat(found(noon, noon.plusSeconds(60), "hanako", "account.invited", "taro"))
                .containsExactly(1L);
        assertThat(found(null, null, "' or true --", null, null)).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        trail.fill(network, 5);

        AuditPage first = trail.find(query(null, 2));
        AuditPage second = trail.find(query(first.next(), 2));
        AuditPage third = trail.find(query(second.next(), 2));

        assertThat(sequences(first)).containsExactly(5L, 4L);
        assertThat(sequences(second)).containsExactly(3L, 2L);
        assertThat(sequences(third)).containsExactly(1L);
        assertThat(third.next()).isNull();
    }

    @Test
    void theApplicationCannotChangeTheTrail() throws Exception {
        trail.fill(network, 3);
        for (String attempt : new String[] {
            "update audit set who = 'x'",
            "delete from audit",
            "insert into audit select * from audit",
            "truncate audit",
            "update audit_head set last = 0",
            "delete from audit_head",
            "insert into audit_head select * from audit_head",
            "truncate audit_head",
            "alter table audit disable row level security",
            "alter table audit no force row level security",
            "drop policy seen on audit",
            "drop function audit_months"
        }) {
            assertThatThrownBy(() -> asApplication("on", "", attempt))
                    .as(attempt)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        assertThatThrownBy(() -> asApplication("on", "", "select audit_purge('" + network + "', 2, 'x', 'x')"))
                .hasMessageContaining("still to be kept");
        assertThatThrownBy(() -> asApplication(
                        "on",
                        "",
                        "select audit_append(jsonb_build_object('chain', chain, 'seq', 2, 'previous', anchor),"
                                + " to_jsonb(h)) from audit_head h where chain = '" + network + "'"))
                .hasMessageContaining("not the next row");
        assertThat(trail.verify(network).isSound()).isTrue();
    }

    @Test
    void nobodySeesARowOutsideOfHisScope() throws Exception {
        trail.fill(network, 3);
        trail.record(entry(null, Instant.now(), "a", "account.read", "s"));
        for (String table : List.of("audit", "audit_head")) {
            String count = "select count(*) from " + table;
            assertThat(asApplication("", "", count)).as(table).isEqualTo("0");
            assertThat(asApplication("off", "u-other", count)).as(table).isEqualTo("0");
            assertThat(asApplication("off", network, count + " where chain <> '" + network + "'"))
                    .as(table)
                    .isEqualTo("0");
            assertThat(asApplication("on", "", count + " where chain = ''")).isNotEqualTo("0");
        }
        assertThat(asApplication("off", "x," + network, "select count(*) from audit"))
                .isEqualTo("3");
    }

    @Test
    void anybodysDoingsAreRecordedAndHisScopeStays() throws Exception {
        String scope = "select current_setting('tomarigi.all', true)";
        for (String all : List.of("off", "on")) {
            String after = trail.inTransaction(session -> session.createNativeQuery(
                            "select set_config('tomarigi.all', :all, true)", String.class)
                    .setParameter("all", all)
                    .getSingleResult()
                    .chain(() -> audit.record(session, entry(network, Instant.now(), "a", "account.read", "s")))
                    .chain(() -> session.createNativeQuery(scope, String.class).getSingleResult()));
            assertThat(after).isEqualTo(all);
        }
        assertThat(sequences(query(null, 10))).containsExactly(2L, 1L);
    }

    @Test
    void whatANetworkNoLongerKeepsIsRemovedAndTheRestVerifies() {
        String kept = Given.network();
        trail.tamper("update network set audit_months = 2 where id = '" + kept + "'");
        Instant now = Instant.now();
        for (int days : new int[] {400, 300, 200, 63, 40, 100, 1}) {
            trail.record(entry(kept, now.minus(days, ChronoUnit.DAYS), "a-" + days, "account.read", "s"));
        }
        for (int years = 6; years > 3; years--) {
            trail.record(entry(network, now.minus(366L * years, ChronoUnit.DAYS), "a", "account.read", "s"));
        }

        purge();

        // What is older than something that is kept stays: a chain has no holes.
        assertThat(sequences(trail.find(new AuditQuery(kept, null, null, null, null, null, null, 10))))
                .containsExactly(8L, 7L, 6L, 5L);
        assertThat(sequences(query(null, 10))).containsExactly(4L, 3L);
        AuditEntry said = trail.find(query(null, 1)).records().get(0).entry();
        assertThat(said.action()).isEqualTo("audit.purged");
        assertThat(said.details()).isEqualTo(Map.of("from", 1, "to", 2));
        trail.fill(kept, 2);
        purge();
        for (String chain : List.of(kept, network)) {
            Verdict verdict = trail.verify(chain);
            assertThat(verdict.isSound()).as("%s", verdict).isTrue();
        }
        assertThat(trail.verify(kept).last()).isEqualTo(10);
    }

    @Test
    void aTrailOfWhichNothingIsKeptGoesOn() {
        for (int i = 0; i < 3; i++) trail.record(entry(network, LONG_AGO, "a", "account.read", "s"));

        purge();
        trail.fill(network, 1);

        assertThat(sequences(query(null, 10))).containsExactly(5L, 4L);
        assertThat(trail.verify(network).isSound()).isTrue();
        trail.tamper("delete from audit where chain = '" + network + "' and seq = 4");
        assertThat(trail.verify(network).finding().sequence()).isEqualTo(4);
    }

    @Test
    void whatIsBrokenIsNotRemoved() {
        for (int i = 0; i < 3; i++) trail.record(entry(network, LONG_AGO, "a", "account.read", "s"));
        trail.tamper("update audit set who = 'b' where chain = '" + network + "' and seq = 2");

        purge();

        assertThat(sequences(query(null, 10))).containsExactly(3L, 2L, 1L);
        assertThat(trail.verify(network).finding().sequence()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "山田", "a b", "a\u0000"})
    void anIdIsAnId(String subject) {
        assertThatThrownBy(() -> entry(network, Instant.now(), "a", "account.read", subject))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an audit entry's subject is not one");
    }

    private void purge() {
        purge.purge().await().atMost(Duration.ofSeconds(10));
    }

    private AuditQuery query(Long before, int limit) {
        return new AuditQuery(network, null, null, null, null, null, before, limit);
    }

    private List<Long> sequences(AuditQuery query) {
        return sequences(trail.find(query));
    }

    private static List<Long> sequences(AuditPage page) {
        return page.records().stream().map(AuditRecord::sequence).toList();
    }

    private List<Long> found(Instant from, Instant to, String who, String action, String subject) {
        return sequences(new AuditQuery(network, from, to, who, action, subject, null, 10));
    }

    private String asApplication(String all, String networks, String sql) throws SQLException {
        try (Connection connection = trail.asApplication();
                Statement statement = connection.createStatement()) {
            text(
                    statement,
                    "select set_config('tomarigi.all', '" + all + "', false), set_config('tomarigi.networks', '"
                            + networks + "', false)");
            if (sql.startsWith("select")) return text(statement, sql);
            statement.execute(sql);
            return null;
        }
    }
}
