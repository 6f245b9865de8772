package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PostgreSQL itself shows to the product, whatever a statement forgets to ask for. */
@QuarkusTest
class RowSecurityTest {
    /** Of all tables, those with rows about people. */
    private static final Set<String> PERSONAL = Set.of(
            "principal",
            "account",
            "token",
            "one_time_link",
            "passkey",
            "consent",
            "registrant",
            "register_entry",
            "qualification",
            "trial",
            "capsule_sheet",
            "audit",
            "audit_head");

    @Inject
    DataSource product;

    @Inject
    Truth truth;

    @Test
    void everyTableAboutPeopleIsGuardedAndTheProductOwnsNone() throws SQLException {
        assertThat(texts("select relname from pg_class where relrowsecurity and relforcerowsecurity"))
                .containsAll(PERSONAL);
        assertThat(texts("select tablename from pg_tables where schemaname = 'public' and tableowner = current_user"))
                .isEmpty();
        assertThat(texts("select current_user")).containsExactly("tomarigi_app");
    }

    @Test
    void withoutSayingForWhomTheProductSeesAndChangesNobody() throws SQLException {
        String network = Given.network();
        As.officer(network);
        for (String table : List.of("principal", "account", "token")) {
            assertThat(truth.count(table)).as(table).isPositive();
            assertThat(texts("select count(*) from " + table)).as(table).containsExactly("0");
            assertThat(changed("delete from " + table)).as(table).isZero();
        }
        assertThat(changed("update principal set name = 'x'")).isZero();
        assertThat(changed("update account set password = 'x'")).isZero();
        assertThatThrownBy(() ->
                        changed("insert into principal (id, kind, name, made_by) values ('x', 'PERSON', 'x', 'x')"))
                .isInstanceOf(SQLException.class);
    }

    @Tag("N3")
    @Test
    void forANetworkItSeesWhoHasARoleThereAndNobodyElse() throws SQLException {
        String network = Given.network();
        String facility = Given.facility(network, 1);
        String officer = id(As.officer(network));
        String staff = id(As.provider(facility));
        String foreigner = id(As.officer(Given.network()));

        List<String> seen = as("tomarigi.networks", network, "select id from principal");

        assertThat(seen).containsExactlyInAnyOrder(officer, staff).doesNotContain(foreigner);
        assertThat(as("tomarigi.networks", network, "select distinct principal_id from token"))
                .containsExactlyInAnyOrder(officer, staff);
        assertThat(as("tomarigi.facilities", facility, "select id from principal"))
                .containsExactly(staff);
        assertThat(as("tomarigi.account", foreigner, "select id from principal"))
                .containsExactly(foreigner);
    }

    @Tag("A1")
    @Test
    void somebodyIsSeenElsewhereByWhomTheirConsentNamesAndForAsLongAsItLasts() throws SQLException {
        String home = Given.network();
        String other = Given.network();
        String facility = Given.facility(Given.network(), 1);
        String person = Given.id(As.bearer(As.coordinator(home))
                .contentType(ContentType.JSON)
                .body("{\"personal\":{\"name\":\"x\"}}")
                .post("/api/networks/" + home + "/registrants")
                .then()
                .statusCode(201));
        String toNetwork = consent(person, "network_id", other);
        String toFacility = consent(person, "facility_id", facility);

        assertThat(maySee(person, home, "networks", home)).isTrue();
        assertThat(maySee(person, home, "networks", other)).isTrue();
        assertThat(maySee(person, home, "facilities", facility)).isTrue();
        assertThat(maySee(person, home, "networks", Given.network())).isFalse();
        assertThat(maySee("another", home, "networks", other)).isFalse();
        assertThat(as("tomarigi.networks", other, "select id from registrant")).containsExactly(person);
        assertThat(as("tomarigi.facilities", facility, "select id from registrant"))
                .containsExactly(person);

        truth.change("update consent set revoked_at = clock_timestamp() where id = '" + toNetwork + "'");
        truth.change("update consent set ends_at = clock_timestamp() where id = '" + toFacility + "'");
        assertThat(maySee(person, home, "networks", other)).isFalse();
        assertThat(maySee(person, home, "facilities", facility)).isFalse();
        assertThat(as("tomarigi.networks", other, "select id from registrant")).isEmpty();
        truth.change(
                "update consent set revoked_at = null, given_at = clock_timestamp() + interval '1 day' where id = '"
                        + toNetwork + "'");
        assertThat(maySee(person, home, "networks", other)).isFalse();
        assertThat(maySee(person, home, "networks", home)).isTrue();
    }

    private String consent(String person, String whom, String id) {
        String consent = Secret.id();
        truth.change("insert into consent (id, person_id, " + whom + ", scope, given_at) values ('" + consent + "', '"
                + person + "', '" + id + "', 'PROFILE', clock_timestamp() - interval '1 hour')");
        return consent;
    }

    private boolean maySee(String person, String home, String scope, String who) throws SQLException {
        return as("tomarigi." + scope, who, "select may_see_person('" + person + "', '" + home + "')")
                .equals(List.of("t"));
    }

    @Test
    void whatWasSaidEndsWithItsTransaction() throws SQLException {
        try (Connection connection = product.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('tomarigi.all', 'on', true)");
            assertThat(texts(statement, "select count(*) from principal").get(0))
                    .isNotEqualTo("0");
            connection.commit();
            assertThat(texts(statement, "select count(*) from principal")).containsExactly("0");
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void theProductCannotLiftTheGuard() {
        for (String attempt : List.of(
                "alter table principal disable row level security",
                "alter table principal no force row level security",
                "drop policy seen on principal",
                "create policy mine on principal using (true)",
                "set role tomarigi",
                "set session authorization tomarigi",
                "alter role tomarigi_app bypassrls",
                "truncate principal cascade",
                "create or replace function sees_all() returns boolean language sql as 'select true'"))
            assertThatThrownBy(() -> changed(attempt)).as(attempt).isInstanceOf(SQLException.class);
    }

    private static String id(String token) {
        return As.bearer(token).get("/api/me").path("id");
    }

    private List<String> as(String setting, String value, String query) throws SQLException {
        try (Connection connection = product.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('" + setting + "', '" + value + "', true)");
            List<String> found = texts(statement, query);
            connection.rollback();
            connection.setAutoCommit(true);
            return found;
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection connection = product.getConnection();
                Statement statement = connection.createStatement()) {
            return texts(statement, query);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) texts.add(found.getString(1));
        }
        return texts;
    }

    /** How many rows; nothing is kept. */
    private int changed(String sql) throws SQLException {
        try (Connection connection = product.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                return statement.executeUpdate(sql);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
