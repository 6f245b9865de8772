package net.tomarigi.access.store;

/** Where the sealed fields of a principal stand. */
final class Principals {
    private Principals() {}

    static String name(String id) {
        return "principal.name:" + id;
    }
}
