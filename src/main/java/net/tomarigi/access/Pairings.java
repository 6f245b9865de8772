package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import net.tomarigi.access.Tokens.Issued;

/** Screens that show a code and wait to be let in. */
public interface Pairings {
    /** How long a code is good for, and how long a screen that was let in may take to fetch its token. */
    Duration OPEN = Duration.ofMinutes(10);

    /** Open at once, on all nodes. */
    int MOST = 300;

    /** The same, of one network: who floods one leaves the others alone. */
    int MOST_OF_NETWORK = 30;

    /** What became of a screen's wish to be let in. */
    sealed interface Opening {
        /**
         * @param code what the screen shows: it lets nobody in by itself
         * @param secret by which the screen alone fetches its token
         */
        record Opened(String code, String secret, Instant expiresAt) implements Opening {
            /** Whoever has the secret may become the screen. */
            @Override
            public String toString() {
                return "Opened " + code;
            }
        }

        record NoNetwork() implements Opening {}

        /** Too many wait already. */
        record Full() implements Opening {}
    }

    /** How it stands with a screen that waits. */
    sealed interface Standing {
        record Waiting() implements Standing {}

        /** Told once. */
        record LetIn(String network, Issued issued) implements Standing {}

        /** Its code has run out, its token was fetched, or there never was such a screen. */
        record Over() implements Standing {}
    }

    /** A screen of this network begins to wait; those whose time is over are cleared away. */
    Uni<Opening> open(String network);

    /** How it stands with the screen that has this secret; when it was let in, this ends the waiting. */
    Uni<Standing> take(String secret, Duration tokenLasts);
}
