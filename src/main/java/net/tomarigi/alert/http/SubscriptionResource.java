package net.tomarigi.alert.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.alert.KeepAlerts;
import net.tomarigi.alert.Target;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;

/** One's own browsers that are told what a facility is asked, while its page is not open. */
@Path("/api/facilities/{facility}/push-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
class SubscriptionResource {
    private final KeepAlerts alerts;
    private final CurrentCaller callers;

    SubscriptionResource(KeepAlerts alerts, CurrentCaller callers) {
        this.alerts = alerts;
        this.callers = callers;
    }

    /** Tells this browser from now on; the same browser may say so again. 409 (push-subscriptions-full) above the limits. */
    @POST
    @May(Permission.ANSWER_ASKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SubscriptionView> subscribe(@PathParam("facility") String facility, SubscriptionCommand command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        Violations violations = new Violations();
        Locale language = command.spoken(violations);
        violations.throwIfAny();
        return alerts.subscribe(callers.get(), facility, language, command.target())
                .map(SubscriptionView::new);
    }

    /** This browser is told nothing more. */
    @DELETE
    @Path("/{subscription}")
    @May(Permission.ANSWER_ASKS)
    public Uni<Void> unsubscribe(
            @PathParam("facility") String facility, @PathParam("subscription") String subscription) {
        return alerts.unsubscribe(callers.get(), facility, subscription);
    }

    /** Tells this browser that it works. 409 (push-refused) when its push service does not take the message. */
    @POST
    @Path("/{subscription}/test")
    @May(Permission.ANSWER_ASKS)
    public Uni<Void> test(@PathParam("facility") String facility, @PathParam("subscription") String subscription) {
        return alerts.test(callers.get(), facility, subscription);
    }

    record SubscriptionView(String id) {}

    /**
     * A PushSubscription as its browser gives it.
     *
     * @param endpoint at one of the push services that are listed
     * @param language {@code ja} or {@code en}; left out: ja
     */
    record SubscriptionCommand(String endpoint, KeysCommand keys, String language) {
        Locale spoken(Violations violations) {
            if (language == null) return Locale.JAPANESE;
            for (Locale one : Words.LANGUAGES) if (one.getLanguage().equals(language)) return one;
            violations.add("language", "not-one-of", Violations.quote(language), "ja, en");
            return null;
        }

        Target target() {
            return new Target(endpoint, keys == null ? null : keys.p256dh(), keys == null ? null : keys.auth());
        }

        /** It says where somebody can be reached. */
        @Override
        public String toString() {
            return "SubscriptionCommand";
        }
    }

    /**
     * @param p256dh 65 bytes, base64url
     * @param auth 16 bytes, base64url
     */
    record KeysCommand(String p256dh, String auth) {
        /** It holds a secret. */
        @Override
        public String toString() {
            return "KeysCommand";
        }
    }
}
