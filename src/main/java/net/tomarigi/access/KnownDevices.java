package net.tomarigi.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.sealing.UnknownKey;

/**
 * Devices on which somebody has signed in before, who are not kept out by guesses that others make elsewhere. The device
 * keeps the proof itself, a signed name of its own for each of the last few accounts; here nothing is kept.
 */
@Singleton
public class KnownDevices {
    /** More people than this rarely share a computer; whoever was there longest ago is forgotten. */
    private static final int MOST = 8;

    private static final String BETWEEN = "~";
    private static final String PURPOSE = "access.device";

    private final Sealer sealer;

    KnownDevices(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * The device's own name for this account; empty where nobody has signed in to it there.
     *
     * @param kept what the device has kept; null: nothing
     */
    public Optional<String> find(String kept, String username) {
        return marks(kept).stream()
                .filter(mark -> isOf(mark, username))
                .findFirst()
                .map(KnownDevices::id);
    }

    /** What the device is to keep when somebody has signed in to this account. */
    public String with(String kept, String username) {
        List<String> marks = new ArrayList<>();
        String id = find(kept, username).orElseGet(Secret::id);
        marks.add(id + "." + sealer.mac(PURPOSE, content(id, username)));
        marks(kept).stream().filter(mark -> !isOf(mark, username)).forEach(marks::add);
        return String.join(BETWEEN, marks.subList(0, Math.min(MOST, marks.size())));
    }

    private boolean isOf(String mark, String username) {
        int end = mark.indexOf('.');
        if (end < 0) return false;
        try {
            return sealer.isMac(mark.substring(end + 1), PURPOSE, content(id(mark), username));
        } catch (UnknownKey ofBefore) {
            return false;
        }
    }

    private static List<String> marks(String kept) {
        if (kept == null || kept.isEmpty()) return List.of();
        return Arrays.stream(kept.split(BETWEEN)).limit(MOST).toList();
    }

    private static String id(String mark) {
        return mark.substring(0, mark.indexOf('.'));
    }

    private static byte[] content(String id, String username) {
        return (id + '\n' + Accounts.folded(username)).getBytes(StandardCharsets.UTF_8);
    }
}
