package net.tomarigi.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Presented;
import net.tomarigi.access.Role;
import net.tomarigi.access.Tokens;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.http.ClientAddresses;
import net.tomarigi.platform.http.ProblemRoute;

/** By what callers are known: a bearer's token, ours or another's whose word we take, and the cookie of a page. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Before Quarkus' own mechanism for OpenID, which would check a bearer's token once more at each request. */
    private static final int PRIORITY = DEFAULT_PRIORITY + 100;

    private final KnownCallers callers;
    private final ProblemRoute problems;
    private final ClientAddresses clients;

    TokenMechanism(KnownCallers callers, ProblemRoute problems, ClientAddresses clients) {
        this.clients = clients;
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext route, IdentityProviderManager providers) {
        HttpServerRequest request = route.request();
        Presented presented =
                Presented.in(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(HttpHeaders.COOKIE));
        if (presented == null || presented.byCookie() && !Tokens.Kind.isOurs(presented.token()))
            return Uni.createFrom().nullItem();
        return callers.find(presented.token()).map(found -> identity(found, presented, request));
    }

    /** A bearer who is not known is told so; a cookie that has run out is as good as none. */
    private SecurityIdentity identity(Optional<Caller> found, Presented presented, HttpServerRequest request) {
        if (found.isEmpty()) {
            if (presented.byCookie()) return null;
            throw new AuthenticationFailedException();
        }
        if (presented.byCookie()
                && !READING.contains(request.method().name())
                && !SameOrigin.isProven(request, clients))
            throw Problem.of("foreign-origin", 403).asException();
        return identity(found.get());
    }

    static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .addRoles(caller.roles().stream().map(Role::word).collect(Collectors.toSet()))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext route) {
        problems.send(route, Problem.of("sign-in-first", 401));
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext route) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext route) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "tomarigi"));
    }
}
