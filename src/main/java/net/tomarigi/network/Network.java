package net.tomarigi.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The facilities, coordinators and rules of one municipality, or of several that share.
 *
 * @param municipality as WAM NET writes it (栃木県栃木市); null when no import made this network
 * @param version grows by one with every change; the higher one wins
 */
public record Network(String id, String name, String municipality, Policy policy, long version) {
    public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    public static final int LONGEST_NAME = 100;

    /** The network of one municipality: the same name makes the same network, in every installation and at every import. */
    public static Network ofMunicipality(String municipality) {
        return new Network(idOfMunicipality(municipality), municipality, municipality, Policy.DEFAULT, 1);
    }

    /** {@code m-} and 40 bits of the name's SHA-256: among Japan's 1,900 municipalities two meet once in 600,000 worlds. */
    public static String idOfMunicipality(String municipality) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(municipality.getBytes(StandardCharsets.UTF_8));
            return "m-" + HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
