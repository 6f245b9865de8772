package net.tomarigi.rota.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Violations;
import net.tomarigi.rota.HandOverNotes;
import net.tomarigi.rota.Note;
import org.jboss.resteasy.reactive.RestResponse;

/** What one shift tells the next. */
@Path("/api/networks/{network}/rota/notes")
@Produces(MediaType.APPLICATION_JSON)
class NoteResource {
    private static final int LONGEST_KEY = 64;

    private final HandOverNotes notes;
    private final CurrentCaller callers;

    NoteResource(HandOverNotes notes, CurrentCaller callers) {
        this.notes = notes;
        this.callers = callers;
    }

    record NotesView(List<Note> notes) {}

    /** The last 100 of 90 days, newest first; for coordinators, officers, and members of the rota. */
    @GET
    @May(Permission.READ_ROTA)
    public Uni<NotesView> list(@PathParam("network") String network) {
        return notes.list(callers.get(), network).map(NotesView::new);
    }

    /** @param text up to 2,000 characters */
    record NoteCommand(String text) {}

    /** {@code Idempotency-Key}: the same writes one note. */
    @POST
    @May(Permission.READ_ROTA)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Note>> write(
            @PathParam("network") String network,
            NoteCommand command,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        Violations violations = new Violations();
        String text = violations.text("text", RotaResource.required(command).text(), Note.LONGEST);
        if (text == null) violations.add("text", "missing");
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return notes.write(callers.get(), network, text, key).map(note -> RestResponse.ResponseBuilder.<Note>created(
                        URI.create("/api/networks/" + network + "/rota/notes/" + note.id()))
                .entity(note)
                .build());
    }

    /** Whoever takes over has read it; the first who says so stays. */
    @POST
    @Path("{note}/read")
    @May(Permission.READ_ROTA)
    public Uni<Note> read(@PathParam("network") String network, @PathParam("note") String note) {
        return notes.read(callers.get(), network, AmendmentResource.plain("note", note));
    }
}
