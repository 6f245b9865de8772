package net.tomarigi.platform.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from, when it may have come through a proxy. Only a proxy that is trusted is believed
 * ({@code tomarigi.proxies}; usually one on this machine), and of the addresses in {@code X-Forwarded-For} only the last
 * that is no trusted proxy: what stands before it is what the client says of itself.
 */
@Singleton
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final Set<InetAddress> proxies;

    ClientAddresses(@ConfigProperty(name = "tomarigi.proxies", defaultValue = "127.0.0.1,::1") List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddresses::configured).collect(Collectors.toUnmodifiableSet());
    }

    /** An IP address as text, the same for the same client; of what has none, {@code unknown}. */
    public String of(HttpServerRequest request) {
        InetAddress peer = peer(request);
        if (peer == null) return "unknown";
        if (!proxies.contains(peer)) return peer.getHostAddress();
        List<String> forwarded = request.headers().getAll(FORWARDED_FOR);
        InetAddress client = peer;
        String[] steps = String.join(",", forwarded).split(",");
        for (int i = steps.length - 1; i >= 0 && proxies.contains(client); i--) {
            InetAddress before = read(steps[i].strip());
            if (before == null) break;
            client = before;
        }
        return client.getHostAddress();
    }

    /** Somebody on this machine itself, not through a proxy: its operator. */
    public boolean isOperator(HttpServerRequest request) {
        InetAddress peer = peer(request);
        return peer != null
                && peer.isLoopbackAddress()
                && !request.headers().contains(FORWARDED_FOR)
                && !request.headers().contains("Forwarded");
    }

    /** Whether nobody between the client and us, or the proxy that we trust, could read it. */
    public boolean cameOverTls(HttpServerRequest request) {
        if (request.isSSL()) return true;
        String forwarded = request.headers().get(FORWARDED_PROTO);
        return forwarded != null && forwarded.strip().equalsIgnoreCase("https") && proxies.contains(peer(request));
    }

    /** Whether a page with this origin (RFC 6454) is one of ours. */
    public boolean isOwnPage(String origin, HttpServerRequest request) {
        try {
            URI page = URI.create(origin);
            if (page.getScheme() == null || page.getAuthority() == null) return false;
            String named = withPort(page.getAuthority(), page.getScheme());
            return hostsOf(request).stream()
                    .anyMatch(host -> withPort(host, page.getScheme()).equals(named));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static String withPort(String authority, String scheme) {
        String lower = authority.toLowerCase(Locale.ROOT);
        if (lower.matches(".*:\\d+")) return lower;
        return lower + (scheme.equalsIgnoreCase("https") ? ":443" : ":80");
    }

    /** Names and ports by which the client may have called us: what it asked for, or asked the proxy that we trust for. */
    private List<String> hostsOf(HttpServerRequest request) {
        String host = request.getHeader("Host");
        String forwarded = proxies.contains(peer(request)) ? request.getHeader(FORWARDED_HOST) : null;
        return Stream.of(host, forwarded)
                .filter(Objects::nonNull)
                .map(String::strip)
                .toList();
    }

    /** Of the connection itself; the request's own address may already be what a header says. */
    private static InetAddress peer(HttpServerRequest request) {
        SocketAddress address = request.connection().remoteAddress();
        return address == null || address.hostAddress() == null ? null : read(address.hostAddress());
    }

    private static InetAddress configured(String address) {
        InetAddress read = read(address.strip());
        if (read == null) throw new IllegalArgumentException("tomarigi.proxies: " + address + " is no IP address");
        return read;
    }

    /** Never asks anybody for a name. */
    private static InetAddress read(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
