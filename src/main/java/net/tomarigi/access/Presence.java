package net.tomarigi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who holds a line open: those of this node by name, those of other nodes by when they were last seen. */
@Singleton
public class Presence {
    /** A line that is open is noted each minute. */
    private static final Duration NOTED = Duration.ofSeconds(100);

    private final Map<String, Integer> here = new ConcurrentHashMap<>();

    /** Who hung up here was seen a moment ago, and is not there all the same. */
    private final Cache<String, Instant> left =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(NOTED).build();

    private final Clock clock;

    Presence(Clock clock) {
        this.clock = clock;
    }

    /** From any thread; once for each line. */
    public void came(Caller caller) {
        if (caller.id() != null) here.merge(caller.id(), 1, Integer::sum);
    }

    /** From any thread; once for each line. */
    public void went(Caller caller) {
        if (caller.id() == null) return;
        left.put(caller.id(), clock.instant());
        here.computeIfPresent(caller.id(), (id, lines) -> lines == 1 ? null : lines - 1);
    }

    /** @param seenAt when it was last noted on any node; null: never */
    public boolean isConnected(String id, Instant seenAt) {
        if (here.containsKey(id)) return true;
        if (seenAt == null || !clock.instant().isBefore(seenAt.plus(NOTED))) return false;
        Instant leftAt = left.getIfPresent(id);
        return leftAt == null || seenAt.isAfter(leftAt);
    }
}
