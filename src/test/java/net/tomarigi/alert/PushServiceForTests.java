package net.tomarigi.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service on loopback, and the browsers behind it: checks who sends (RFC 8292) and decrypts what they get (RFC 8291),
 * with the JDK alone, so that it agrees with nobody's mistakes.
 */
public final class PushServiceForTests implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    public PushServiceForTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::take);
        server.start();
    }

    /** One message as its browser got it. */
    public record Got(JsonPath message, String text, String ttl, String urgency, String topic) {}

    /** A browser that has subscribed; it answers 201 unless told otherwise. */
    public final class Browser {
        public final List<Got> got = new CopyOnWriteArrayList<>();
        /** What the service answers next, before it takes any. */
        final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
        /** What went wrong. */
        public final List<Throwable> wrong = new CopyOnWriteArrayList<>();

        private final String id = BASE64.encodeToString(random(12));
        private final KeyPair pair = pair();
        private final byte[] auth = random(16);

        String endpoint() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/push/" + id;
        }

        public String subscription(String language) {
            return "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"},\"language\":\"%s\"}"
                    .formatted(
                            endpoint(),
                            BASE64.encodeToString(point((ECPublicKey) pair.getPublic())),
                            BASE64.encodeToString(auth),
                            language);
        }

        private byte[] decrypt(byte[] body) throws GeneralSecurityException {
            ByteBuffer in = ByteBuffer.wrap(body);
            byte[] salt = new byte[16];
            in.get(salt);
            in.getInt();
            byte[] sender = new byte[in.get() & 0xFF];
            in.get(sender);
            byte[] sealed = new byte[in.remaining()];
            in.get(sealed);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(publicKey(sender), true);
            byte[] info = join(
                    "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                    point((ECPublicKey) pair.getPublic()),
                    sender);
            byte[] secret = hkdf(auth, agreement.generateSecret(), info, 32);
            byte[] key = hkdf(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
            byte[] nonce = hkdf(salt, secret, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(sealed);
            int end = padded.length - 1;
            while (padded[end] == 0) end--;
            if (padded[end] != 2) throw new GeneralSecurityException("not the last record");
            return Arrays.copyOf(padded, end);
        }
    }

    public Browser browser() {
        Browser browser = new Browser();
        browsers.put("/push/" + browser.id, browser);
        return browser;
    }

    private void take(HttpExchange exchange) throws IOException {
        Browser browser = browsers.get(exchange.getRequestURI().getPath());
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer refusal = browser == null ? Integer.valueOf(404) : browser.refusals.poll();
        if (refusal == null) {
            try {
                requireSigned(exchange.getRequestHeaders().getFirst("Authorization"));
                String text = new String(browser.decrypt(body), StandardCharsets.UTF_8);
                browser.got.add(new Got(
                        JsonPath.from(text),
                        text,
                        exchange.getRequestHeaders().getFirst("TTL"),
                        exchange.getRequestHeaders().getFirst("Urgency"),
                        exchange.getRequestHeaders().getFirst("Topic")));
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                browser.wrong.add(e);
            }
        }
        exchange.sendResponseHeaders(refusal == null ? 201 : refusal, -1);
        exchange.close();
    }

    /** {@code vapid t=<JWT>, k=<key>}: signed with the key, and for this service. */
    private void requireSigned(String header) throws GeneralSecurityException, IOException {
        String[] parts = header.replaceFirst("^vapid t=", "").split(", k=");
        int dot = parts[0].lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(Base64.getUrlDecoder().decode(parts[1])));
        signature.update(parts[0].substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(parts[0].substring(dot + 1))))
            throw new GeneralSecurityException("not signed");
        String audience = new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(parts[0].split("\\.")[1]))
                .get("aud")
                .asText();
        if (!audience.equals("http://127.0.0.1:" + server.getAddress().getPort())
                && !audience.equals("http://127.0.0.1")) throw new GeneralSecurityException("for " + audience);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] point(ECPublicKey key) {
        return join(
                new byte[] {4}, whole(key.getW().getAffineX()), whole(key.getW().getAffineY()));
    }

    private static byte[] whole(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
        return whole;
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                        curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        byte[] pseudorandom = hmac(salt, secret);
        return Arrays.copyOf(hmac(pseudorandom, join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
