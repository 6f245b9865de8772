package net.tomarigi.registry;

/** Why an emergency is likely, or would be worse than for others. */
public enum Risk {
    /** 一人暮らし. */
    LIVES_ALONE,
    /** A parent of 80 looks after a child of 50 (8050). */
    HOUSEHOLD_8050,
    /** The same ten years later (9060). */
    HOUSEHOLD_9060,
    /** A parent of 70, a child of 40 (7040). */
    HOUSEHOLD_7040,
    /** 医療的ケア. */
    MEDICAL_CARE,
    /** 強度行動障害: 10 or more of 24. */
    SEVERE_BEHAVIOUR;

    /** Whether a parent lives there who is 80 or older. */
    public boolean isWithElderlyParent() {
        return this == HOUSEHOLD_8050 || this == HOUSEHOLD_9060;
    }
}
