package net.tomarigi.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What to tell a caller when something was thrown: the one place that decides it, for HTTP and WebSockets alike. */
public final class Problems {
    /** Long enough for a pool to drain or a store to be started again, short enough for somebody who waits. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int DEEPEST_CAUSE = 20;
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    /**
     * The problem that {@code thrown} is. What nobody expected is logged here, once, under the number that the caller is
     * told; nothing else of it leaves the process.
     */
    public static Problem of(Throwable thrown) {
        for (Throwable cause : causes(thrown))
            if (cause instanceof ProblemException expected) return expected.problem();
        // Only what was thrown itself is the caller's JSON; further down it is something that we failed to read.
        if (thrown instanceof JsonProcessingException unreadable && !(thrown instanceof InvalidDefinitionException))
            return UnreadableJson.problem(unreadable);
        if (causes(thrown).stream().anyMatch(Unavailability::isCauseOf)) {
            LOG.debug("Unavailable", thrown);
            return Problem.unavailable(RETRY_AFTER);
        }
        String number = String.format("%08x", ThreadLocalRandom.current().nextInt());
        LOG.errorf(thrown, "Unexpected failure %s", number);
        return Problem.of("internal", 500, number);
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
    }

    /** 400: the body is empty, or the JSON is {@code null}. */
    public static Problem emptyBody() {
        return Problem.malformed(List.of(Violation.of("", "json-empty")));
    }

    /** 413: the body is larger than what is taken there. */
    public static Problem tooLarge(long mostBytes) {
        return Problem.of("too-large", 413, mostBytes / 1024 / 1024);
    }
}
