package net.tomarigi.board;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;

/** The common order of changes, as one node reads it: Kafka. */
public interface ChangeLog {
    /** Begins to read, in a thread of its own, and goes on through every interruption. */
    void read(Reader reader);

    /** Whether the log answered when it was last asked. */
    boolean isReachable();

    /** How far this node has read. */
    Positions reached();

    /** The next offset of each partition; what is missing begins with the oldest change that is kept. */
    record Positions(Map<Integer, Long> nextOffsets) {
        public static final Positions OLDEST = new Positions(Map.of());
    }

    /** Follows the order; told on the log's own thread, which it must not hold up. */
    interface Reader {
        /**
         * The log was reached for the first time, or another log stands in its place. Nothing is told until the answer is
         * there.
         *
         * @param order identity of this log: revisions of two orders cannot be compared
         * @return where to begin
         */
        Uni<Positions> begin(String order);

        /**
         * The log lost its end (a power cut, a restore): numbers that were given will be given again. Revisions of before
         * cannot be compared with those that come.
         */
        Uni<Positions> beginAnew(String order);

        /** @param revision one more than the change's place in its partition */
        void changed(FacilityChanged change, long revision, Cause cause);

        void changed(Network network, long revision, Cause cause);

        /** Everything that was in the log when reading began has been told. */
        void caughtUp();
    }
}
