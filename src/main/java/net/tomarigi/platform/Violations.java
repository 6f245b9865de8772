package net.tomarigi.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gathers everything that is wrong with what an input says, so that a caller is told once, not once a field. */
public final class Violations {
    /** Nobody mends more at once, and an answer must not be longer than what it answers. */
    private static final int MOST = 100;

    /** The caller's own text is repeated to him no longer than this. */
    private static final int LONGEST_QUOTE = 100;

    private static final int REPLACEMENT = 0xFFFD;

    /** What PostgreSQL and people can write down. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String word, Object... values) {
        if (found.size() < MOST) found.add(Violation.of(quote(field), word, values));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws ProblemException 422, naming each */
    public void throwIfAny() {
        if (!found.isEmpty()) throw Problem.meaningless(found).asException();
    }

    /** The text without white space around it; null when it is left out or blank. */
    public String line(String field, String text, int longest) {
        if (text == null || text.isBlank()) return null;
        String line = text.strip();
        int length = line.codePointCount(0, line.length());
        if (length > longest) add(field, "too-long", longest, length);
        else if (!isPlain(line)) add(field, "not-plain-text");
        return line;
    }

    /** The same, where a blank is wrong. */
    public String requiredLine(String field, String text, int longest) {
        String line = line(field, text, longest);
        if (line == null) add(field, "missing");
        return line;
    }

    /** Several lines without white space around them; null when they are left out or blank. */
    public String text(String field, String text, int longest) {
        if (text == null || text.isBlank()) return null;
        String words = text.strip();
        int length = words.codePointCount(0, words.length());
        if (length > longest) add(field, "too-long", longest, length);
        for (String line : words.split("\\R", -1)) line(field, line, longest);
        return words;
    }

    /** The number as it is; null may be left out. */
    public Integer range(String field, Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) add(field, "not-between", number, least, most);
        return number;
    }

    /**
     * A whole number as an address says it, so that a wrong one is named instead of making the address unknown.
     *
     * @return {@code usual} when it is left out, and when it is wrong
     */
    public int number(String field, String text, int usual, int least, int most) {
        if (text == null || text.isBlank()) return usual;
        if (!WHOLE.matcher(text).matches()) {
            add(field, "not-a-number", quote(text));
            return usual;
        }
        Integer number = range(field, Integer.valueOf(text), least, most);
        return number < least || number > most ? usual : number;
    }

    /** {@code 2026-11-20}, from 1900 to 2200; null when it is left out, and when it is wrong. */
    public LocalDate day(String field, String text) {
        if (text == null || text.isBlank()) return null;
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) return day;
        } catch (DateTimeException e) {
            // as one that nobody means
        }
        add(field, "not-a-date", quote(text));
        return null;
    }

    /** The same, where it must be said. */
    public LocalDate requiredDay(String field, String text) {
        if (text == null || text.isBlank()) add(field, "missing");
        return day(field, text);
    }

    /** As an address says it; null when it is left out, and when it is wrong. */
    public Boolean yesOrNo(String field, String text) {
        if (text == null || text.isBlank()) return null;
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        add(field, "not-one-of", quote(text), "true, false");
        return null;
    }

    /** The constant of that name; null, and a violation, when there is none. */
    public <E extends Enum<E>> E oneOf(String field, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) if (constant.name().equals(name)) return constant;
        String all = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        add(field, "not-one-of", quote(name), all);
        return null;
    }

    /** A caller's text, held short, with a sign in place of each character that is not plain. */
    public static String quote(String text) {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return shown.codePoints()
                .map(codePoint -> isPlain(codePoint) ? codePoint : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it can be kept and shown: a line of text, as {@link #line} wants it. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(Violations::isPlain);
    }

    /**
     * Not: control characters, line breaks, halves of a surrogate pair (which PostgreSQL or UTF-8 cannot hold), and signs
     * that turn the direction of writing, with which a name could pretend to be another.
     */
    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !(codePoint >= 0x202A && codePoint <= 0x202E) && !(codePoint >= 0x2066 && codePoint <= 0x2069);
        };
    }
}
