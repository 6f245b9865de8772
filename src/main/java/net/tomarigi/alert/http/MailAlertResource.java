package net.tomarigi.alert.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.alert.KeepAlerts;
import net.tomarigi.alert.KeepAlerts.ByMail;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;

/** Whether one is told by mail what a facility is asked. */
@Path("/api/facilities/{facility}/mail-alert")
@Produces(MediaType.APPLICATION_JSON)
class MailAlertResource {
    private final KeepAlerts alerts;
    private final CurrentCaller callers;

    MailAlertResource(KeepAlerts alerts, CurrentCaller callers) {
        this.alerts = alerts;
        this.callers = callers;
    }

    @GET
    @May(Permission.ANSWER_ASKS)
    public Uni<MailAlertView> get(@PathParam("facility") String facility) {
        return alerts.byMail(callers.get(), facility).map(MailAlertView::of);
    }

    /** 409 (no-mail) when this installation sends none, or the account has no address. */
    @PUT
    @May(Permission.ANSWER_ASKS)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<MailAlertView> turn(@PathParam("facility") String facility, MailAlertCommand command) {
        if (command == null || command.on() == null)
            throw Problem.malformed(List.of(Violation.of("on", "required"))).asException();
        return alerts.turnMail(callers.get(), facility, command.on()).map(MailAlertView::of);
    }

    record MailAlertCommand(Boolean on) {}

    /**
     * @param possible this installation sends mail
     * @param hasAddress one's account has an address
     */
    record MailAlertView(boolean possible, boolean hasAddress, boolean on) {
        static MailAlertView of(ByMail mail) {
            return new MailAlertView(mail.possible(), mail.hasAddress(), mail.on());
        }
    }
}
