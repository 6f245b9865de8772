package net.tomarigi.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * A store that is a process of its own. It is put out of reach of the terminal's Ctrl-C, because it has to outlast whoever
 * uses it; when it dies without having been told to, it is started again on the same port; and what a killed JVM left
 * behind is ended before the first start.
 */
abstract class ServerProcess implements EmbeddedStore {
    private static final Logger LOG = Logger.getLogger(ServerProcess.class);

    /** A database that was killed under load needs time to recover before it serves. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Duration LONGEST_DYING = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY_PAUSE = Duration.ofSeconds(5);
    private static final int PORTS_TO_TRY = 3;
    private static final long LARGEST_LOG = 10L << 20;

    private final DataDirectory data;
    private final String name;
    private final Path home;
    private final Duration longestStop;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile boolean wanted;
    private volatile String phase = "waiting";
    private volatile Process process;
    private volatile int port;
    private long logOffset;

    /** A server that was asked to end and has not within {@code longestStop} is killed. */
    ServerProcess(String name, DataDirectory data, Duration longestStop) {
        this.name = name;
        this.longestStop = longestStop;
        this.data = data;
        this.home = data.resolve(name.toLowerCase(Locale.ROOT));
    }

    /** Brings programs and data into the state in which {@link #command} can be run; called once per start. */
    abstract void prepare() throws IOException, InterruptedException;

    /** The command line that serves on the given port until it is told to end. */
    abstract List<String> command(int port) throws IOException;

    /** Whether clients are served. */
    abstract boolean isReady(Process process) throws IOException;

    /** What is left to do once clients are served. */
    abstract void complete() throws IOException;

    /** Asks the process to end in good order. */
    abstract void askToEnd(ProcessHandle process) throws IOException, InterruptedException;

    /** The process that this data directory's pid file names. */
    abstract Optional<Long> recordedPid() throws IOException;

    /** The last thing that the log says on why it ended. */
    abstract Optional<String> lastWords(List<String> log);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String phase() {
        return phase;
    }

    final void phase(String now) {
        phase = now;
    }

    /** Throws when the store has been told to stop meanwhile, so that nobody has to wait for the end of its start. */
    final void requireWanted() {
        if (!wanted) throw new CancellationException(name + " was told to stop while it was starting");
    }

    final DataDirectory data() {
        return data;
    }

    /** Where the data is, and what the process has as its working directory. */
    final Path home() {
        return home;
    }

    final int port() {
        return port;
    }

    final long pid() {
        return process.pid();
    }

    final Path logFile() {
        return data.logFile(home.getFileName().toString());
    }

