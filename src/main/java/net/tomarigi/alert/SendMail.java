package net.tomarigi.alert;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells by mail that a facility is asked, where a mail server is configured; nothing of the person. */
@Singleton
class SendMail {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReactiveMailer mailer;
    private final Words words;
    private final boolean configured;
    private final String address;

    /** @param address of this installation; empty: the letter names the page without its site */
    SendMail(
            ReactiveMailer mailer,
            Words words,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "tomarigi.address") Optional<String> address) {
        this.mailer = mailer;
        this.words = words;
        this.configured = from.isPresent();
        this.address = address.orElse("").replaceAll("/+$", "");
    }

    boolean isPossible() {
        return configured;
    }

    /** Never fails. */
    Uni<Outcome> send(Notice notice) {
        if (!configured || notice.mail() == null) return Uni.createFrom().item(new Outcome.Gone());
        if (notice.word() != null) return sendWord(notice);
        String page = address + "/facility/" + URLEncoder.encode(notice.facility(), StandardCharsets.UTF_8);
        String subject = PushMessage.title(words, Locale.JAPANESE, "asked.title", notice);
        String text = Words.LANGUAGES.stream()
                .map(language -> words.say(
                        language,
                        "alerts",
                        "mail.text",
                        PushMessage.title(words, language, "asked.title", notice),
                        PushMessage.facts(words, language, notice),
                        page))
                .collect(Collectors.joining("\n\n----\n\n"));
        return send(notice.mail(), subject, text);
    }

    private Uni<Outcome> sendWord(Notice notice) {
        String page = address + WordText.page(notice);
        String text = Words.LANGUAGES.stream()
                .map(language -> WordText.letter(words, language, notice, page))
                .collect(Collectors.joining("\n\n----\n\n"));
        return send(notice.mail(), WordText.title(words, Locale.JAPANESE, notice), text);
    }

    private Uni<Outcome> send(String to, String subject, String text) {
        return mailer.send(Mail.withText(to, subject, text))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .<Outcome>replaceWith(new Outcome.Told())
                .onFailure()
                .recoverWithItem(Outcome.Failed::because);
    }
}
