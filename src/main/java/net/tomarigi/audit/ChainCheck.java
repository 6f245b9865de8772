package net.tomarigi.audit;

import java.util.stream.LongStream;
import net.tomarigi.audit.Finding.Kind;
import net.tomarigi.sealing.UnknownKey;

/** Follows one chain, row by row in the order of their numbers, until something is not as it was written. */
final class ChainCheck {
    /** How far away the place is sought to which a row belongs. */
    private static final long FARTHEST = 50_000;

    private final Signatures signatures;
    private final Head head;
    private long next;
    private String hash;
    private boolean knowsKey;

    ChainCheck(Signatures signatures, Head head) {
        this.signatures = signatures;
        this.head = head;
        this.next = head.first();
        this.hash = head.anchor();
    }

    /** SHA-256 of the last row that was followed. */
    String hash() {
        return hash;
    }

    /** @return null where the row is as it was written */
    Finding follow(Link link) {
        long seq = link.seq();
        if (seq > next) return new Finding(Kind.MISSING, next, "entries " + next + " to " + (seq - 1) + " are missing");
        if (seq < next) return new Finding(Kind.CHANGED, seq, "it stands before the chain's beginning");
        try {
            if (!signatures.isGenuine(link)) return whyNotGenuine(link);
        } catch (UnknownKey e) {
            return new Finding(Kind.WRONG_KEY, seq, e.getMessage());
        }
        knowsKey = true;
        if (!link.previous().equals(hash)) {
            return new Finding(
                    Kind.CHANGED, Math.max(head.first(), seq - 1), "entry " + seq + " was written after another");
        }
        if (link.action().equals(AuditTrail.BROKEN)) {
            return new Finding(Kind.TAIL_CUT, seq, "the chain's end had been moved when this was written");
        }
        next = seq + 1;
        hash = link.hash();
        return null;
    }

    /** @return null where the chain ends where its head says */
    Finding end() {
        boolean signed;
        try {
            signed = signatures.isGenuine(head);
        } catch (UnknownKey e) {
            return new Finding(Kind.WRONG_KEY, head.last(), e.getMessage());
        }
        if (next <= head.last()) {
            return new Finding(Kind.TAIL_CUT, next, "entries " + next + " to " + head.last() + " are missing");
        }
        if (!signed || next > head.last() + 1 || !hash.equals(head.hash())) {
            return new Finding(Kind.TAIL_CUT, next, "the chain's end is not the one that was signed");
        }
        return null;
    }

    private Finding whyNotGenuine(Link link) {
        long seq = link.seq();
        var home = LongStream.rangeClosed(
                        Math.max(1, seq - FARTHEST), Math.min(Math.max(head.last(), seq), seq + FARTHEST))
                .filter(other -> signatures.isGenuine(link.at(other)))
                .findFirst();
        if (home.isPresent()) {
            return new Finding(Kind.REORDERED, seq, "entry " + home.getAsLong() + " stands in its place");
        }
        if (!knowsKey && !signatures.isGenuine(head)) {
            return new Finding(
                    Kind.WRONG_KEY, seq, "neither it nor the chain's end was signed with the key of that name");
        }
        return new Finding(Kind.CHANGED, seq, "it is not what was signed");
    }
}
