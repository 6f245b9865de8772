package net.tomarigi.sealing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys, from {@code tomarigi.keys} (in the environment {@code TOMARIGI_KEYS}): {@code k2:<base64 of 32 bytes>,k1:…}. The
 * first writes, all read. No key is used as it stands: each purpose has one derived from it (HKDF, RFC 5869).
 */
@Singleton
public final class Keyring {
    /** Where the keys are looked for. */
    public static final String SETTING = "tomarigi.keys";

    /** What is said to whoever starts the product without them. */
    public static final String HOW_TO_MAKE_ONE =
            "set TOMARIGI_KEYS to k1:<key>, with a key that `openssl rand -base64 32` makes, and keep a copy apart from the"
                    + " database: what is sealed cannot be read without it.";

    static final int KEY_BYTES = 32;

    private static final int MOST = 32;
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,16}");
    private static final String HMAC = "HmacSHA256";

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final Map<Derived, byte[]> derived = new ConcurrentHashMap<>();
    private final String first;

    /** Throws {@link IllegalArgumentException} with a sentence that names the key at fault and quotes none. */
    public Keyring(@ConfigProperty(name = SETTING) String setting) {
        for (String entry : setting.split(",", -1)) add(entry.strip());
        first = keys.keySet().iterator().next();
    }

    /** A setting of one new key. */
    public static String made(String id) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    private void add(String entry) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon);
        if (!ID.matcher(id).matches()) {
            throw refused("each key is given as <name>:<base64 of 32 bytes>, the name in small letters and digits");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw refused("the key " + id + " is not base64");
        }
        if (key.length != KEY_BYTES) {
            throw refused("the key " + id + " has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        if (keys.putIfAbsent(id, key) != null) throw refused("the name " + id + " is given twice");
        if (keys.size() > MOST) throw refused("there are more than " + MOST + " keys");
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("TOMARIGI_KEYS (" + SETTING + ") cannot be used: " + why
                + ". A key is made with `openssl rand -base64 32`.");
    }

    /** The name of the key that writes. */
    String first() {
        return first;
    }

    /** The names of all keys, the one that writes first. */
    Iterable<String> ids() {
        return keys.keySet();
    }

    /** The key for a purpose; throws {@link UnknownKey} when there is none of that name. */
    byte[] derive(String id, String purpose) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new UnknownKey(
                    "No key of the name " + id + " is among TOMARIGI_KEYS (" + String.join(", ", keys.keySet()) + ").");
        }
        return derived.computeIfAbsent(
                new Derived(id, purpose), ignored -> hkdf(key, purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** HKDF with SHA-256, no salt, one block of output: 32 bytes. */
    static byte[] hkdf(byte[] key, byte[] info) {
        byte[] pseudorandom = hmac(new byte[KEY_BYTES], key);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(pseudorandom, block);
    }

    static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Keyring " + keys.keySet();
    }

    private record Derived(String id, String purpose) {}
}
