package net.tomarigi.access.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;
import net.tomarigi.access.OpenIdPeople;
import net.tomarigi.access.OpenIdPerson;
import net.tomarigi.access.OtherTokens;
import net.tomarigi.access.SignIn;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The tokens of the OpenID provider that the operator has named. Quarkus checks them, we read what they say. */
@ApplicationScoped
class OpenIdTokens implements OtherTokens {
    private static final Logger LOG = Logger.getLogger(OpenIdTokens.class);
    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final TenantIdentityProvider provider;
    private final OpenIdPeople people;
    private final ObjectMapper json;
    private final boolean on;
    private final String rolesClaim;

    OpenIdTokens(
            TenantIdentityProvider provider,
            OpenIdPeople people,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on,
            @ConfigProperty(name = "tomarigi.openid.roles-claim", defaultValue = "roles") String rolesClaim) {
        this.provider = provider;
        this.people = people;
        this.json = json;
        this.on = on;
        this.rolesClaim = rolesClaim;
    }

    boolean isOn() {
        return on;
    }

    @Override
    public Uni<Optional<Caller>> find(String token) {
        if (!on || token.chars().filter(character -> character == '.').count() != 2)
            return Uni.createFrom().item(Optional.empty());
        return SignIn.backHere(provider.authenticate(new AccessTokenCredential(token))
                        .map(identity -> true)
                        .onFailure(AuthenticationFailedException.class)
                        .recoverWithItem(false))
                .flatMap(valid -> valid ? enter(token) : Uni.createFrom().item(Optional.empty()));
    }

    /** Who has this token, of which it is known already that it is right. */
    Uni<Optional<Caller>> enter(String checked) {
        OpenIdPerson person;
        try {
            String claims = checked.split("\\.")[1];
            person = OpenIdPerson.of(json.readValue(Base64.getUrlDecoder().decode(claims), CLAIMS), rolesClaim);
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("A token of the OpenID provider names nobody", e);
            return Uni.createFrom().item(Optional.empty());
        }
        return people.enter(person);
    }
}
