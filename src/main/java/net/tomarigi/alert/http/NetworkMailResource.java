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
import net.tomarigi.alert.KeepLetters;
import net.tomarigi.alert.http.MailAlertResource.MailAlertCommand;
import net.tomarigi.alert.http.MailAlertResource.MailAlertView;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;

/** Whether one is told by mail, once a week, what is due in a network, and of facilities that do not answer: counts alone. */
@Path("/api/networks/{network}/mail")
@Produces(MediaType.APPLICATION_JSON)
class NetworkMailResource {
    private final KeepLetters letters;
    private final CurrentCaller callers;

    NetworkMailResource(KeepLetters letters, CurrentCaller callers) {
        this.letters = letters;
        this.callers = callers;
    }

    @GET
    @May(Permission.READ_CASES)
    public Uni<MailAlertView> get(@PathParam("network") String network) {
        return letters.find(callers.get(), network).map(MailAlertView::of);
    }

    /** 409 (no-mail) when this installation sends none, or the account has no address. */
    @PUT
    @May(Permission.READ_CASES)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<MailAlertView> turn(@PathParam("network") String network, MailAlertCommand command) {
        if (command == null || command.on() == null)
            throw Problem.malformed(List.of(Violation.of("on", "required"))).asException();
        return letters.turn(callers.get(), network, command.on()).map(MailAlertView::of);
    }
}
