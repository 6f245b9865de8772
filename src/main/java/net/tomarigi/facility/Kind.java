package net.tomarigi.facility;

/** Kinds of short stay: 福祉型, 福祉型強化 (with a nurse), 医療型, 共生型. */
public enum Kind {
    WELFARE,
    WELFARE_NURSE,
    MEDICAL,
    INCLUSIVE
}
