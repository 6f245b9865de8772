package net.tomarigi.rota;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The same caller with the same key means the same thing. */
public final class Named {
    private Named() {}

    public static String id(String what, String network, String who, String key) {
        byte[] name = String.join("\u0000", what, network, who, key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
