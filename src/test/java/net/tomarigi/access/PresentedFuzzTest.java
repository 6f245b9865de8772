package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import net.tomarigi.platform.Damage;
import net.tomarigi.sealing.Keyring;
import net.tomarigi.sealing.Sealer;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a request brings to say who somebody is, it is a token or none, and makes nobody known by itself. */
class PresentedFuzzTest {
    private static final String NAME = "hanako";
    private static final String SESSION = "tms_" + "aZ0_".repeat(11);
    private static final Sealer SEALER =
            new Sealer(new Keyring("k1:" + Base64.getEncoder().encodeToString(new byte[32])));
    private static final KnownDevices DEVICES = new KnownDevices(SEALER);
    private static final String MARK =
            "device." + SEALER.mac("access.device", ("device\n" + NAME).getBytes(StandardCharsets.UTF_8));

    /** A header for programs, one of cookies, and what a device has kept, a line each. */
    static Stream<byte[]> damaged() {
        return Damage.of(
                2026_11_21,
                600,
                "Bearer " + SESSION + "\n\n" + MARK,
                "\na=b; __Host-tomarigi=" + SESSION + "; c=d\n" + MARK + "~" + MARK,
                "Basic eDp5\n__Host-tomarigi=x\n" + MARK);
    }

    @MethodSource("damaged")
    @FuzzTest(maxDuration = "1m")
    void everyRequestBringsATokenOrNone(byte[] headers) {
        String[] lines = new String(headers, StandardCharsets.UTF_8).split("\n", 3);
        String authorization = lines[0].isEmpty() ? null : lines[0];
        String cookies = lines.length < 2 ? null : lines[1];
        String kept = lines.length < 3 ? null : lines[2];

        Presented presented = Presented.in(authorization, cookies);

        if (presented != null) {
            assertThat(presented.byCookie()).isEqualTo(authorization == null);
            assertThat(presented.byCookie() ? cookies : authorization).contains(presented.token());
            if (presented.byCookie()) assertThat(presented.token()).doesNotContain(";");
            assertThat(presented.toString()).isIn("a cookie", "a bearer's token");
            assertThat(Secret.hash(presented.token())).matches("[A-Za-z0-9_-]{43}");
        }
        if (DEVICES.find(kept, NAME).isPresent()) assertThat(kept).contains("device.k1:");
        assertThat(DEVICES.find(kept, NAME + "2")).isEmpty();
        assertThat(DEVICES.find(DEVICES.with(kept, NAME), NAME)).isPresent();
    }
}
