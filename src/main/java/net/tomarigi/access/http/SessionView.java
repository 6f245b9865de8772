package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Role;
import net.tomarigi.access.SignIn.SignedIn;
import org.jboss.resteasy.reactive.RestResponse;

/** @param network the one that somebody is bound to most closely */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(String token, Instant expiresAt, List<String> roles, String network, Collection<String> facilities) {
    /**
     * @param asCookie for a page: the token is not in the answer's body
     * @param kept on a device of one's own
     */
    static RestResponse<SessionView> answer(SignedIn signedIn, boolean asCookie, boolean kept) {
        Caller caller = signedIn.caller();
        SessionView view = new SessionView(
                asCookie ? null : signedIn.issued().token(),
                signedIn.issued().expiresAt(),
                caller.roles().stream().map(Role::word).toList(),
                caller.networks().stream().findFirst().orElse(null),
                caller.facilities());
        RestResponse.ResponseBuilder<SessionView> response = RestResponse.ResponseBuilder.ok(view);
        if (asCookie) response.header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn.issued(), kept));
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** It holds a token. */
    @Override
    public String toString() {
        return "SessionView";
    }
}
