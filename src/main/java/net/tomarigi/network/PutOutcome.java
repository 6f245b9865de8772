package net.tomarigi.network;

import net.tomarigi.platform.Problem;

/** What became of a network that was put. */
public sealed interface PutOutcome {
    record Made(Network network) implements PutOutcome {}

    /** It was there before, and is now as asked. */
    record Kept(Network network) implements PutOutcome {}

    /** It was not there, and there is no room for more. */
    record TooManyNetworks() implements PutOutcome {
        public Problem problem() {
            return Problem.of("too-many-networks", 409, Networks.MOST);
        }
    }
}
