package net.tomarigi.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An OpenID provider with its own keys, in the JVM of the tests: discovery, keys, a page where one says who one is, the
 * exchange of codes (each once, with PKCE). {@code POST /sign} makes whatever token a test asks for, right or wrong.
 */
public final class OpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "tomarigi-tests";
    public static final String SECRET = "a secret of the tests, 32 characters";

    /** The address of the one that runs, for tests: Quarkus loads them in loaders of its own. */
    public static final String ADDRESS = "quarkus.oidc.auth-server-url";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "one";

    private final KeyPair keys = newKeys();
    private final KeyPair foreign = newKeys();
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final HttpServer server;

    public OpenIdProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "openid-provider");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/.well-known/openid-configuration", this::discover);
        server.createContext("/keys", exchange -> json(exchange, Map.of("keys", List.of(jwk()))));
        server.createContext("/authorize", this::ask);
        server.createContext("/answer", this::answer);
        server.createContext("/token", this::exchange);
        server.createContext("/sign", this::sign);
        server.start();
    }

    /** What the product is told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                ADDRESS,
                address(),
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.credentials.secret",
                SECRET);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void discover(HttpExchange exchange) throws IOException {
        json(
                exchange,
                Map.of(
                        "issuer", address(),
                        "authorization_endpoint", address() + "/authorize",
                        "token_endpoint", address() + "/token",
                        "jwks_uri", address() + "/keys",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "code_challenge_methods_supported", List.of("S256")));
    }

    private Map<String, String> jwk() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY,
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** The page on which one says who one is. */
    private void ask(HttpExchange exchange) throws IOException {
        Map<String, String> request = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        asked.put(code, request);
        send(exchange, 200, "text/html; charset=utf-8", """
                <!DOCTYPE html><html lang="en"><title>Provider</title><form action="/answer">
                <input type="hidden" name="code" value="%s">
                <label>Subject <input name="subject"></label> <label>Roles <input name="roles"></label>
                <label>Nonce <input name="nonce"></label>
                <button>Allow</button></form></html>
                """.formatted(code));
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> said = fields(exchange.getRequestURI().getRawQuery());
        Map<String, String> request = asked.computeIfPresent(said.get("code"), (code, before) -> {
            Map<String, String> after = new LinkedHashMap<>(before);
            after.putAll(Map.of("subject", said.get("subject"), "roles", said.get("roles")));
            if (!said.get("nonce").isEmpty()) after.put("nonce", said.get("nonce"));
            return after;
        });
        URI back = URI.create(
                request.get("redirect_uri") + "?code=" + said.get("code") + "&state=" + request.get("state"));
        exchange.getResponseHeaders().set("Location", back.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(body(exchange));
        Map<String, String> request = asked.remove(form.get("code"));
        if (request == null || !isProven(request, form) || !isClient(exchange, form)) {
            send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> claims = claims(Map.of(
                "sub", request.get("subject"),
                "name", "試験 " + request.get("subject"),
                "nonce", request.get("nonce"),
                "roles", List.of(request.get("roles").split(" "))));
        String token = signed(Map.of("alg", "RS256", "kid", KEY, "typ", "JWT"), claims, "right");
        json(exchange, Map.of("access_token", token, "id_token", token, "token_type", "Bearer", "expires_in", 300));
    }

    /** PKCE: only who began has the verifier. */
    private static boolean isProven(Map<String, String> request, Map<String, String> form) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(digest).equals(request.get("code_challenge"))
                    && "S256".equals(request.get("code_challenge_method"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClient(HttpExchange exchange, Map<String, String> form) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || SECRET.equals(form.get("client_secret"));
    }

    private Map<String, Object> claims(Map<String, Object> more) {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Object> claims = new LinkedHashMap<>(
                Map.of("iss", address(), "aud", CLIENT, "iat", now, "exp", now + 300, "jti", UUID.randomUUID() + ""));
        claims.putAll(more);
        return claims;
    }

    /** {@code {"with":"right|foreign|none|public", "claims":{…}}}: what is missing of the claims is as it should be. */
    @SuppressWarnings("unchecked")
    private void sign(HttpExchange exchange) throws IOException {
        Map<String, Object> wanted = JSON.readValue(body(exchange), Map.class);
        String with = (String) wanted.get("with");
        String algorithm =
                switch (with) {
                    case "none" -> "none";
                    case "public" -> "HS256";
                    default -> "RS256";
                };
        Map<String, Object> claims = claims((Map<String, Object>) wanted.get("claims"));
        send(exchange, 200, "text/plain", signed(Map.of("alg", algorithm, "kid", KEY, "typ", "JWT"), claims, with));
    }

    private String signed(Map<String, Object> head, Map<String, Object> claims, String with) throws IOException {
        String text = part(head) + "." + part(claims);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        try {
            return text + "."
                    + switch (with) {
                        case "none" -> "";
                        case "public" -> {
                            Mac mac = Mac.getInstance("HmacSHA256");
                            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
                            yield BASE64.encodeToString(mac.doFinal(bytes));
                        }
                        default -> {
                            Signature signature = Signature.getInstance("SHA256withRSA");
                            signature.initSign((with.equals("foreign") ? foreign : keys).getPrivate());
                            signature.update(bytes);
                            yield BASE64.encodeToString(signature.sign());
                        }
                    };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> part) throws JsonProcessingException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, Object answer) throws IOException {
        send(exchange, 200, "application/json", JSON.writeValueAsString(answer));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
