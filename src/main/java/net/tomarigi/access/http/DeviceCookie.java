package net.tomarigi.access.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** What a device keeps from those who have signed in there ({@link net.tomarigi.access.KnownDevices}); sent with a sign-in alone. */
final class DeviceCookie {
    static final String NAME = "__Secure-tomarigi-device";

    private static final Duration KEPT = Duration.ofDays(400);
    private static final int LONGEST = 2_000;

    private DeviceCookie() {}

    static String of(String marks) {
        return NAME + "=" + marks + "; Path=/api/login; Secure; HttpOnly; SameSite=Strict; Max-Age=" + KEPT.toSeconds();
    }

    /** Null when there is none. */
    static String in(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null || cookie.getValue().length() > LONGEST ? null : cookie.getValue();
    }
}
