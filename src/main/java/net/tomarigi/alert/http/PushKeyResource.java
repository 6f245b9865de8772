package net.tomarigi.alert.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.alert.KeepAlerts;

/** What a browser needs before it can be told anything. */
@Path("/api/push/key")
class PushKeyResource {
    private final KeepAlerts alerts;
    private final CurrentCaller callers;

    PushKeyResource(KeepAlerts alerts, CurrentCaller callers) {
        this.alerts = alerts;
        this.callers = callers;
    }

    /** The installation's public key (VAPID), for {@code applicationServerKey}. */
    @GET
    @May(Permission.OWN_ACCOUNT)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<KeyView> get() {
        return alerts.pushKey(callers.get()).map(KeyView::new);
    }

    /** @param key 65 bytes, base64url */
    record KeyView(String key) {}
}
