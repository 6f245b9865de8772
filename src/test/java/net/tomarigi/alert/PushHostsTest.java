package net.tomarigi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever names an address makes us call nothing but a push service. */
class PushHostsTest {
    private final PushHosts hosts = new PushHosts(List.of("fcm.googleapis.com", " *.push.apple.com"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://FCM.googleapis.com:443/x",
                "https://web.push.apple.com/QGu"
            })
    void aListedServiceIsCalled(String endpoint) {
        assertThat(hosts.takes(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.example/x",
                "https://fcm.googleapis.com@example.com/x",
                "https://me@fcm.googleapis.com/x",
                "https://example.com#@fcm.googleapis.com/x",
                "https://example.com\\@fcm.googleapis.com/x",
                "https://notpush.apple.com/x",
                "https://push.apple.com.example/x",
                "https://push.apple.com/x",
                "https://127.0.0.1/x",
                "http://127.0.0.1:80/x",
                "https://[::1]/x",
                "https://169.254.169.254/x",
                "https:///x",
                "https:fcm.googleapis.com",
                "//fcm.googleapis.com/x",
                "file:///etc/passwd",
                "nonsense",
                ""
            })
    void nothingElseIs(String endpoint) {
        assertThat(hosts.takes(endpoint)).isFalse();
    }
}
