package net.tomarigi.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Comes last: whoever brings a token that nobody knows is told so, instead of being taken for somebody without one. */
@ApplicationScoped
class UnknownBearer implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final TokenMechanism ours;

    UnknownBearer(TokenMechanism ours) {
        this.ours = ours;
    }

    @Override
    public int getPriority() {
        return Integer.MIN_VALUE + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext route, IdentityProviderManager providers) {
        String authorization = route.request().getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext route) {
        return ours.sendChallenge(route);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext route) {
        return ours.getChallenge(route);
    }
}
