package net.tomarigi.audit;

import jakarta.inject.Singleton;
import net.tomarigi.sealing.Sealer;

/** Signs rows and heads with a key that the database does not know, and tells whether somebody else did. */
@Singleton
final class Signatures {
    private static final String ROW = "audit.row";
    private static final String HEAD = "audit.head";

    private final Sealer sealer;

    Signatures(Sealer sealer) {
        this.sealer = sealer;
    }

    Link sign(Link link) {
        return link.withMac(sealer.mac(ROW, link.content()));
    }

    Head sign(Head head) {
        return head.withMac(sealer.mac(HEAD, head.content()));
    }

    /** Throws {@link net.tomarigi.sealing.UnknownKey} where its key is not there. */
    boolean isGenuine(Link link) {
        return sealer.isMac(link.mac(), ROW, link.content());
    }

    /** Throws {@link net.tomarigi.sealing.UnknownKey} where its key is not there. */
    boolean isGenuine(Head head) {
        return sealer.isMac(head.mac(), HEAD, head.content());
    }
}
