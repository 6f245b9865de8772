package net.tomarigi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.platform.Background;
import org.jboss.logging.Logger;

/**
 * Writes down who signs in, who is refused, and what sessions end. It does so beside the work itself: a night shift neither
 * waits for the trail nor stays outside because it cannot be written, which is then an error in the log. Of refusals only
 * the first and the tenth of an account within a quarter of an hour are written, and what was typed never is; names that are
 * nobody's are one account.
 */
@Singleton
public class NoteSessions {
    /** The second is as many as make everybody wait. */
    private static final Set<Integer> TOLD = Set.of(1, SignInLimits.FROM_UNKNOWN_DEVICES);

    private static final int MOST_ACCOUNTS = 10_000;
    private static final String NOBODY = "unknown";
    private static final String PERSON = "person";
    private static final String SESSION = "session";
    private static final Logger LOG = Logger.getLogger(NoteSessions.class);

    /** How somebody has shown who they are. */
    public enum Way {
        PASSWORD,
        PASSKEY,
        LINK,
        OPENID
    }

    private final Cache<String, AtomicInteger> refusals = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterWrite(SignInLimits.WINDOW)
            .build();

    private final SessionRecords records;
    private final Background background;

    NoteSessions(SessionRecords records, Background background) {
        this.records = records;
        this.background = background;
    }

    void begun(String account, String session, Way way) {
        write(
                account,
                account,
                "session.begun",
                SESSION,
                session,
                Map.of("way", way.name().toLowerCase(Locale.ROOT)));
    }

    /** @param account null: there is none of that name */
    void refused(String account) {
        String subject = account == null ? NOBODY : account;
        int times = refusals.get(subject, first -> new AtomicInteger()).incrementAndGet();
        if (TOLD.contains(times))
            write(account, AuditEntry.SYSTEM, "session.refused", PERSON, subject, Map.of("times", times));
    }

    public void ended(String account, String session) {
        write(account, account, "session.ended", SESSION, session, Map.of());
    }

    void othersEnded(String account, int count) {
        if (count > 0) write(account, account, "session.others-ended", PERSON, account, Map.of("count", count));
    }

    private void write(
            String account, String who, String action, String kind, String subject, Map<String, Object> details) {
        background
                .run(() -> records.record(account, who, action, kind, subject, details))
                .subscribe()
                .with(written -> {}, failure -> LOG.errorf(failure, "The trail does not have: %s %s", action, subject));
    }
}
