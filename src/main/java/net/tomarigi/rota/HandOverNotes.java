package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;

/** What one shift tells the next: for those who place people, and for members of the rota, whoever they work for. */
@ApplicationScoped
public class HandOverNotes {
    private final Access access;
    private final Rotas rotas;
    private final Notes notes;

    HandOverNotes(Access access, Rotas rotas, Notes notes) {
        this.access = access;
        this.rotas = rotas;
        this.notes = notes;
    }

    public Uni<List<Note>> list(Caller caller, String network) {
        return may(caller, network).chain(() -> notes.list(caller, network));
    }

    public Uni<Note> write(Caller caller, String network, String text, String key) {
        return may(caller, network).chain(() -> notes.write(caller, network, text, key));
    }

    public Uni<Note> read(Caller caller, String network, String id) {
        return may(caller, network)
                .chain(() -> notes.read(caller, network, id))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("note", id).asException()));
    }

    /** A note may name somebody, so that it is not for all who may see who answers. */
    private Uni<Void> may(Caller caller, String network) {
        if (caller.mayInNetwork(Permission.READ_CASES, network))
            return Uni.createFrom().voidItem();
        return access.requireInNetwork(caller, Permission.READ_ROTA, network)
                .chain(() -> rotas.find(network))
                .invoke(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("network", network).asException();
                    if (found.get().plan().members().stream().noneMatch(one -> one.isOf(caller)))
                        throw Problem.of("not-on-the-rota", 409).asException();
                })
                .replaceWithVoid();
    }
}
