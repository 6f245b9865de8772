package net.tomarigi.offices;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What people who work somewhere are qualified for.
 *
 * @param facility where; null: at the office
 * @param entry the office, by its entry in a register; null: at the facility
 * @param holders how many have it, 1–{@value #MOST_HOLDERS}
 * @param obtainedOn since when; null: not said, and long ago
 * @param expiresOn the last day on which it counts, or by which it has to be renewed; null: it has none
 * @param staff initials or staff numbers, which are sealed; null: not said, or not for this reader
 * @param version grows by one with every change
 */
public record Qualification(
        String id,
        String facility,
        String entry,
        Kind kind,
        int holders,
        LocalDate obtainedOn,
        LocalDate expiresOn,
        String staff,
        Instant changedAt,
        long version) {
    public static final int MOST_HOLDERS = 500;

    /** Of one facility or office. */
    public static final int MOST = 100;

    /** So long before one ends it is listed, days. */
    public static final int SOON = 90;

    /** What for. */
    public enum Kind {
        /** 喀痰吸引等研修 第1号: all acts, for anybody. */
        SUCTION_1,
        /** 第2号: the acts that were trained, for anybody. */
        SUCTION_2,
        /** 第3号: for the persons who are named. */
        SUCTION_3,
        /** 看護師・准看護師. */
        NURSE,
        /** 強度行動障害支援者養成研修(基礎研修). */
        BEHAVIOUR_BASIC,
        /** 強度行動障害支援者養成研修(実践研修). */
        BEHAVIOUR_PRACTICAL,
        /** 強度行動障害支援の中核的人材養成研修. */
        BEHAVIOUR_CORE,
        /** 手話通訳士・手話通訳者. */
        SIGN_INTERPRETER,
        /** 精神保健福祉士. */
        PSYCHIATRIC_SOCIAL_WORKER,
        /** 社会福祉士. */
        SOCIAL_WORKER,
        /** 介護福祉士. */
        CARE_WORKER,
        /** 医療的ケア児等コーディネーター. */
        MEDICAL_CARE_COORDINATOR,
        /** 相談支援専門員. */
        CONSULTANT,
        /** 主任相談支援専門員. */
        CHIEF_CONSULTANT
    }

    public boolean isValidOn(LocalDate day) {
        return (obtainedOn == null || !obtainedOn.isAfter(day)) && (expiresOn == null || !expiresOn.isBefore(day));
    }

    /** Whether it ends within {@value #SOON} days, or has ended. */
    public boolean endsSoon(LocalDate today) {
        return expiresOn != null && !expiresOn.isAfter(today.plusDays(SOON));
    }
}
