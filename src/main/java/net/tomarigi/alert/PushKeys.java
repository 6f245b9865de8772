package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;

/** The key by which push services know this installation (VAPID, RFC 8292). */
public interface PushKeys {
    /** Where the private one is sealed. */
    String PRIVATE = "push_key.private_key:installation";

    /**
     * Both as browsers and other products write them: base64url of the uncompressed point, and of the number.
     *
     * @param publicKey 65 bytes
     * @param privateKey 32 bytes
     */
    record KeyPair(String publicKey, String privateKey) {
        /** It holds a secret. */
        @Override
        public String toString() {
            return "KeyPair";
        }
    }

    /** The one that is kept; {@code made} is kept when there is none yet. */
    Uni<KeyPair> findOrKeep(KeyPair made);
}
