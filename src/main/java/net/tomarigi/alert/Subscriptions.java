package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import java.util.Locale;
import java.util.Optional;

/** Browsers that are told what a facility is asked. */
public interface Subscriptions {
    int MOST_OF_ACCOUNT = 20;
    int MOST_OF_FACILITY = 200;

    /** Where what is sealed stands; the subscription's id follows after a colon. */
    String ENDPOINTS = "push_subscription.endpoint";

    String KEYS = "push_subscription.keys";

    /** @param language of what it is told */
    record Subscription(String id, Locale language, Target target) {}

    /**
     * Keeps it; the same browser at the same facility is kept once, for whoever said so last.
     *
     * @return its id; empty when there is no room for one more
     */
    Uni<Optional<String>> keep(String account, String facility, Locale language, Target target);

    /** Of this account. */
    Uni<Optional<Subscription>> find(String account, String facility, String id);

    /** False when the account has none of this id there. */
    Uni<Boolean> remove(String account, String facility, String id);

    /** Its push service does not know it any more, or whose it is may not be told any more. */
    Uni<Void> forget(String id);
}
