package net.tomarigi.placement;

/** Where a case stands. The last three are its ends. */
public enum CaseState {
    /** Nobody has been asked, or nobody is left who could say yes. */
    OPEN,
    /** Somebody has been asked and has not answered. */
    ASKING,
    /** A bed is kept, not agreed yet. */
    HELD,
    /** All its nights are agreed. */
    PLACED,
    /** The person has gone home, or to where they stay. */
    ENDED,
    /** It could not be carried out. */
    NOT_PLACED,
    /** The emergency was over before anybody was needed. */
    WITHDRAWN;

    public boolean isEnd() {
        return compareTo(ENDED) >= 0;
    }
}
