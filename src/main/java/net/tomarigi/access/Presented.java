package net.tomarigi.access;

/**
 * The token that a request brings: in its header, as programs do, or in the cookie of a page.
 *
 * @param byCookie browsers send it along whoever made them ask, so that a change needs a proof of where it comes from
 */
public record Presented(String token, boolean byCookie) {
    /** Sent back to this host alone, over TLS alone (RFC 6265bis), and never shown to a script. */
    public static final String COOKIE = "__Host-tomarigi";

    /** What no form and no link of another site can set. */
    public static final String PAGE_HEADER = "X-Tomarigi";

    private static final String BEARER = "Bearer ";

    /** Null when there is none; the header goes first. */
    public static Presented in(String authorization, String cookies) {
        if (authorization != null)
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? new Presented(authorization.substring(BEARER.length()).strip(), false)
                    : null;
        String token = cookies == null ? null : cookie(cookies);
        return token == null ? null : new Presented(token, true);
    }

    private static String cookie(String cookies) {
        int from = 0;
        while (from < cookies.length()) {
            int end = cookies.indexOf(';', from);
            if (end < 0) end = cookies.length();
            String pair = cookies.substring(from, end).strip();
            if (pair.startsWith(COOKIE) && pair.length() > COOKIE.length() && pair.charAt(COOKIE.length()) == '=')
                return pair.substring(COOKIE.length() + 1);
            from = end + 1;
        }
        return null;
    }

    /** It names nobody, but whoever has it is somebody. */
    @Override
    public String toString() {
        return byCookie ? "a cookie" : "a bearer's token";
    }
}
