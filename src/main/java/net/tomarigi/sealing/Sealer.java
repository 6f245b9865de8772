package net.tomarigi.sealing;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals, opens and signs with the {@link Keyring}. Everything it makes begins with the name of its key: {@code k2:<base64>}.
 * One key may seal some four thousand million values; then it is time for the next (the nonces are random, 96 bits).
 */
@Singleton
public final class Sealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String SEAL = "seal";
    private static final String INDEX = "index:";
    private static final String MAC = "mac:";

    private final Keyring keys;
    private final SecureRandom random = new SecureRandom();

    public Sealer(Keyring keys) {
        this.keys = keys;
    }

    /**
     * AES-256-GCM with the key that writes; each call gives another text.
     *
     * @param where the place it is for, as {@code table.column:id}: it opens there and nowhere else
     */
    public String seal(String plain, String where) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keys.first(), nonce, plain.getBytes(StandardCharsets.UTF_8), where);
        return named(
                keys.first(),
                ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** Throws {@link BrokenSeal} when it was changed, moved, or sealed with a key that is not there. */
    public String open(String sealed, String where) {
        Named parts = Named.of(sealed, where);
        keys.derive(parts.key(), SEAL);
        if (parts.bytes().length < NONCE_BYTES + TAG_BITS / 8) throw broken(where, null);
        ByteBuffer bytes = ByteBuffer.wrap(parts.bytes());
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[bytes.remaining() - NONCE_BYTES];
        bytes.get(nonce).get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, parts.key(), nonce, rest, where), StandardCharsets.UTF_8);
    }

    /** Whether it was sealed with another key than the one that writes now. */
    public boolean isOld(String sealed) {
        return !sealed.startsWith(keys.first() + ":");
    }

    /**
     * What to look for where {@code plain} is sealed: HMAC-SHA-256, one value for each key, that of the key that writes
     * first. It is the first that is stored, and any of them that is looked for. Whoever sees two equal values knows that
     * their plain texts are equal, so use it for what must be found exactly, and spell {@code plain} in one way.
     *
     * @param purpose which column it is for: the same text has another value in another column
     */
    public List<String> index(String plain, String purpose) {
        List<String> values = new ArrayList<>();
        for (String id : keys.ids()) values.add(signed(id, INDEX + purpose, plain.getBytes(StandardCharsets.UTF_8)));
        return values;
    }

    /** HMAC-SHA-256 with the key that writes, under the key's name. */
    public String mac(String purpose, byte[] data) {
        return signed(keys.first(), MAC + purpose, data);
    }

    /**
     * Whether {@code mac} is what {@link #mac} gave for this purpose and these data, under whichever key. Throws
     * {@link UnknownKey} when it names a key that is not there.
     */
    public boolean isMac(String mac, String purpose, byte[] data) {
        Named parts;
        try {
            parts = Named.of(mac, purpose);
        } catch (BrokenSeal e) {
            return false;
        }
        byte[] expected = Keyring.hmac(keys.derive(parts.key(), MAC + purpose), data);
        return MessageDigest.isEqual(expected, parts.bytes());
    }

    private String signed(String id, String purpose, byte[] data) {
        return named(id, Keyring.hmac(keys.derive(id, purpose), data));
    }

    private byte[] crypt(int mode, String key, byte[] nonce, byte[] input, String where) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(keys.derive(key, SEAL), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(where.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw broken(where, e);
        }
    }

    private static BrokenSeal broken(String where, Exception cause) {
        return new BrokenSeal("What stands in " + where + " is not what was sealed there.", cause);
    }

    private static String named(String key, byte[] bytes) {
        return key + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    private record Named(String key, byte[] bytes) {
        static Named of(String text, String where) {
            int colon = text.indexOf(':');
            if (colon < 1) throw broken(where, null);
            try {
                Named parts =
                        new Named(text.substring(0, colon), Base64.getDecoder().decode(text.substring(colon + 1)));
                // Base64 can be spelt in several ways, of which one is ours.
                if (named(parts.key, parts.bytes).equals(text)) return parts;
            } catch (IllegalArgumentException e) {
                throw broken(where, e);
            }
            throw broken(where, null);
        }
    }
}
