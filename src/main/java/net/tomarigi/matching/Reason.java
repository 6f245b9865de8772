package net.tomarigi.matching;

/**
 * Why a candidate stands where it stands, the weightiest first.
 *
 * @param value kilometres, minutes, percent or a count, as the code says
 */
public record Reason(Code code, double value) {
    public enum Code {
        /** It is near: kilometres. */
        NEAR,
        /** It specialises: how many kinds of disability it takes. */
        SPECIALISED,
        /** It gives no more care than is asked for, so a bed with more stays free: how many kinds it gives. */
        NO_MORE_THAN_NEEDED,
        /** Its word is young: minutes. */
        FRESH,
        /** It will probably say yes: percent. */
        LIKELY,
        /** The person knows it. */
        FAMILIAR,
        /** The person or the family wishes for it. */
        WISHED,
        /** It has taken fewer emergencies than others of its size. */
        ITS_TURN,
        /** Day service, school or transport can go on. */
        CONTINUES
    }
}
