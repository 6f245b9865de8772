package net.tomarigi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Of two JVMs that test at the same time, one waits until the product has been started in the other: what bundles the pages
 * unpacks its tools into the build's directory, and would find them half unpacked.
 */
public class OneStartAtATime implements LauncherSessionListener {
    private static final Path LOCK = Path.of("target", "start.lock");

    private FileChannel lock;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            Files.createDirectories(LOCK.getParent());
            lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
            @Override
            public void executionStarted(TestIdentifier one) {
                if (one.isTest()) letOthersStart();
            }

            @Override
            public void executionFinished(TestIdentifier one, TestExecutionResult result) {
                if (result.getThrowable().isPresent()) letOthersStart();
            }
        });
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        letOthersStart();
    }

    private void letOthersStart() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
