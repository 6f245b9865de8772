package net.tomarigi.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;
import net.tomarigi.product.Server;
import org.postgresql.PGConnection;

/**
 * PostgreSQL with PostGIS from the system's packages, in a cluster of its own, used as well as it can be: one array of all
 * that a bed can do under a GIN index, a GiST index over the places, everything in its buffers and no parallel workers, one
 * prepared statement for each form.
 */
final class PostgisPeer implements Peer {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final Path EXTENSIONS = Path.of("/usr/share/postgresql");
    private static final String USER = "postgres";
    private static final int CARE = 100;
    private static final int SEX = 200;
    private static final int AGE = 300;
    private static final int LEVEL = 400;
    private static final int NIGHT = 500;

    private static final String FITTING = "with fitting as materialized (select id, standing, level_max, given,"
            + " at <-> st_makepoint(?, ?) as km from bed where can @> ?::int[] and (%s)) select id, %s as key"
            + " from fitting order by 2 %s, 1 limit " + Region.MOST;
    private static final String NEAR = "st_dwithin(at, st_makepoint(?, ?), ?)";
    private static final String SCORE =
            "0.45 * greatest(0, 1 - km / 60) + 0.25 * (0.5 * (1 - (level_max - ?) / 5.0::float8)"
                    + " + 0.5 * ?::float8 / (given + 1)) + standing";

    private final Region region;
    private final int every;
    private final Path data;
    private final Process server;
    private final Connection connection;
    private final PreparedStatement[] statements = new PreparedStatement[4];

