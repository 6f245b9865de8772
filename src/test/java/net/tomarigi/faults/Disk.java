package net.tomarigi.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory on a small disk of its own, in memory, where this machine lets us have one. */
final class Disk implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Path directory;
    private final Path ballast;
    private final boolean isSmall;

    Disk(Path directory, int megabytes) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.ballast = directory.resolve("ballast");
        this.isSmall =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tomarigi-faults", directory.toString());
    }

    Path directory() {
        return directory;
    }

    /** False where nobody may mount anything: then it cannot be filled. */
    boolean isSmall() {
        return isSmall;
    }

    void fill() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int size = CHUNK; size > 0; ) {
                try {
                    out.write(chunk, 0, size);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (isSmall) run("umount", "--lazy", directory.toString());
        else run("rm", "-r", directory.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
