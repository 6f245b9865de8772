package net.tomarigi.facility;

import net.tomarigi.platform.Problem;

/** What became of a change to one facility. */
public sealed interface FacilityOutcome {
    /** It is committed, or was so already. */
    record Done(Facility facility) implements FacilityOutcome {}

    /** Nothing was changed, and this is why. */
    sealed interface Refused extends FacilityOutcome {
        Problem problem();
    }

    record NoSuchFacility(String facility) implements Refused {
        @Override
        public Problem problem() {
            return Problem.notFound("facility", facility);
        }
    }

    record NoSuchNetwork(String network) implements Refused {
        @Override
        public Problem problem() {
            return Problem.notFound("network", network);
        }
    }

    /** Somebody else changed the facility meanwhile. */
    record Outdated(long expected, long actual) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("stale-version", 412, expected, actual);
        }
    }

    /** A bed that is held, or in which somebody stays, does not vanish. */
    record BedIsKept(String bed) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("bed-is-kept", 409, bed);
        }
    }

    record NetworkFull(String network) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("network-full", 409, network, Facility.MOST_IN_NETWORK);
        }
    }

    record InTooManyNetworks(String facility) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("in-too-many-networks", 409, facility, Facility.MOST_NETWORKS);
        }
    }

    record NotAMember(String network, String facility) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("not-a-member", 404, network, facility);
        }
    }

    /** A facility that no network shows could never be found again. */
    record LastNetwork(String network, String facility) implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("last-network", 409, network, facility);
        }
    }
}
