package net.tomarigi.placement;

/**
 * Where the person of a case comes from, as far as somebody said.
 *
 * @param registrant who it is on the network's roster; null: nobody said that they are on it
 * @param district in which they live; null: as the address says
 * @param elderlyParent they live with an elderly parent in need of care
 */
public record Origin(String registrant, String district, boolean elderlyParent) {
    public static final Origin UNKNOWN = new Origin(null, null, false);

    Origin in(String where) {
        return new Origin(registrant, where, elderlyParent);
    }
}