    @Override
    public final void start() {
        wanted = true;
        lifecycle.lock();
        try {
            if (process != null && process.isAlive()) return;
            phase = "looking for what an earlier run left";
            endLeftover();
            prepare();
            for (int attempt = 1; ; attempt++) {
                requireWanted();
                if (port == 0) port = Ports.free();
                try {
                    launch();
                    return;
                } catch (StartFailure e) {
                    // Somebody else may have taken the port since it was found free.
                    if (!wanted || attempt == PORTS_TO_TRY || Ports.isFree(port)) throw e;
                    port = 0;
                }
            }
        } catch (IOException e) {
            throw StartFailure.writing(data.root(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The start of " + name + " was interrupted.", e);
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public final void stop() {
        wanted = false;
        lifecycle.lock();
        try {
            Process running = process;
            if (running != null && running.isAlive()) end(running.toHandle());
        } finally {
            lifecycle.unlock();
        }
    }

    private void launch() throws IOException, InterruptedException {
        phase = "starting";
        beginLog();
        Process launched = start(command(port));
        try {
            awaitReady(launched);
            phase = "opening";
            complete();
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(launched.toHandle());
            throw e;
        }
        process = launched;
        phase = "serving";
        launched.onExit().thenAccept(this::ended);
    }

    /** Runs a command of the store in its home directory, with its output in the log. */
    final Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        // Variables like PGDATA or PGPORT would speak of another server.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException e) {
            throw new StartFailure("The embedded " + name + " cannot be run (" + e.getMessage() + ").", e);
        }
    }

    private void awaitReady(Process launched) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady(launched)) {
            if (!launched.isAlive()) throw failure("ended at its start");
            requireWanted();
            if (System.nanoTime() > deadline) {
                throw failure("did not serve within " + LONGEST_START.toMinutes() + " minutes");
            }
            launched.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    /** The sentence for a start that failed, with the store's own reason where its log gives one. */
    final StartFailure failure(String what) throws IOException {
        List<String> log = logSinceLaunch();
        if (log.stream().anyMatch(StartFailure::isDiskFull)) return StartFailure.diskFull(data.root(), null);
        String reason = lastWords(log).map(words -> " (" + words + ")").orElse("");
        return new StartFailure("The embedded " + name + " " + what + reason + "; its log is " + logFile() + ".");
    }

    private void ended(Process dead) {
        if (!wanted || dead != process) return;
        Thread restart = new Thread(() -> restart(dead), "restart-" + name);
        restart.setDaemon(true);
        restart.start();
    }

    private void restart(Process dead) {
        long since = System.nanoTime();
        Duration pause = Duration.ofMillis(100);
        boolean said = false;
        while (wanted) {
            lifecycle.lock();
            try {
                if (!wanted || process != dead) return;
                launch();
                LOG.warnf(
                        "%s (process %d) had ended unexpectedly with status %d; started again, it serves after %d ms",
                        name, dead.pid(), dead.exitValue(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
                return;
            } catch (IOException | RuntimeException e) {
                if (!wanted) return;
                if (!said) {
                    LOG.errorf(
                            "%s has ended unexpectedly with status %d and does not start again yet: %s",
                            name, dead.exitValue(), e.getMessage());
                }
                said = true;
            } catch (InterruptedException e) {
                return;
            } finally {
                lifecycle.unlock();
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_RETRY_PAUSE) < 0
                    ? pause.multipliedBy(2)
                    : LONGEST_RETRY_PAUSE;
        }
    }

    /** Ends what a killed JVM left running on this data directory. Only the holder of the directory's lock may call it. */
    final void endLeftover() throws IOException {
        Optional<ProcessHandle> leftover = recordedPid()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
        if (leftover.isEmpty()) return;
        LOG.infof(
                "Ending %s (process %d) that an earlier run left",
                name, leftover.get().pid());
        end(leftover.get());
    }

    /** Whether it is a server on this very data directory, and not somebody who was given the number of one. */
    final boolean isOurs(ProcessHandle handle) {
        Optional<Path> program = handle.info().command().map(Path::of);
        if (program.isEmpty() || !program.get().getFileName().toString().startsWith(program())) return false;
        Path workingDirectory = Path.of("/proc", Long.toString(handle.pid()), "cwd");
        if (Binaries.isLinux()) {
            try {
                return Files.readSymbolicLink(workingDirectory).equals(home);
            } catch (IOException e) {
                return false;
            }
        }
        return program.get().startsWith(data.root());
    }

    /** The file name of the program, without an ending. */
    abstract String program();

    private void end(ProcessHandle running) {
        try {
            askToEnd(running);
            if (hasEnded(running, longestStop)) return;
            LOG.warnf("%s (process %d) did not end when told to and is killed", name, running.pid());
        } catch (IOException e) {
            LOG.warnf("%s (process %d) could not be told to end and is killed: %s", name, running.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.destroyForcibly();
        try {
            hasEnded(running, LONGEST_DYING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasEnded(ProcessHandle running, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (running.isAlive()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(20);
        }
        return true;
    }

    private void beginLog() throws IOException {
        Path log = logFile();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        logOffset = Files.exists(log) ? Files.size(log) : 0;
    }

    private List<String> logSinceLaunch() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(logFile().toFile(), "r")) {
            long from = Math.max(logOffset, file.length() - (1 << 16));
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** {@code command} in a session of its own, so that Ctrl-C at the terminal reaches this JVM only. */
    static List<String> detached(List<String> command) {
        List<String> line = new ArrayList<>();
        if (Binaries.isLinux() && Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            line.add("/usr/bin/setsid");
        } else if (!Binaries.isWindows() && Files.isExecutable(Path.of("/usr/bin/perl"))) {
            line.addAll(List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--"));
        }
        line.addAll(command);
        return line;
    }

    /** {@code command} as somebody else than root where this process is root, which PostgreSQL does not allow. */
    static List<String> unprivileged(List<String> command) {
        if (!isRoot()) return command;
        List<String> line = new ArrayList<>(List.of("unshare", "-U"));
        line.addAll(command);
        return line;
    }

    /** Throws where {@link #unprivileged} will not work. */
    static void requirePrivileges() {
        if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new StartFailure("PostgreSQL refuses to run as root and this system does not let root step down"
                    + " (unshare -U fails); start Tomarigi as an ordinary user, or set"
                    + " quarkus.datasource.reactive.url to the address of a PostgreSQL server.");
        }
    }

    private static boolean isRoot() {
        return !Binaries.isWindows() && "root".equals(System.getProperty("user.name"));
    }
}
