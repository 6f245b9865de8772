package net.tomarigi.alert;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import net.tomarigi.alert.PushKeys.KeyPair;
import nl.martijndwars.webpush.AbstractPushService;
import nl.martijndwars.webpush.Encoding;
import nl.martijndwars.webpush.HttpRequest;
import nl.martijndwars.webpush.Notification;
import nl.martijndwars.webpush.Urgency;
import nl.martijndwars.webpush.Utils;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.lang.JoseException;

/** Encrypts for a browser and signs for its push service (RFC 8291, 8292): one key's. It computes for some milliseconds. */
final class WebPush extends AbstractPushService<WebPush> {
    private static final int PRIVATE_BYTES = 32;
    private static final int PUBLIC_BYTES = 65;
    private static final int AUTH_BYTES = 16;
    private static final String CURVE = "prime256v1";

    static {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null)
            Security.addProvider(new BouncyCastleProvider());
    }

    /** @param contact of whoever runs this installation, {@code mailto:} or {@code https:}; null: none */
    WebPush(KeyPair pair, String contact) throws GeneralSecurityException {
        super(pair.publicKey(), pair.privateKey(), contact);
    }

    /** What is to be posted to the target's endpoint. */
    record Message(Map<String, String> headers, byte[] body) {}

    /** @param topic of several that wait there, the push service keeps the last; 32 characters at most */
    Message seal(Target target, byte[] text, int secondsToLive, String topic) throws GeneralSecurityException {
        Notification notification = new Notification(
                target.endpoint(),
                (ECPublicKey) Utils.loadPublicKey(target.p256dh()),
                Base64.getUrlDecoder().decode(target.auth()),
                text,
                secondsToLive,
                Urgency.HIGH,
                topic);
        try {
            HttpRequest request = prepareRequest(notification, Encoding.AES128GCM);
            // The key stands in Authorization; beside it, this header is of a draft that the RFC replaced.
            request.getHeaders().remove("Crypto-Key");
            return new Message(request.getHeaders(), request.getBody());
        } catch (IOException | JoseException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static KeyPair makePair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastleProvider.PROVIDER_NAME);
        generator.initialize(ECNamedCurveTable.getParameterSpec(CURVE));
        java.security.KeyPair made = generator.generateKeyPair();
        byte[] number = ((ECPrivateKey) made.getPrivate()).getD().toByteArray();
        byte[] whole = new byte[PRIVATE_BYTES];
        int length = Math.min(number.length, PRIVATE_BYTES);
        System.arraycopy(number, number.length - length, whole, PRIVATE_BYTES - length, length);
        return new KeyPair(base64(Utils.encode((ECPublicKey) made.getPublic())), base64(whole));
    }

    /** Fails when the two do not belong together. */
    static void requirePair(KeyPair pair) {
        boolean fit;
        try {
            fit = Utils.verifyKeyPair(Utils.loadPrivateKey(pair.privateKey()), Utils.loadPublicKey(pair.publicKey()));
        } catch (GeneralSecurityException | RuntimeException e) {
            fit = false;
        }
        if (!fit)
            throw new IllegalArgumentException("tomarigi.push.public-key and tomarigi.push.private-key are no pair");
    }

    /** Whether it is a point of the curve, as browsers write one. */
    static boolean isPublicKey(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == PUBLIC_BYTES
                    && Arrays.equals(bytes, Utils.encode((ECPublicKey) Utils.loadPublicKey(bytes)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    static boolean isAuth(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == AUTH_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
