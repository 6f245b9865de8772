package net.tomarigi.facility;

import java.time.Instant;

/**
 * What two copies of a facility's place in a network must agree on when they hold the same state.
 *
 * @param nightsVersions the sum of the versions of its beds' nights; grows with every change of any of them
 */
public record Fingerprint(
        String network, String facility, long version, long standingVersion, Instant attestedAt, long nightsVersions) {}
