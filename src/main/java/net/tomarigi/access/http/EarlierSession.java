package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.NoteSessions;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Tokens;

/** What a browser brings from before belongs to whoever sat there before: it ends when somebody signs in. */
@ApplicationScoped
class EarlierSession {
    private final Tokens tokens;
    private final KnownCallers known;
    private final NoteSessions notes;

    EarlierSession(Tokens tokens, KnownCallers known, NoteSessions notes) {
        this.tokens = tokens;
        this.known = known;
        this.notes = notes;
    }

    Uni<Void> end(HttpServerRequest request) {
        Presented presented = Presented.in(null, request.getHeader(HttpHeaders.COOKIE));
        return end(presented == null ? null : presented.token());
    }

    /** @param token null: there is none */
    Uni<Void> end(String token) {
        if (token == null || !Tokens.Kind.isOurs(token)) return Uni.createFrom().voidItem();
        return tokens.end(token)
                .invoke(ended -> {
                    known.forget(token);
                    ended.filter(one -> one.kind() == Tokens.Kind.SESSION)
                            .ifPresent(session -> notes.ended(session.principal(), session.id()));
                })
                .replaceWithVoid();
    }
}
