package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.OwnAccount;
import net.tomarigi.access.Permission;
import net.tomarigi.access.SignIn;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.RateLimits;
import net.tomarigi.platform.RateLimits.Taken;
import net.tomarigi.platform.Violations;

/** Who of a facility is woken, and by what: everybody says so of themselves, who may see what the facility is asked. */
@ApplicationScoped
public class KeepAlerts {
    private static final int MOST_TESTS = 10;
    private static final Duration TESTS_WINDOW = Duration.ofMinutes(5);
    private static final int LONGEST_KEY = 100;

    private final Access access;
    private final Subscriptions subscriptions;
    private final MailAlerts letters;
    private final OwnAccount accounts;
    private final PushHosts hosts;
    private final OwnPushKey key;
    private final SendPush push;
    private final SendMail mail;
    private final RateLimits rates;

    KeepAlerts(
            Access access,
            Subscriptions subscriptions,
            MailAlerts letters,
            OwnAccount accounts,
            PushHosts hosts,
            OwnPushKey key,
            SendPush push,
            SendMail mail,
            RateLimits rates) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.letters = letters;
        this.accounts = accounts;
        this.hosts = hosts;
        this.key = key;
        this.push = push;
        this.mail = mail;
        this.rates = rates;
    }

    /**
     * How it stands with mail.
     *
     * @param possible a mail server is configured
     * @param hasAddress the account has one
     */
    public record ByMail(boolean possible, boolean hasAddress, boolean on) {}

    private Uni<Void> require(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.ANSWER_ASKS, facility);
    }

    /** What a browser needs to subscribe: base64url. */
    public Uni<String> pushKey(Caller caller) {
        return access.require(caller, Permission.OWN_ACCOUNT).chain(key::get).map(PushKeys.KeyPair::publicKey);
    }

    /**
     * Tells this browser from now on.
     *
     * @return the subscription's id. Fails with a 422 when it cannot be told there, with a 409 when there are too many
     */
    public Uni<String> subscribe(Caller caller, String facility, Locale language, Target target) {
        return require(caller, facility).invoke(() -> check(target)).chain(() -> subscriptions
                .keep(caller.id(), facility, language, target)
                .map(kept -> kept.orElseThrow(() -> Problem.of(
                                "push-subscriptions-full",
                                409,
                                Subscriptions.MOST_OF_ACCOUNT,
                                Subscriptions.MOST_OF_FACILITY)
                        .asException())));
    }

    private void check(Target target) {
        Violations violations = new Violations();
        String endpoint = violations.requiredLine("endpoint", target.endpoint(), PushHosts.LONGEST);
        String p256dh = violations.requiredLine("keys.p256dh", target.p256dh(), LONGEST_KEY);
        String auth = violations.requiredLine("keys.auth", target.auth(), LONGEST_KEY);
        violations.throwIfAny();
        if (!hosts.takes(endpoint)) violations.add("endpoint", "no-push-service");
        if (!WebPush.isPublicKey(p256dh)) violations.add("keys.p256dh", "no-push-key");
        if (!WebPush.isAuth(auth)) violations.add("keys.auth", "no-push-key");
        violations.throwIfAny();
    }

    /** Fails with a 404 when it is none of the caller's. */
    public Uni<Void> unsubscribe(Caller caller, String facility, String id) {
        return require(caller, facility)
                .chain(() -> subscriptions.remove(caller.id(), facility, id))
                .invoke(removed -> {
                    if (!removed) throw notFound(id);
                })
                .replaceWithVoid();
    }

    /** Sends a message that says it is a test. Fails with a 409 when its push service does not take it. */
    public Uni<Void> test(Caller caller, String facility, String id) {
        return require(caller, facility)
                .chain(() -> subscriptions.find(caller.id(), facility, id))
                .map(found -> found.orElseThrow(() -> notFound(id)))
                .call(() -> SignIn.backHere(rates.take("push-test", caller.id(), MOST_TESTS, TESTS_WINDOW))
                        .invoke(KeepAlerts::requireAllowed))
                .flatMap(subscription -> SignIn.backHere(push.test(subscription, facility)))
                .call(outcome -> outcome instanceof Outcome.Gone
                        ? subscriptions.forget(id)
                        : Uni.createFrom().voidItem())
                .invoke(outcome -> {
                    if (!(outcome instanceof Outcome.Told))
                        throw Problem.of("push-refused", 409).asException();
                })
                .replaceWithVoid();
    }

    private static void requireAllowed(Taken taken) {
        if (!taken.allowed()) throw taken.problem().asException();
    }

    public Uni<ByMail> byMail(Caller caller, String facility) {
        return require(caller, facility).chain(() -> accounts.find(caller)).flatMap(person -> letters.isOn(
                        caller.id(), facility)
                .map(on -> new ByMail(
                        mail.isPossible(), person.map(one -> one.mail() != null).orElse(false), on)));
    }

    /** Fails with a 409 when no mail can reach the caller. */
    public Uni<ByMail> turnMail(Caller caller, String facility, boolean on) {
        return byMail(caller, facility)
                .invoke(now -> {
                    if (on && !(now.possible() && now.hasAddress()))
                        throw Problem.of("no-mail", 409).asException();
                })
                .flatMap(now -> letters.turn(caller.id(), facility, on)
                        .replaceWith(new ByMail(now.possible(), now.hasAddress(), on)));
    }

    private static RuntimeException notFound(String id) {
        return Problem.notFound("push-subscription", id).asException();
    }
}
