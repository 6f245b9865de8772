package net.tomarigi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs that are almost right, and what holds for every refusal. */
public final class Damage {
    /** What parsers stumble over: quotes, escapes, controls, halves of characters. */
    private static final byte[][] TROUBLE = Stream.of(
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\u0000",
                    "\u001b",
                    "\r\n",
                    ",",
                    ";",
                    "=",
                    "~",
                    ".",
                    "{0}",
                    "'",
                    "<script>",
                    "\u202e",
                    "😀",
                    "9".repeat(40),
                    "[".repeat(2000),
                    "null",
                    "\ufeff")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private static final int LONGEST_REFUSAL = 100_000;

    private Damage() {}

    /** {@code count} inputs, each made of one that is right by a few cuts, doublings, insertions and turned bits; the same every time. */
    public static Stream<byte[]> of(long seed, int count, String... right) {
        return IntStream.range(0, count).mapToObj(i -> {
            Random random = new Random(seed + i);
            byte[] bytes = right[random.nextInt(right.length)].getBytes(StandardCharsets.UTF_8);
            for (int times = random.nextInt(4); times >= 0; times--) bytes = damaged(bytes, random);
            return bytes;
        });
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = at + random.nextInt(Math.min(40, bytes.length - at) + 1);
        byte[] between =
                switch (random.nextInt(4)) {
                    case 0 -> new byte[0];
                    case 1 -> TROUBLE[random.nextInt(TROUBLE.length)];
                    case 2 -> Arrays.copyOfRange(bytes, at / 2, at);
                    default -> new byte[] {(byte) random.nextInt(256)};
                };
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.write(bytes, 0, at);
        made.writeBytes(between);
        made.write(bytes, to, bytes.length - to);
        return made.toByteArray();
    }

    /** It is the caller's fault and told as such, in both languages, in bytes that are JSON and end. */
    public static void assertRefusal(Problem problem) {
        assertThat(problem.status()).isBetween(400, 499);
        Words words = new Words();
        Words.LANGUAGES.forEach(language -> assertTold(ProblemView.of(problem, language, words)));
    }

    /** What repeats a caller's text is written as JSON without a control character or half of a character, and held short. */
    public static void assertTold(Object view) {
        try {
            byte[] written = JsonMapper.builder().build().writeValueAsBytes(view);
            assertThat(written).hasSizeLessThan(LONGEST_REFUSAL);
            assertThat(new String(written, StandardCharsets.UTF_8).chars()).noneMatch(Character::isISOControl);
        } catch (JsonProcessingException e) {
            throw new AssertionError("cannot be told", e);
        }
    }
}
