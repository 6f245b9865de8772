package net.tomarigi.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * The programs of PostgreSQL and Redis, unpacked from the class path once and kept. A directory is named after the digest
 * of what was unpacked and appears whole or not at all.
 */
final class Binaries {
    private static final String ENDING = isWindows() ? ".exe" : "";

    private final Path directory;

    Binaries(Path directory) {
        this.directory = directory;
    }

    /** The directory that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    Path postgres() {
        byte[] archive;
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                osName(), System.getProperty("os.arch").replace("amd64", "x86_64"))) {
            archive = in.readAllBytes();
        } catch (IOException | RuntimeException e) {
            throw missing("PostgreSQL", "quarkus.datasource.reactive.url", e);
        }
        return unpacked(
                "postgres",
                archive,
                home -> Stream.of("initdb", "pg_ctl", "postgres")
                        .map(program -> home.resolve("bin").resolve(program + ENDING))
                        .allMatch(Files::isExecutable),
                home -> unpackTar(archive, home));
    }

    /** The program {@code redis-server}. */
    Path redis() {
        byte[] program;
        try {
            String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
            if (resource == null) throw new FileNotFoundException("no binary for this platform");
            try (InputStream in = ExecutableProvider.class.getResourceAsStream(resource)) {
                if (in == null) throw new FileNotFoundException(resource);
                program = in.readAllBytes();
            }
        } catch (IOException | RuntimeException e) {
            throw missing("Redis", "quarkus.redis.hosts", e);
        }
        String name = "redis-server" + ENDING;
        return unpacked("redis", program, home -> Files.isExecutable(home.resolve(name)), home -> Files.write(
                                home.resolve(name), program)
                        .toFile()
                        .setExecutable(true, true))
                .resolve(name);
    }

    static boolean isWindows() {
        return osName().equals("Windows");
    }

    static boolean isLinux() {
        return osName().equals("Linux");
    }

    private static String osName() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) return "Windows";
        return name.startsWith("mac") ? "Darwin" : "Linux";
    }

    private static StartFailure missing(String store, String address, Exception cause) {
        return new StartFailure(
                "There is no intact " + store + " to embed for " + osName() + " on " + System.getProperty("os.arch")
                        + " in this build; build it again, or set " + address + " to the address of a server.",
                cause);
    }

    private interface Unpack {
        void into(Path home) throws IOException;
    }

    /** The directory into which {@code content} was unpacked; what is no longer whole is unpacked anew. */
    private synchronized Path unpacked(String name, byte[] content, Predicate<Path> isWhole, Unpack unpack) {
        try {
            Files.createDirectories(directory);
            Path home = directory.resolve(name + "-" + digest(content));
            // The builds and tests of one machine may share the directory.
            try (FileChannel channel = FileChannel.open(directory.resolve(name + ".lock"), CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                if (!isWhole.test(home)) {
                    deleteTree(home);
                    Path part = directory.resolve(name + ".part");
                    deleteTree(part);
                    Files.createDirectory(part);
                    unpack.into(part);
                    Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return home;
        } catch (IOException e) {
            if (e instanceof XZIOException || e instanceof EOFException) {
                throw missing("PostgreSQL", "quarkus.datasource.reactive.url", e);
            }
            throw StartFailure.writing(directory, e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpackTar(byte[] archive, Path home) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (!file.startsWith(home)) throw new IOException("entry outside of its archive: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0111) != 0) file.toFile().setExecutable(true, true);
                }
            }
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) Files.delete(path);
    }
}
