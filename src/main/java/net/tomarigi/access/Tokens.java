package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By what callers are known. Only hashes are kept. */
public interface Tokens {
    /** What a token is for, how long it lasts, and how it begins. */
    enum Kind {
        SESSION("tms_"),
        SCREEN("tmw_"),
        MACHINE("tmm_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }

        /** Whether a bearer's text may be one of ours at all, and not, say, an OpenID token. */
        public static boolean isOurs(String token) {
            for (Kind kind : values()) if (token.startsWith(kind.prefix)) return true;
            return false;
        }
    }

    /** What is told once. */
    record Issued(String token, String id, Instant expiresAt) {}

    /** Who has this token; empty when nobody has, or no longer. */
    Uni<Optional<Caller>> find(String token);

    /** A new token for somebody. */
    Uni<Issued> issue(String principal, Kind kind, Duration lasts);

    /** A token that works no more. */
    record Ended(String id, String principal, Kind kind) {}

    /** Ends one token; empty when it had ended. */
    Uni<Optional<Ended>> end(String token);

    /** Ends all tokens of somebody but one (null: all), and returns how many. */
    Uni<Integer> endAll(String principal, String butToken);

    /** Who has which of these tokens; without those that nobody has. */
    Uni<Map<String, Caller>> findAll(Collection<String> tokens);

    /** They were here just now; a screen's token lasts {@link PairScreen#LASTS} from now on. */
    Uni<Void> seen(List<String> tokens);
}
