package net.tomarigi.facility;

/** Where a short stay is sited: 併設型, 空床利用型 (beds of residents who are away; often no fixed number), 単独型. */
public enum Siting {
    ATTACHED,
    VACANT_BED,
    STANDALONE
}
