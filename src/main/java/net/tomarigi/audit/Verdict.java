package net.tomarigi.audit;

/**
 * What the verification of one chain says.
 *
 * @param chain a network's id, or {@code system}
 * @param last how many entries were ever written
 * @param hash SHA-256 of the last one: whoever keeps it elsewhere can tell later that nothing before it was exchanged
 * @param finding null where all is as it was written
 */
public record Verdict(String chain, long last, String hash, Finding finding) {
    public boolean isSound() {
        return finding == null;
    }

    /** One line. */
    @Override
    public String toString() {
        return finding == null
                ? chain + ": ok, up to entry " + last + " (" + hash + ")"
                : chain + ": NOT OK at entry " + finding.sequence() + ": " + finding.kind() + ", " + finding.sentence();
    }
}
