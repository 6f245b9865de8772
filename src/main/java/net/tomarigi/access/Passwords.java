package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import net.tomarigi.platform.Violations;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords as Argon2id hashes (OWASP: 19 MiB, two passes, one lane), made and checked on worker threads, a few at once,
 * so that guessing takes neither the memory nor the processors from those who work.
 */
@ApplicationScoped
public class Passwords {
    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    private static final Argon2PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** What everybody tries first. */
    private static final Set<String> WORN = Set.of(
            "tomarigi",
            "tomaritomari",
            "password",
            "passw0rd",
            "password1234",
            "qwertyuiop",
            "1234567890",
            "0123456789",
            "1111111111",
            "0000000000",
            "9876543210",
            "1qaz2wsx3edc",
            "asdfghjkl;",
            "iloveyou00",
            "administrator");

    /** Made when it is first asked for, on a worker thread. */
    private static final class OfNobody {
        /** Checked where there is no account, so that it takes as long. */
        static final String HASH = ARGON.encode(Secret.id());
    }

    /** The hash of a password that is to be. */
    @Bulkhead(value = 4, waitingTaskQueue = 200)
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    public Uni<String> hash(String password) {
        return onWorker(() -> ARGON.encode(normal(password)));
    }

    /** Whether it is this password's hash; null, which it never is, takes as long. */
    @Bulkhead(value = 4, waitingTaskQueue = 200)
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    public Uni<Boolean> isOf(String password, String hash) {
        return onWorker(() -> ARGON.matches(normal(password), hash == null ? OfNobody.HASH : hash) && hash != null);
    }

    /** Length counts, nothing else (NIST SP 800-63B): no rule that makes people write it down. */
    public static void check(Violations violations, String field, String password, String username) {
        if (password == null || password.isEmpty()) {
            violations.add(field, "required");
            return;
        }
        String folded = normal(password).toLowerCase(Locale.ROOT);
        int length = folded.codePointCount(0, folded.length());
        if (length < SHORTEST || length > LONGEST) violations.add(field, "length-between", SHORTEST, LONGEST);
        else if (WORN.contains(folded)
                || folded.chars().distinct().count() < 4
                || username != null && folded.contains(username.toLowerCase(Locale.ROOT)))
            violations.add(field, "password-easily-guessed");
    }

    /** The same word, whatever keyboard it was typed on (RFC 8265); half a character, which no keyboard types, is a "?". */
    private static String normal(String password) {
        String whole = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Normalizer.normalize(whole, Normalizer.Form.NFKC);
    }

    private static <T> Uni<T> onWorker(java.util.function.Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
