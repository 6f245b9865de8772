package net.tomarigi.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import net.tomarigi.platform.Words;

/** The sentences of what is told that is no ask. */
final class WordText {
    private static final String BUNDLE = "alerts";
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private WordText() {}

    static String title(Words words, Locale language, Notice notice) {
        String key =
                switch (notice.word().what()) {
                    case REMINDER -> "reminder.title";
                    case ROLL_CALL -> "roll-call.title";
                    case DUTIES -> "duties.title";
                    case SILENT -> "silent.title";
                };
        return PushMessage.title(words, language, key, notice);
    }

    static String body(Words words, Locale language, Notice notice) {
        Word word = notice.word();
        String first = String.valueOf(word.first());
        return switch (word.what()) {
            case REMINDER -> words.say(language, BUNDLE, "reminder.body", age(words, language, word.silence()));
            case ROLL_CALL -> words.say(language, BUNDLE, "roll-call.body");
            case DUTIES -> words.say(language, BUNDLE, "duties.body", first, String.valueOf(word.second()));
            case SILENT -> words.say(language, BUNDLE, "silent.body", first);
        };
    }

    private static String age(Words words, Locale language, Duration silence) {
        Duration age = silence == null ? Duration.ZERO : silence;
        boolean inDays = age.compareTo(DAYS_FROM) >= 0;
        return words.say(
                language,
                BUNDLE,
                inDays ? "reminder.days" : "reminder.hours",
                String.valueOf(inDays ? age.toDays() : age.toHours()));
    }

    static String letter(Words words, Locale language, Notice notice, String page) {
        return words.say(
                language,
                BUNDLE,
                notice.word().what().isLetter() ? "letter.mail" : "call.mail",
                title(words, language, notice),
                body(words, language, notice),
                page);
    }

    /** Where it leads, without the site. */
    static String page(Notice notice) {
        Word word = notice.word();
        return switch (word.what()) {
            case REMINDER, ROLL_CALL -> "/facility/" + encoded(notice.facility());
            case DUTIES -> "/roster/" + encoded(word.network());
            case SILENT -> "/reminders/" + encoded(word.network());
        };
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
