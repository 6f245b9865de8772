package net.tomarigi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to the log while it is open: each line with its category, its words and its stack trace. */
public final class LogLines implements AutoCloseable {
    private static final Logger ALL = Logger.getLogger("");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        private final PatternFormatter format = new PatternFormatter("%c %s%e");

        @Override
        public void publish(LogRecord line) {
            lines.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LogLines() {
        ALL.addHandler(listener);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        ALL.removeHandler(listener);
    }
}
