package net.tomarigi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.tomarigi.platform.Background;
import org.jboss.logging.Logger;

/**
 * Who has which token, in memory, so that a read of the board waits for no store. What is known is asked again when it is
 * ten seconds old, beside the request that finds it so, and before it when it is a minute old: a token that was ended
 * elsewhere works no longer than that. While PostgreSQL is away, whoever is known stays known for a day.
 */
@Singleton // not behind a proxy: every read passes here
public class KnownCallers {
    static final Duration FRESH = Duration.ofSeconds(10);

    /** What is older is asked first. */
    static final Duration USABLE = Duration.ofMinutes(1);

    /** Nobody is known from memory alone after that long. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST = 100_000;

    /** As many as one statement looks up. */
    private static final int MOST_AT_ONCE = 5_000;

    private static final Logger LOG = Logger.getLogger(KnownCallers.class);

    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** Tokens that were shown here since somebody last asked. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** How often somebody here ended tokens. */
    private final AtomicLong ends = new AtomicLong();

    /** Which end was the last of a token, or of one's tokens; kept until what the store read before it has arrived. */
    private final Cache<String, Long> lastEnds = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(FRESH.multipliedBy(30))
            .build();

    private final Tokens tokens;
    private final OtherTokens others;
    private final Background background;
    private final Clock clock;

    KnownCallers(Tokens tokens, OtherTokens others, Background background, Clock clock) {
        this.tokens = tokens;
        this.others = others;
        this.background = background;
        this.clock = clock;
    }

    /** Who has this token, as far as this node knows without asking; null when it has to ask. */
    public Caller findInMemory(String token) {
        Known found = known.getIfPresent(key(token));
        if (found == null) return null;
        Instant now = clock.instant();
        if (found.caller.until() != null && !now.isBefore(found.caller.until())) {
            known.invalidate(key(token));
            return null;
        }
        if (now.isAfter(found.at.plus(USABLE))) return null;
        if (now.isAfter(found.at.plus(FRESH))) renew(token, found);
        return found.caller;
    }

    /** Who has this token; empty when nobody has. Fails when it is not known here and the store is away. */
    public Uni<Optional<Caller>> find(String token) {
        Caller inMemory = findInMemory(token);
        if (inMemory != null) return Uni.createFrom().item(Optional.of(inMemory));
        long since = ends.get();
        return ask(token)
                .invoke(found -> keep(token, found, since))
                .onFailure(failure -> isKnownStill(token))
                .recoverWithItem(failure -> {
                    Known last = known.getIfPresent(key(token));
                    goOn(token, last, failure);
                    return Optional.of(last.caller);
                });
    }

    private boolean isKnownStill(String token) {
        Known last = known.getIfPresent(key(token));
        Instant now = clock.instant();
        return last != null
                && now.isBefore(last.trueAt.plus(LONGEST))
                && (last.caller.until() == null || now.isBefore(last.caller.until()));
    }

    /** The store is away: what was known is not asked again for a while. */
    private void goOn(String token, Known last, Throwable failure) {
        LOG.debug("A token could not be looked up again", failure);
        if (isKnownStill(token))
            known.asMap().replace(key(token), last, new Known(last.caller, clock.instant(), last.trueAt));
        else known.asMap().remove(key(token), last);
    }

    /** Who has this token as it was last known here, and nobody when that is over; asks nothing. */
    public Caller lastKnown(String token) {
        Known found = known.getIfPresent(key(token));
        if (found == null) return Caller.NOBODY;
        Instant until = found.caller.until();
        return until != null && !clock.instant().isBefore(until) ? Caller.NOBODY : found.caller;
    }

    /** Looks up again who has these, a few thousand with one statement; fails when the store is away. */
    public Uni<Void> lookAgain(Collection<String> held) {
        List<String> all = held.stream().filter(Tokens.Kind::isOurs).toList();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            done = done.flatMap(before -> {
                long since = ends.get();
                return background
                        .run(() -> tokens.findAll(some))
                        .invoke(found ->
                                some.forEach(token -> keep(token, Optional.ofNullable(found.get(token)), since)))
                        .replaceWithVoid();
            });
        }
        for (String token : held) {
            if (Tokens.Kind.isOurs(token)) continue;
            done = done.flatMap(before -> {
                long since = ends.get();
                return background
                        .run(() -> ask(token))
                        .invoke(found -> keep(token, found, since))
                        .replaceWithVoid();
            });
        }
        return done;
    }

    /** The tokens that were shown here since this was last asked, to within ten seconds. */
    List<String> takeSeen() {
        List<String> taken = List.copyOf(seen);
        taken.forEach(seen::remove);
        return taken;
    }

    /** The next who brings it is looked up. */
    public void forget(String token) {
        lastEnds.put(key(token), ends.incrementAndGet());
        known.invalidate(key(token));
    }

    /** The same for all tokens of one; on other nodes it takes ten seconds. */
    public void forgetAll(String principal) {
        lastEnds.put(principal, ends.incrementAndGet());
        known.asMap().values().removeIf(one -> principal.equals(one.caller.id()));
    }

    /** The same for all who have this role in this network. */
    public void forgetAll(Role role, String network) {
        known.asMap().values().stream()
                .map(Known::caller)
                .filter(caller -> caller.networksAs(role).contains(network))
                .map(Caller::id)
                .distinct()
                .toList()
                .forEach(this::forgetAll);
    }

    /** @param since how many ends there had been when the store was asked; what it read before one is not remembered */
    private void keep(String token, Optional<Caller> found, long since) {
        if (found.isEmpty()) {
            known.invalidate(key(token));
            return;
        }
        Instant now = clock.instant();
        Known answer = new Known(found.get(), now, now);
        known.put(key(token), answer);
        if (Tokens.Kind.isOurs(token)) seen.add(token);
        if (hasEndedSince(since, key(token)) || hasEndedSince(since, answer.caller.id()))
            known.asMap().remove(key(token), answer);
    }

    private boolean hasEndedSince(long since, String tokenOrPrincipal) {
        Long last = lastEnds.getIfPresent(tokenOrPrincipal);
        return last != null && last > since;
    }

    private void renew(String token, Known found) {
        if (!found.asking.compareAndSet(false, true)) return;
        long since = ends.get();
        background
                .run(() -> ask(token))
                .subscribe()
                .with(again -> keep(token, again, since), failure -> goOn(token, found, failure));
    }

    private Uni<Optional<Caller>> ask(String token) {
        return Tokens.Kind.isOurs(token) ? tokens.find(token) : others.find(token);
    }

    /** Others' tokens may be of any length. */
    private static String key(String token) {
        return Tokens.Kind.isOurs(token) ? token : Secret.hash(token);
    }

    /**
     * @param at when it was last asked
     * @param trueAt when the store last said so
     */
    private record Known(Caller caller, Instant at, Instant trueAt, AtomicBoolean asking) {
        Known(Caller caller, Instant at, Instant trueAt) {
            this(caller, at, trueAt, new AtomicBoolean());
        }
    }
}
