package net.tomarigi.facility.wamnet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of the national list's shape with five made-up facilities in two municipalities. */
public final class MadeUpList {
    private MadeUpList() {}

    public static String text() {
        try (InputStream file = MadeUpList.class.getResourceAsStream("/wamnet/made-up.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same with facilities {@code M<unique>-1} to {@code -5} and cities that no other test has. */
    public static String text(String unique) {
        return text().replace("M000000000", "M" + unique + "-").replace("見本県", "見本県" + unique);
    }
}
