package net.tomarigi.access.store;

import net.tomarigi.access.Accounts;

/** Where the sealed fields of a principal stand. */
final class Principals {
    private Principals() {}

    static String name(String id) {
        return Accounts.NAMES + ":" + id;
    }
}
