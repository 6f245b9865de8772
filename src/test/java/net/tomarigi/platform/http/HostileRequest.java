package net.tomarigi.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as bytes, so that it can be what no client would send.
 *
 * @param what is hostile in it, for whoever reads that it was answered wrongly
 * @param target path and query, percent-encoded; {@code {network}} and the like stand for what the sender has made
 */
record HostileRequest(String what, String method, String target, Map<String, byte[]> headers, byte[] body) {
    private static final int PATIENCE_MS = 10_000;

    /** @param status 0: there was none */
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    HostileRequest with(String header, byte[] value) {
        Map<String, byte[]> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HostileRequest(what, method, target, more, body);
    }

    static String encoded(byte[] value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }

    Answer send(URI server, Map<String, String> made) throws IOException {
        String filled = target;
        for (var one : made.entrySet()) filled = filled.replace("{" + one.getKey() + "}", one.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                (method + " " + filled + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n")
                        .getBytes(ISO_8859_1));
        headers.forEach((name, value) -> {
            bytes.writeBytes((name + ": ").getBytes(ISO_8859_1));
            bytes.writeBytes(value);
            bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        });
        if (body != null) bytes.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(ISO_8859_1));
        bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        if (body != null) bytes.writeBytes(body);
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MS);
            socket.getOutputStream().write(bytes.toByteArray());
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return new Answer(0, Map.of(), text);
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : Arrays.copyOfRange(lines, 1, lines.length))
            headers.merge(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip(),
                    (a, b) -> a + ", " + b);
        String body = text.substring(end + 4);
        if ("chunked".equals(headers.get("Transfer-Encoding"))) body = body.replaceAll("(^|\\r\\n)[0-9a-f]+\\r\\n", "");
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    @Override
    public String toString() {
        return method + " " + (target.length() > 200 ? target.substring(0, 200) + "…" : target) + " (" + what + ")";
    }
}
