package net.tomarigi.offices;

/** One of the five functions of a regional life-support base (地域生活支援拠点等の五つの機能). */
public enum BaseFunction {
    /** 相談. */
    CONSULTATION,
    /** 緊急時の受入れ・対応. */
    EMERGENCY,
    /** 体験の機会・場. */
    TRIAL,
    /** 専門的人材の確保・養成. */
    TRAINING,
    /** 地域の体制づくり. */
    COMMUNITY
}
