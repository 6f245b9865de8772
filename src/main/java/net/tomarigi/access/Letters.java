package net.tomarigi.access;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.tomarigi.access.OneTimeLinks.NewLink;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends one-time links by mail, where a mail server is configured: {@code quarkus.mailer.host}, and with it
 * {@code quarkus.mailer.from}, without which no letter can be written. Otherwise nothing tries to send.
 */
@ApplicationScoped
public class Letters {
    private static final Logger LOG = Logger.getLogger(Letters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    /** Japanese, and English below. */
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final ReactiveMailer mailer;
    private final Words words;
    private final boolean configured;
    private final Optional<String> address;

    /** @param address of this installation as people reach it, {@code https://tomarigi.example.jp}; empty: as the request named it */
    Letters(
            ReactiveMailer mailer,
            Words words,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from,
            @ConfigProperty(name = "tomarigi.address") Optional<String> address) {
        this.mailer = mailer;
        this.words = words;
        this.configured = from.isPresent();
        this.address = address;
    }

    /** Whether it was sent; a mail server that is away is no reason to fail, because the link is shown as well. */
    Uni<Boolean> send(Person person, NewLink link, String askedAt) {
        if (!configured || person.mail() == null) return Uni.createFrom().item(false);
        String target = address.orElse(askedAt).replaceAll("/+$", "") + link.path();
        String key = link.purpose().name().toLowerCase(Locale.ROOT);
        String subject = words.say(Locale.JAPANESE, "letters", key + ".subject");
        String text = LANGUAGES.stream()
                .map(language -> words.say(
                        language,
                        "letters",
                        key + ".text",
                        person.name(),
                        person.username(),
                        target,
                        TIME.format(link.until())))
                .collect(Collectors.joining("\n\n----\n\n"));
        return mailer.send(Mail.withText(person.mail(), subject, text))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("A letter could not be sent (%s); its link was shown", failure.getClass());
                    return false;
                });
    }
}
