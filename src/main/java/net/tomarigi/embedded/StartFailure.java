package net.tomarigi.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Why the process cannot start, in one sentence that the person at the terminal can act on. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String sentence) {
        super(sentence);
    }

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A failure to read or write below {@code directory}; a full disk is named as what it is. */
    static StartFailure writing(Path directory, IOException cause) {
        if (isDiskFull(String.valueOf(cause.getMessage()))) return diskFull(directory, cause);
        return new StartFailure(
                "The data directory " + directory + " cannot be used: " + reason(cause) + ". " + CHOOSE_ANOTHER, cause);
    }

    static StartFailure diskFull(Path directory, Throwable cause) {
        return new StartFailure(
                "The disk of the data directory " + directory + " is full; make room there, or choose another directory"
                        + " with -Dtomarigi.data=<path>.",
                cause);
    }

    static boolean isDiskFull(String message) {
        return message.contains("No space left on device") || message.contains("not enough space on the disk");
    }

    private static final String CHOOSE_ANOTHER = "Choose another one with -Dtomarigi.data=<path>.";

    private static String reason(IOException cause) {
        if (cause instanceof java.nio.file.AccessDeniedException denied) {
            return denied.getFile() + " may not be written by the user " + System.getProperty("user.name");
        }
        if (cause instanceof java.nio.file.FileAlreadyExistsException file) {
            return file.getFile() + " is not a directory";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
