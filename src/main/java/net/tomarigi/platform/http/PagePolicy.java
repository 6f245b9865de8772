package net.tomarigi.platform.http;

import io.vertx.core.http.HttpServerResponse;

/** What a browser may load for a page (Content-Security-Policy). */
public final class PagePolicy {
    static final String HEADER = "content-security-policy";

    private static final String OWN_IMAGES = "img-src 'self'";

    /** Scripts, styles and data from here alone, none of them inline; in nobody's frame. */
    static final String OWN = "default-src 'none'; script-src 'self'; style-src 'self'; " + OWN_IMAGES
            + "; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private PagePolicy() {}

    /**
     * Lets this page show images from one site more. What a resource answers would come beside the policy that stands there
     * already, and of two policies the stricter one holds; so it is replaced here.
     *
     * @param origin such as {@code https://tiles.example}; its first label may be {@code *}
     */
    public static void allowImagesFrom(String origin, HttpServerResponse page) {
        page.headers().set(HEADER, OWN.replace(OWN_IMAGES, OWN_IMAGES + " " + origin));
    }
}
