package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** People for whom an OpenID provider vouches. */
public interface OpenIdPeople {
    /**
     * Takes what the provider says: whoever is not known yet is from now on, and may what the provider said last. An older
     * word changes nothing. Empty when we have disabled them.
     */
    Uni<Optional<Caller>> enter(OpenIdPerson person);
}
