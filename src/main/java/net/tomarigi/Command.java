package net.tomarigi;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import net.tomarigi.access.InviteAdministrator;
import net.tomarigi.access.InviteAdministrator.Outcome;
import net.tomarigi.audit.Verdict;
import net.tomarigi.audit.VerifyTrail;
import net.tomarigi.demo.ProgressBar;
import net.tomarigi.demo.SimulateYear;
import net.tomarigi.demo.YearPlan;
import net.tomarigi.embedded.MissingStores;
import net.tomarigi.embedded.StartFailure;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.sealing.Keyring;
import net.tomarigi.sealing.Reseal;
import net.tomarigi.sealing.SealedColumns;
import net.tomarigi.sealing.Sealer;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/**
 * What the process can be asked to do instead of serving. A command needs PostgreSQL and nothing else of the product: it may
 * run beside nodes that serve and becomes none of them; an embedded database it starts itself.
 */
enum Command {
    MIGRATE("migrate") {
        @Override
        boolean needsKeys() {
            return false;
        }

        @Override
        boolean run(Config config, List<String> words, PrintStream out) {
            out.println(Migration.run(config));
            return true;
        }
    },
    VERIFY_AUDIT("verify-audit") {
        @Override
        boolean run(Config config, List<String> words, PrintStream out) throws SQLException {
            List<Verdict> verdicts;
            try (Connection connection = connect(config)) {
                verdicts = new VerifyTrail(new Sealer(keys(config))).verify(connection);
            }
            verdicts.forEach(out::println);
            if (verdicts.isEmpty()) out.println("The trail is empty.");
            return verdicts.stream().allMatch(Verdict::isSound);
        }
    },
    RESEAL("reseal") {
        @Override
        boolean run(Config config, List<String> words, PrintStream out) throws SQLException {
            List<Reseal.Outcome> outcomes;
            try (Connection connection = connect(config)) {
                outcomes = new Reseal(keys(config)).run(connection, SealedColumns.listAll());
            }
            outcomes.forEach(out::println);
            return outcomes.stream().allMatch(outcome -> outcome.unreadable().isEmpty());
        }
    },
    INVITE_ADMINISTRATOR("invite-administrator") {
        @Override
        boolean run(Config config, List<String> words, PrintStream out) throws SQLException {
            if (words.size() != 1) throw new StartFailure("Say who: invite-administrator <username>.");
            Outcome outcome;
            try (Connection connection = connect(config)) {
                outcome = new InviteAdministrator(new Sealer(keys(config))).invite(connection, words.get(0));
            }
            if (outcome instanceof Outcome.Invited invited) {
                out.println(address(config) + invited.path());
                out.println("Open it within " + invited.purpose().lasts().toHours()
                        + " hours to choose a password; it works once.");
                return true;
            }
            out.println(
                    outcome instanceof Outcome.NotAName
                            ? "A user name has 2 to 64 letters, digits and . _ - @, and begins with a letter or digit."
                            : words.get(0) + " is no administrator, or is suspended; choose another user name.");
            return false;
        }
    },
    SIMULATE_YEAR("simulate-year") {
        @Override
        boolean run(Config config, List<String> words, PrintStream out) throws SQLException {
            // Whoever has just begun has no tables yet; elsewhere they are migrated by those who may.
            if (config.getOptionalValue(MissingStores.POSTGRESQL_IS_OURS, Boolean.class)
                    .orElse(false)) Migration.run(config);
            try (Connection connection = connect(config)) {
                YearPlan plan = plan(words, today(connection));
                ProgressBar bar =
                        new ProgressBar(out, System.console() != null, "Simulating a year of " + plan.network());
                SimulateYear.Outcome outcome =
                        new SimulateYear(new Sealer(keys(config))).fill(connection, plan, bar::tell);
                out.println(said(plan.network(), outcome));
                return !(outcome instanceof SimulateYear.Outcome.InUse);
            }
        }

        private static YearPlan plan(List<String> words, LocalDate today) {
            try {
                if (words.size() > 2)
                    throw new IllegalArgumentException("Say at most two things: a network and a seed.");
                String network = words.isEmpty() ? "demo" : words.get(0);
                long seed = words.size() < 2 ? YearPlan.USUAL_SEED : Long.parseLong(words.get(1));
                return YearPlan.whole(network, seed, today);
            } catch (NumberFormatException e) {
                throw new StartFailure("A seed is a whole number, not " + words.get(1) + ".", e);
            } catch (IllegalArgumentException e) {
                throw new StartFailure(e.getMessage(), e);
            }
        }

        private static String said(String network, SimulateYear.Outcome outcome) {
            if (outcome instanceof SimulateYear.Outcome.Filled filled)
                return network + " has a year behind it: " + filled.facilities() + " facilities, " + filled.people()
                        + " people on the roster, " + filled.cases() + " emergencies and " + filled.drills()
                        + " drills. Nobody of them exists. Start Tomarigi and see: /report/" + network;
            return outcome instanceof SimulateYear.Outcome.Already
                    ? network + " has its simulated year already, and it stays as it is. For another one say:"
                            + " simulate-year <network> <seed>."
                    : network + " is somebody's: a year is simulated only where nobody works. Say another name:"
                            + " simulate-year <network>.";
        }
    };

    private static final String NO_SUCH_TABLE = "42P01";

    private final String word;

    Command(String word) {
        this.word = word;
    }

    /**
     * @param words that follow the command
     * @return whether all is well
     */
    abstract boolean run(Config config, List<String> words, PrintStream out) throws SQLException;

    /** Whether what is sealed has to be read. */
    boolean needsKeys() {
        return true;
    }

    static Command of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new StartFailure("There is no command " + word + "; there are "
                        + Arrays.stream(values()).map(command -> command.word).collect(Collectors.joining(", "))
                        + "."));
    }

    /** @return the status with which the process ends: 0 when all is well */
    int runFor(Config config, List<String> words, PrintStream out) {
        MissingStores.start(config, List.of(StoreKind.POSTGRESQL), out, false);
        try {
            return run(config, words, out) ? 0 : 1;
        } catch (SQLException e) {
            throw new StartFailure(
                    NO_SUCH_TABLE.equals(e.getSQLState())
                            ? "Tomarigi has not been started on this database yet."
                            : "PostgreSQL does not answer as it should: " + e.getMessage(),
                    e);
        }
    }

    /** By the database's clock. */
    private static LocalDate today(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select cast(clock_timestamp() at time zone 'Asia/Tokyo' as date)")) {
            found.next();
            return found.getObject(1, LocalDate.class);
        }
    }

    private static Keyring keys(Config config) {
        return new Keyring(config.getValue(Keyring.SETTING, String.class));
    }

    /** As people reach this installation, without a slash at the end. */
    private static String address(Config config) {
        return config.getOptionalValue("tomarigi.address", String.class)
                .map(address -> address.replaceAll("/+$", ""))
                .orElseGet(() -> "http://localhost:"
                        + config.getOptionalValue("quarkus.http.port", Integer.class)
                                .orElse(8080));
    }

    private static Connection connect(Config config) throws SQLException {
        Properties login = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class).ifPresent(user -> login.put("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> login.put("password", password));
        // Perhaps not the nodes' own address: what says how TLS is done is told otherwise to each of the two drivers.
        String address = config.getValue("quarkus.datasource.jdbc.url", String.class);
        return new Driver().connect(address.replaceFirst("^jdbc:vertx-reactive:", "jdbc:"), login);
    }
}
