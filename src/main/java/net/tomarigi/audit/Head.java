package net.tomarigi.audit;

/**
 * Where a chain begins and ends.
 *
 * @param number 0 for the system's, then as they were begun
 * @param chains on the system's: how many others there are
 * @param first the oldest row that was not purged
 * @param anchor SHA-256 of the row before that
 * @param last the last row; one less than {@code first} where there is none
 * @param hash SHA-256 of the last row
 */
record Head(String chain, int number, int chains, long first, String anchor, long last, String hash, String mac) {
    /** The chain of the whole system. */
    static final String SYSTEM = "";

    private static final String NOTHING = "0".repeat(64);

    static Head begun(String chain, int number) {
        return new Head(chain, number, 0, 1, NOTHING, 0, NOTHING, "");
    }

    /** All that is signed. */
    byte[] content() {
        return new Content()
                .text(chain)
                .number(number)
                .number(chains)
                .number(first)
                .text(anchor)
                .number(last)
                .text(hash)
                .bytes();
    }

    Head withMac(String signed) {
        return new Head(chain, number, chains, first, anchor, last, hash, signed);
    }

    Head movedTo(Link link) {
        return new Head(chain, number, chains, first, anchor, link.seq(), link.hash(), "");
    }

    Head withOneMoreChain() {
        return new Head(chain, number, chains + 1, first, anchor, last, hash, "");
    }

    Head purgedBefore(long newFirst, String newAnchor) {
        return new Head(chain, number, chains, newFirst, newAnchor, last, hash, "");
    }
}
