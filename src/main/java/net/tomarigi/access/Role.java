package net.tomarigi.access;

import java.util.Locale;

/** What somebody is to a network or a facility; one may be several things to several of them. */
public enum Role {
    /** Staff of one facility (短期入所事業所). */
    PROVIDER(Reach.FACILITY),
    /** Finds beds in one network (拠点コーディネーター, 相談支援専門員). */
    COORDINATOR(Reach.NETWORK),
    /** Keeps one network: its settings, its people, its accounts (市の職員). */
    OFFICER(Reach.NETWORK),
    /** Looks after elderly people (地域包括支援センター職員), where a network shares its emergency desk with them. */
    ELDERLY_CARE(Reach.NETWORK),
    /** A wall that reads one network's board and nothing else. */
    SCREEN(Reach.NETWORK),
    /** The software of one facility. */
    MACHINE(Reach.FACILITY),
    /** Keeps the installation. */
    ADMINISTRATOR(Reach.EVERYWHERE);

    /** What a role is bound to. */
    public enum Reach {
        FACILITY,
        NETWORK,
        EVERYWHERE
    }

    private final Reach reach;

    Role(Reach reach) {
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }

    /** As answers and OpenID claims name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
