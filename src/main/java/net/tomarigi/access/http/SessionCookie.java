package net.tomarigi.access.http;

import java.time.Duration;
import net.tomarigi.access.Presented;
import net.tomarigi.access.SignIn;
import net.tomarigi.access.Tokens.Issued;

/**
 * The cookie of a page. No script reads it (HttpOnly), it goes over TLS alone or to this machine (Secure), to this host
 * alone (__Host-), and never with what another site asks for but a plain link (SameSite).
 */
final class SessionCookie {
    private static final String ALWAYS = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    static final String ENDED = Presented.COOKIE + "=" + ALWAYS + "; Max-Age=0";

    private SessionCookie() {}

    /** @param kept also when the browser is closed */
    static String of(Issued issued, boolean kept) {
        return of(issued.token(), kept ? SignIn.KEPT : null);
    }

    /** @param lasts null: until the browser is closed */
    static String of(String token, Duration lasts) {
        return Presented.COOKIE + "=" + token + ALWAYS + (lasts == null ? "" : "; Max-Age=" + lasts.toSeconds());
    }
}
