package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an invited person is told once: whoever has it sets the password of an account, one time. Only hashes are kept. */
public interface OneTimeLinks {
    /** Where the page is that takes one; the secret follows as the address's fragment, which no server is sent. */
    String PAGE = "/welcome#";

    /** What a link is for, and how long it works. */
    enum Purpose {
        INVITATION(Duration.ofDays(7)),
        RESET(Duration.ofHours(24));

        private final Duration lasts;

        Purpose(Duration lasts) {
            this.lasts = lasts;
        }

        public Duration lasts() {
            return lasts;
        }
    }

    /** A link that is to be. */
    record NewLink(String secret, Purpose purpose, Instant until) {
        static NewLink of(Purpose purpose, Instant now) {
            return new NewLink(Secret.make("tml_"), purpose, now.plus(purpose.lasts()));
        }

        /** Where it leads, without the host. */
        public String path() {
            return PAGE + secret;
        }

        /** Whoever has it is somebody. */
        @Override
        public String toString() {
            return "a link for " + purpose;
        }
    }

    /** Whose it is. */
    record Found(String account, Purpose purpose, String username, String name) {}

    /** Empty when it was used, has run out, or never was. */
    Uni<Optional<Found>> find(String secret);

    /**
     * Uses it up: sets the password's hash, ends the account's other links and all its sessions. Empty when it was used,
     * has run out, or never was; of those who use it at the same moment one alone is told otherwise.
     *
     * @return the account
     */
    Uni<Optional<String>> use(String secret, String password);
}
