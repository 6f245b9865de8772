package net.tomarigi.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a change of keys everything is sealed anew, so that the old key can go. */
@QuarkusTest
class ResealTest {
    /** More than a batch. */
    private static final int ROWS = 603;

    private static final List<SealedColumn> COLUMNS = List.of(
            new SealedColumn("sealed_example", "id", "name", "name_index", "example.name"),
            SealedColumn.of("sealed_example", "id", "note"));

    private final String k1 = Keyring.made("k1");
    private final String k2 = Keyring.made("k2");
    private final Sealer old = new Sealer(new Keyring(k1));
    private final Sealer next = new Sealer(new Keyring(k2));
    private final Reseal reseal = new Reseal(new Keyring(k2 + "," + k1));

    @Inject
    Config config;

    private Connection owner;

    @BeforeEach
    void sealWithTheOldKey() throws SQLException {
        owner = DriverManager.getConnection(
                "jdbc:" + config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        run("drop table if exists sealed_example");
        run("create table sealed_example (id integer primary key, name text, name_index text unique, note text)");
        // As tables of persons are: without a scope nothing is seen, by the owner either.
        run("alter table sealed_example enable row level security");
        run("alter table sealed_example force row level security");
        run("create policy seen on sealed_example using (sees_all())");
        run("select set_config('tomarigi.all', 'on', false)");
        try (PreparedStatement insert = owner.prepareStatement("insert into sealed_example values (?, ?, ?, ?)")) {
            for (int id = 1; id <= ROWS; id++) {
                insert.setInt(1, id);
                insert.setString(2, old.seal("名" + id, "sealed_example.name:" + id));
                insert.setString(3, old.index("名" + id, "example.name").get(0));
                insert.setString(4, id % 2 == 0 ? null : old.seal("", "sealed_example.note:" + id));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run("select set_config('tomarigi.all', '', false)");
    }

    @AfterEach
    void takeAway() throws SQLException {
        run("drop table sealed_example");
        owner.close();
    }

    @Test
    void theNewKeyAloneOpensEverythingAndFindsIt() throws SQLException {
        List<Reseal.Outcome> outcomes = reseal.run(owner, COLUMNS);

        assertThat(outcomes)
                .extracting(Object::toString)
                .containsExactly("sealed_example.name: 603 resealed", "sealed_example.note: 302 resealed");
        for (int id : new int[] {1, 2, 500, 501, ROWS}) {
            assertThat(next.open(value("name", id), "sealed_example.name:" + id))
                    .isEqualTo("名" + id);
            assertThat(value("name_index", id))
                    .isEqualTo(next.index("名" + id, "example.name").get(0));
        }
        assertThat(value("note", 2)).isNull();
        assertThat(text("select count(*) from sealed_example where name not like 'k2:%' or name_index not like 'k2:%'"
                        + " or note not like 'k2:%'"))
                .isEqualTo("0");
    }

    @Test
    void whatIsSealedAnewStaysAsItIs() throws SQLException {
        reseal.run(owner, COLUMNS);
        String before = value("name", 7);

        assertThat(reseal.run(owner, COLUMNS))
                .extracting(Reseal.Outcome::resealed)
                .containsOnly(0);

        assertThat(value("name", 7)).isEqualTo(before);
    }

    @Test
    void aValueThatNoKeyOpensHoldsNothingUpAndIsNamed() throws SQLException {
        text("with it as (update sealed_example set name = (select name from sealed_example where id = 2) where id = 1"
                + " returning 1) select count(*) from it");

        Reseal.Outcome outcome = reseal.run(owner, COLUMNS).get(0);

        assertThat(outcome.resealed()).isEqualTo(ROWS - 1);
        assertThat(outcome.unreadable())
                .hasSize(1)
                .allMatch(sentence -> sentence.startsWith("sealed_example.name:1: "));
        assertThat(outcome.toString()).doesNotContain(value("name", 1));
        assertThatThrownBy(() -> next.open(value("name", 1), "sealed_example.name:1"))
                .isInstanceOf(UnknownKey.class);
    }

    @Test
    void eachColumnThatAFeatureDeclaresIsThere() throws SQLException {
        assertThat(SealedColumns.listAll()).isNotEmpty();
        for (SealedColumn column : SealedColumns.listAll()) {
            assertThat(text("select count(" + column.key() + ") + count(" + column.column() + ")"
                            + (column.index() == null ? "" : " + count(" + column.index() + ")") + " from "
                            + column.table()))
                    .as("%s", column)
                    .isNotNull();
        }
    }

    private String value(String column, int id) throws SQLException {
        return text("select " + column + " from sealed_example where id = " + id);
    }

    /** With everything in sight. */
    private String text(String query) throws SQLException {
        run("select set_config('tomarigi.all', 'on', false)");
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } finally {
            run("select set_config('tomarigi.all', '', false)");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
