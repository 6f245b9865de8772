package net.tomarigi.access.http;

/** A path of this site, to go on to after signing in. */
final class OwnPath {
    private static final String HOME = "/";
    private static final int LONGEST = 1_000;

    private OwnPath() {}

    /** Home for whatever could lead a browser elsewhere. */
    static String of(String asked) {
        boolean own = asked != null
                && asked.length() <= LONGEST
                && asked.startsWith("/")
                && !asked.startsWith("//")
                && asked.chars().allMatch(character -> character > ' ' && character < 127 && character != '\\');
        return own ? asked : HOME;
    }
}
