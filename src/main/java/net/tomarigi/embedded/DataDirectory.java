package net.tomarigi.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The directory in which the embedded stores keep their data; it belongs to one process at a time. */
final class DataDirectory implements AutoCloseable {
    /** Room for the binaries, an empty database and a first journal; below it nothing new is made. */
    private static final long NEEDED_AT_FIRST = 400L << 20;

    /** Room without which what is there cannot go on. */
    private static final long NEEDED_LATER = 50L << 20;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /**
     * What this JVM holds. A lock of the operating system belongs to the process and is lost when any channel to its file
     * is closed, so a second opening in the same JVM must not even touch the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the directory if there is none and takes it for this process. */
    static DataDirectory open(Path directory) {
        Path wanted = directory.toAbsolutePath().normalize();
        try {
            Path root = privateDirectory(wanted).toRealPath();
            if (!HELD.add(root)) throw alreadyUsed(root, ProcessHandle.current().pid());
            try {
                return lock(root);
            } catch (IOException | RuntimeException e) {
                HELD.remove(root);
                throw e;
            }
        } catch (IOException e) {
            throw StartFailure.writing(wanted, e);
        }
    }

    private static DataDirectory lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("lock"), CREATE, READ, WRITE);
        try {
            // One byte far behind the content, so that the pid can be read while the lock is held, also on Windows.
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) throw alreadyUsed(root, pidIn(channel));
            requireRoom(root);
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, channel, lock);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requireRoom(Path root) throws IOException {
        long needed = Files.exists(root.resolve("postgresql")) ? NEEDED_LATER : NEEDED_AT_FIRST;
        long free = Files.getFileStore(root).getUsableSpace();
        if (free >= needed) return;
        throw new StartFailure("The disk of the data directory " + root + " has only " + (free >> 20) + " MB left and "
                + (needed >> 20) + " MB are needed; make room there, or choose another directory with"
                + " -Dtomarigi.data=<path>.");
    }

    private static long pidIn(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        String pid = StandardCharsets.US_ASCII.decode(content.flip()).toString().trim();
        return pid.matches("\\d+") ? Long.parseLong(pid) : -1;
    }

    private static StartFailure alreadyUsed(Path root, long pid) {
        return new StartFailure("Another Tomarigi" + (pid < 0 ? "" : " (process " + pid + ")")
                + " is running on the data directory " + root
                + "; stop it, or choose another directory with -Dtomarigi.data=<path>.");
    }

    Path root() {
        return root;
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** A directory below this one that nobody but its owner may enter. */
    Path directory(String name) {
        try {
            return privateDirectory(root.resolve(name));
        } catch (IOException e) {
            throw StartFailure.writing(root, e);
        }
    }

    /** The log of a store. It may quote what the store holds, so it is as private as the store. */
    Path logFile(String store) {
        return directory("log").resolve(store + ".log");
    }

    /** A file with a password of its own, made at the first call, readable by its owner only. */
    Path secretFile(String name) {
        return secretFile(name, DataDirectory::password);
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private Path secretFile(String name, Supplier<String> make) {
        Path file = directory("secrets").resolve(name);
        try {
            if (!Files.exists(file)) writePrivately(file, make.get());
            return file;
        } catch (IOException e) {
            throw StartFailure.writing(root, e);
        }
    }

    String secret(String name) {
        return secret(name, DataDirectory::password);
    }

    /** The content of the file of that name, which {@code make} makes at the first call. */
    String secret(String name, Supplier<String> make) {
        try {
            return Files.readString(secretFile(name, make)).trim();
        } catch (IOException e) {
            throw StartFailure.writing(root, e);
        }
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    static void writePrivately(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), ownerOnly("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path privateDirectory(Path directory) throws IOException {
        return Files.createDirectories(directory, ownerOnly("rwx------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!POSIX) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The end of the process releases it as well.
        } finally {
            HELD.remove(root);
        }
    }
}
