package net.tomarigi.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What nobody who means well sends: bytes of a parameter or a header, and bytes of a JSON value. */
final class HostileValues {
    /** Where a page repeats this as it is, it could repeat a script. */
    static final String MARKUP = "\"'><img src=x onerror=hostile()>";

    /** Longer than any field, shorter than a request's line may be. */
    private static final int LONG = 3_000;

    private static final List<String> SHAPED = List.of(
            "' or '1'='1",
            "'; drop table facility; --",
            "1) union all (table account",
            "%_%",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}{7*7}#{7*7}",
            MARKUP,
            "<script>hostile()</script>",
            "javascript:hostile()",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "%2e%2e%2f%00",
            "a\r\nSet-Cookie: hostile=1\r\n\r\n<html>",
            "\u0000",
            "a\u0000b",
            "\uFEFF",
            "e\u0301\u0323\u0308".repeat(30),
            "\u202Etxt.exe\u2066",
            "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "ﷺ\uFDFA\u0338",
            "İıſK",
            "\u2028\u2029\u0085",
            "\uD83D\uDE00".repeat(40),
            "=cmd|' /C calc'!A0");

    private static final List<String> TYPED = List.of(
            "",
            " ",
            "null",
            "undefined",
            "true",
            "NaN",
            "-Infinity",
            "0",
            "-1",
            "-0",
            "1.5",
            "1e999",
            "0x10",
            "٣",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(400),
            "[]",
            "{}",
            "2026-02-30",
            "+999999999-12-31",
            "-999999999-01-01",
            "+1000000000-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59+18:00",
            "-999999999-01-01T00:00:00+18:00");

    private static final List<String> FRAGMENTS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "-0.0",
            "1e400",
            "-1e-400",
            "1e2147483647",
            "2147483648",
            "-9223372036854775809",
            "9".repeat(1_500),
            "0." + "1".repeat(900),
            "NaN",
            "Infinity",
            "01",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "[0,\"a\",null,{},[]]",
            "{\"\":0}",
            "{\"__proto__\":{}}",
            "{\"@class\":\"hostile.Runtime\"}",
            "[\"hostile.Runtime\",{}]",
            "{\"id\":null,\"label\":[]}",
            "[" + "0,".repeat(400) + "0]",
            "[" + "{},".repeat(400) + "{}]",
            "[" + "\"x\",".repeat(3_000) + "\"x\"]",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(5_000),
            "{\"a\":".repeat(1_200) + "0" + "}".repeat(1_200),
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\\u0000\"",
            "\"\\q\"",
            "\"\\u12\"",
            "\"open",
            "",
            ",",
            "}",
            "/* */0",
            "'x'");

    private static final byte[][] NOT_UTF_8 = {
        bytes(0xC3, 0x28), bytes(0xED, 0xA0, 0x80), bytes(0xC0, 0xAF), bytes(0xF5, 0x80, 0x80, 0x80), bytes(0xFF, 0xFE)
    };

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    /** Values of a parameter, and some that only this seed has. */
    List<byte[]> texts() {
        List<byte[]> all = new ArrayList<>();
        SHAPED.forEach(text -> all.add(text.getBytes(UTF_8)));
        TYPED.forEach(text -> all.add(text.getBytes(UTF_8)));
        all.addAll(List.of(NOT_UTF_8));
        all.add("x".repeat(65).getBytes(UTF_8));
        all.add("あ".repeat(LONG / 9).getBytes(UTF_8));
        all.add("x".repeat(LONG).getBytes(UTF_8));
        for (int i = 0; i < 5; i++) all.add(made(40).getBytes(UTF_8));
        return all;
    }

    /** A few of them. */
    List<byte[]> some() {
        List<byte[]> all = texts();
        java.util.Collections.shuffle(all, random);
        return all.subList(0, 4);
    }

    /** Values of a JSON property, well-formed and not, and some that only this seed has. */
    List<byte[]> fragments() {
        List<byte[]> all = new ArrayList<>();
        FRAGMENTS.forEach(fragment -> all.add(fragment.getBytes(UTF_8)));
        SHAPED.forEach(text -> all.add(quoted(text.getBytes(UTF_8))));
        TYPED.forEach(text -> all.add(quoted(text.getBytes(UTF_8))));
        for (byte[] broken : NOT_UTF_8) all.add(quoted(broken));
        all.add(quoted("x".repeat(20_000).getBytes(UTF_8)));
        all.add(quoted("あ".repeat(301).getBytes(UTF_8)));
        for (int i = 0; i < 5; i++) all.add(quoted(made(60).getBytes(UTF_8)));
        for (int i = 0; i < 3; i++)
            all.add(Long.toString(random.nextLong() >> random.nextInt(60)).getBytes(UTF_8));
        return all;
    }

    /** Bodies that are wrong as a whole; {@code right} is one that is not. */
    List<byte[]> bodies(byte[] right) {
        List<byte[]> all = new ArrayList<>(List.of(
                new byte[0],
                " ".getBytes(UTF_8),
                "null".getBytes(UTF_8),
                "[]".getBytes(UTF_8),
                "[{}]".getBytes(UTF_8),
                "\"x\"".getBytes(UTF_8),
                "0".getBytes(UTF_8),
                "{".getBytes(UTF_8),
                "{}{}".getBytes(UTF_8),
                "{\"\":{}}".getBytes(UTF_8),
                ("{\"" + "k".repeat(60_000) + "\":1}").getBytes(UTF_8),
                ("{\"a\u0000\\u202e<b>\":1}").getBytes(UTF_8),
                ("[".repeat(100_000)).getBytes(UTF_8),
                "a=b&c=d".getBytes(UTF_8),
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                        .getBytes(UTF_8),
                new String(right, UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16),
                joined("\uFEFF".getBytes(UTF_8), right),
                joined(right, " x".getBytes(UTF_8)),
                joined(right, right),
                joined(right, " ".repeat(1_200_000).getBytes(UTF_8))));
        all.addAll(List.of(NOT_UTF_8));
        for (int i = 0; i < 60 && right.length > 0; i++) all.add(mutated(right));
        return all;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** A few bytes are changed, left out, doubled or moved. */
    private byte[] mutated(byte[] right) {
        byte[] bytes = right;
        for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
            byte[] before = java.util.Arrays.copyOf(bytes, at);
            byte[] piece = java.util.Arrays.copyOfRange(bytes, at, to);
            byte[] after = java.util.Arrays.copyOfRange(bytes, to, bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> joined(before, after);
                case 1 -> joined(before, piece, piece, after);
                case 2 -> joined(piece, before, after);
                default -> joined(before, bytes(random.nextInt(256)), after);
            };
        }
        return bytes;
    }

    /** Any code points, halves of pairs apart. */
    private String made(int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(longest); length > 0; length--) {
            int point = random.nextInt(random.nextBoolean() ? 0x100 : 0x30000);
            text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point);
        }
        return text.toString();
    }

    private static byte[] quoted(byte[] text) {
        ByteArrayOutputStream quoted = new ByteArrayOutputStream();
        quoted.write('"');
        for (byte b : text) {
            if (b == '"' || b == '\\') quoted.write('\\');
            if (b >= 0 && b < 0x20)
                quoted.writeBytes(String.format("\\u%04x", b).getBytes(UTF_8));
            else quoted.write(b);
        }
        quoted.write('"');
        return quoted.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }
}
