package net.tomarigi.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.tomarigi.platform.Words;

/**
 * What a browser is told, through services of others: nothing of the person. The sentences are made here, since a service
 * worker has none.
 *
 * @param kind {@code ASKED}, {@code OVER}, {@code TEST}, or what is told that is no ask: {@code REMINDER}, {@code ROLL_CALL}
 * @param tag the same for all that is told of one ask
 * @param network its name; null, with all that follows but {@code lang}: it is a test
 * @param from the first night
 * @param secondsLeft for an answer, when this was sent; null: it is over
 * @param practice a drill
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushMessage(
        String kind,
        String tag,
        String title,
        String body,
        String lang,
        String facility,
        String ask,
        String network,
        LocalDate from,
        Integer nights,
        Long secondsLeft,
        Instant until,
        Boolean practice) {
    private static final String BUNDLE = "alerts";
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(TOKYO);

    static PushMessage of(Notice notice, Words words) {
        if (notice.word() != null) return ofWord(notice, words);
        Locale language = notice.push().language();
        boolean asked = notice.kind() == Notice.Kind.ASKED;
        String what = asked ? "asked" : "over";
        return new PushMessage(
                notice.kind().name(),
                "ask-" + notice.ask(),
                title(words, language, what + ".title", notice),
                asked ? facts(words, language, notice) : words.say(language, BUNDLE, "over.body"),
                language.getLanguage(),
                notice.facility(),
                notice.ask(),
                notice.network(),
                notice.from(),
                notice.nights(),
                asked ? notice.left().toSeconds() : null,
                notice.until(),
                notice.practice());
    }

    private static PushMessage ofWord(Notice notice, Words words) {
        Locale language = notice.push().language();
        Word word = notice.word();
        boolean over = notice.kind() == Notice.Kind.OVER;
        String tag = word.what() == Word.What.REMINDER
                ? "reminder-" + word.network() + '-' + notice.facility()
                : "roll-call-" + word.id();
        return new PushMessage(
                over ? notice.kind().name() : word.what().name(),
                tag,
                over ? title(words, language, "call-over.title", notice) : WordText.title(words, language, notice),
                over ? words.say(language, BUNDLE, "call-over.body") : WordText.body(words, language, notice),
                language.getLanguage(),
                notice.facility(),
                null,
                notice.network(),
                null,
                null,
                over ? null : notice.left().toSeconds(),
                notice.until(),
                notice.practice());
    }

    static PushMessage test(String facility, Locale language, Words words) {
        return new PushMessage(
                "TEST",
                "test",
                words.say(language, BUNDLE, "test.title"),
                words.say(language, BUNDLE, "test.body"),
                language.getLanguage(),
                facility,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whoever reads no further knows whether it is a drill. */
    static String title(Words words, Locale language, String key, Notice notice) {
        String title = words.say(language, BUNDLE, key, notice.network());
        return notice.practice() ? words.say(language, BUNDLE, "practice", title) : title;
    }

    /** From when, how many nights, until when an answer is waited for. */
    static String facts(Words words, Locale language, Notice notice) {
        return words.say(
                language,
                BUNDLE,
                "asked.body",
                DateTimeFormatter.ofPattern(words.say(language, BUNDLE, "day"), language)
                        .format(notice.from()),
                String.valueOf(notice.nights()),
                CLOCK.format(notice.until()),
                String.valueOf(Math.max(1, notice.left().toMinutes())));
    }
}
