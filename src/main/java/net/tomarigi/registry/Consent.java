package net.tomarigi.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * That a person lets somebody see what is known of them.
 *
 * @param network who may see it; null: {@code facility} may
 * @param endsAt null: until it is revoked
 * @param revokedAt null: it has not been
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consent(
        String id, String network, String facility, Scope scope, Instant givenAt, Instant endsAt, Instant revokedAt) {
    /** Consents of one person that are kept. */
    public static final int MOST = 100;

    /** What may be seen. */
    public enum Scope {
        /** What the person needs, and who they are. */
        PROFILE,
        /** That, the crisis plan and the capsule. */
        PLAN,
        /** Everything. */
        ALL
    }
}
