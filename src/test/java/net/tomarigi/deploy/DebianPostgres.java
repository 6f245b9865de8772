package net.tomarigi.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server of the version of which this machine has pg_dump, with the two roles and the empty database that an operator makes.
 * Debian's pg_virtualenv makes it, and throws it away when nobody listens to it any more.
 */
final class DebianPostgres implements AutoCloseable {
    private final Process process;
    private final Map<String, String> environment = new TreeMap<>();

    DebianPostgres() throws IOException, SQLException {
        Tool tool = Tool.named("pg_virtualenv");
        ProcessBuilder builder = new ProcessBuilder(
                        tool.program().toString(), "bash", "-c", "env | grep ^PG; echo there; cat")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        process = builder.start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); !"there".equals(line); line = said.readLine()) {
            if (line == null) throw new IOException("pg_virtualenv made no server");
            if (line.startsWith("PG"))
                environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                        environment.get("PGUSER"),
                        environment.get("PGPASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("create role tomarigi login password 'owner'");
            statement.execute("create role tomarigi_app login password 'application'");
            statement.execute("create database tomarigi owner tomarigi");
            statement.execute("create role tomarigi_backup login bypassrls password 'reader'");
            statement.execute("grant pg_read_all_data to tomarigi_backup");
        }
    }

    private String port() {
        return environment.get("PGPORT");
    }

    /** By which a node finds it that may not migrate. */
    List<String> settings() {
        return List.of(
                "-Dquarkus.datasource.reactive.url=postgresql://127.0.0.1:" + port() + "/tomarigi",
                "-Dquarkus.datasource.username=tomarigi_app",
                "-Dquarkus.datasource.password=application",
                "-Dquarkus.flyway.migrate-at-start=false",
                "-Dquarkus.flyway.validate-at-start=true");
    }

    List<String> settingsOfTheOwner() {
        return List.of("-Dquarkus.flyway.username=tomarigi", "-Dquarkus.flyway.password=owner");
    }

    /** As PostgreSQL's programs want to be told. */
    Map<String, String> environmentOfTheOwner() {
        return environmentOf(port(), "tomarigi", "owner");
    }

    /** Of whoever makes backups. */
    Map<String, String> environmentOfTheReader() {
        return environmentOf(port(), "tomarigi_backup", "reader");
    }

    static Map<String, String> environmentOf(String port, String user, String password) {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", port,
                "PGDATABASE", "tomarigi",
                "PGUSER", user,
                "PGPASSWORD", password);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
