package net.tomarigi.alert;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where messages to browsers may be sent. A browser names the address, and whoever speaks for one could name any: so only
 * those of push services that are listed here are ever called.
 */
@Singleton
class PushHosts {
    static final int LONGEST = 1_000;
    private static final String ANY_BELOW = "*.";
    private static final int HTTPS = 443;

    private final List<String> hosts;
    private final boolean loopback;

    /**
     * @param hosts names; one that begins with {@code *.} stands for all below it
     * @param loopback also takes plain HTTP at 127.0.0.1: for tests alone
     */
    PushHosts(
            @ConfigProperty(
                            name = "tomarigi.push.hosts",
                            defaultValue =
                                    "fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com")
                    List<String> hosts,
            @ConfigProperty(name = "tomarigi.push.loopback-for-tests", defaultValue = "false") boolean loopback) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.loopback = loopback;
    }

    boolean takes(String endpoint) {
        if (endpoint.length() > LONGEST) return false;
        try {
            URI address = new URI(endpoint);
            if (address.getHost() == null || address.getRawUserInfo() != null) return false;
            if (loopback
                    && "http".equals(address.getScheme())
                    && address.getHost().equals("127.0.0.1")) return true;
            return "https".equals(address.getScheme())
                    && (address.getPort() == -1 || address.getPort() == HTTPS)
                    && isListed(address.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isListed(String host) {
        return hosts.stream()
                .anyMatch(one -> one.startsWith(ANY_BELOW) ? host.endsWith(one.substring(1)) : host.equals(one));
    }
}
