package net.tomarigi.alert;

/**
 * How a browser is reached, as its PushSubscription says it.
 *
 * @param endpoint where its push service takes messages for it: whoever knows it can send there
 * @param p256dh its public key, P-256, uncompressed, base64url
 * @param auth 16 bytes that its messages are mixed with, base64url
 */
public record Target(String endpoint, String p256dh, String auth) {
    /** It says where somebody can be reached. */
    @Override
    public String toString() {
        return "Target";
    }
}