    private PostgisPeer(Path programs, Path folder, Region region, int every) throws Exception {
        this.region = region;
        this.every = every;
        this.data = folder.resolve("data");
        run(folder, programs.resolve("initdb") + " -D " + data + " -U " + USER + " -A trust -E UTF8 --no-locale");
        int port = Server.freePort();
        List<String> command = unprivileged();
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=1GB",
                "work_mem=64MB",
                "maintenance_work_mem=512MB",
                "max_parallel_workers_per_gather=0",
                "max_parallel_maintenance_workers=0",
                "plan_cache_mode=force_custom_plan",
                "jit=off",
                "fsync=off",
                "autovacuum=off")) command.addAll(List.of("-c", setting));
        this.server = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            this.connection = connect("jdbc:postgresql://127.0.0.1:" + port + "/" + USER + "?user=" + USER
                    + "&prepareThreshold=1&reWriteBatchedInserts=true");
            load();
            for (Form form : Form.values())
                for (int limited = 0; limited < 2; limited++)
                    statements[2 * form.ordinal() + limited] = connection.prepareStatement(FITTING.formatted(
                            limited == 1 ? NEAR : "true",
                            form == Form.A ? "km" : SCORE,
                            form == Form.A ? "asc" : "desc"));
        } catch (Exception e) {
            server.destroy();
            throw e;
        }
    }

    /** Empty when the packages are not there. */
    static Optional<Peer> of(Region region, int every) throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) return Optional.empty();
        Path folder = Files.createTempDirectory("postgis");
        if (isRoot()) {
            folder.toFile().setExecutable(true, false);
            Process give = new ProcessBuilder("chown", USER, folder.toString()).start();
            if (give.waitFor() != 0) throw new IOException("no user " + USER);
        }
        return Optional.of(new PostgisPeer(programs.get(), folder, region, every));
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) return Optional.empty();
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.sorted()
                    .filter(version -> Files.exists(
                            EXTENSIONS.resolve(version.getFileName()).resolve("extension/postgis.control")))
                    .map(version -> version.resolve("bin"))
                    .reduce((older, newer) -> newer);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** PostgreSQL does not run as root. */
    private static List<String> unprivileged() {
        return new ArrayList<>(
                isRoot()
                        ? List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups")
                        : List.<String>of());
    }

    private static void run(Path folder, String command) throws Exception {
        List<String> all = unprivileged();
        all.addAll(List.of(command.split(" ")));
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("initdb.log").toFile())
                .start();
        if (process.waitFor() != 0) throw new IOException(Files.readString(folder.resolve("initdb.log")));
    }

    private Connection connect(String url) throws Exception {
        for (int tries = 100; ; tries--)
            try {
                return DriverManager.getConnection(url);
            } catch (SQLException notYet) {
                if (tries == 0 || !server.isAlive()) throw notYet;
                Thread.sleep(100);
            }
    }

    private void load() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension postgis");
            statement.execute("create table bed (id int primary key, at geometry(point) not null, can int[] not null,"
                    + " standing float8 not null, level_max int not null, given int not null)");
            StringBuilder rows = new StringBuilder();
            for (Region.Row bed : region.beds())
                rows.append(String.format(
                        Locale.ROOT,
                        "%d\tpoint(%.17g %.17g)\t%s\t%.17g\t%d\t%d%n",
                        bed.id(),
                        bed.x(),
                        bed.y(),
                        array(can(bed)),
                        bed.standing(),
                        bed.levelMax(),
                        Integer.bitCount(bed.care())));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bed from stdin", new StringReader(rows.toString()));
            statement.execute("create index on bed using gin (can)");
            statement.execute("create index on bed using gist (at)");
            statement.execute("vacuum analyze bed");
        }
    }

    private static List<Integer> can(Region.Row bed) {
        List<Integer> can = new ArrayList<>();
        bits(can, 0, bed.disabilities());
        bits(can, CARE, bed.care());
        for (int sex = 1; sex <= 2; sex++) if (bed.takes(sex)) can.add(SEX + sex);
        bits(can, AGE, bed.ages());
        for (int level = bed.levelMin(); level <= bed.levelMax(); level++) can.add(LEVEL + level);
        bits(can, NIGHT, bed.nights());
        return can;
    }

    private static List<Integer> must(Region.Ask ask) {
        List<Integer> must = new ArrayList<>();
        bits(must, 0, ask.disabilities());
        bits(must, CARE, ask.care());
        must.addAll(List.of(SEX + ask.sex(), AGE + ask.ageGroup(), LEVEL + ask.level()));
        bits(must, NIGHT, ask.nightBits());
        return must;
    }

    private static void bits(List<Integer> all, int first, long mask) {
        for (long rest = mask; rest != 0; rest &= rest - 1) all.add(first + Long.numberOfTrailingZeros(rest));
    }

    private static String array(List<Integer> numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }

    @Override
    public String name() {
        return "PostgreSQL + PostGIS";
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public Object ask(int question, Form form) throws SQLException {
        Region.Ask ask = region.asks().get(question);
        boolean isLimited = ask.maxKm() > 0;
        PreparedStatement statement = statements[2 * form.ordinal() + (isLimited ? 1 : 0)];
        int at = 1;
        statement.setDouble(at++, ask.x());
        statement.setDouble(at++, ask.y());
        statement.setString(at++, array(must(ask)));
        if (isLimited) {
            statement.setDouble(at++, ask.x());
            statement.setDouble(at++, ask.y());
            statement.setDouble(at++, ask.maxKm());
        }
        if (form == Form.B) {
            statement.setInt(at++, ask.level());
            statement.setInt(at, Integer.bitCount(ask.care()) + 1);
        }
        int[] beds = new int[Region.MOST];
        double[] keys = new double[Region.MOST];
        int count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            for (; rows.next(); count++) {
                beds[count] = rows.getInt(1);
                keys[count] = rows.getDouble(2);
            }
        }
        return new Found(Arrays.copyOf(beds, count), Arrays.copyOf(keys, count));
    }

    @Override
    public Found found(Object answer, Form form) {
        return (Found) answer;
    }

    /** Smart shutdown waits for the last connection, which is ours. */
    @Override
    public void close() throws Exception {
        connection.close();
        server.destroy();
        server.waitFor();
        Benchmark.deleteTree(data.getParent());
    }
}
