package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import net.tomarigi.access.Memberships;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresMemberships implements Memberships {
    private final Mutiny.SessionFactory sessions;

    PostgresMemberships(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Set<String>> ofFacility(String facility) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select network_id from membership where facility_id = :facility", String.class)
                        .setParameter("facility", facility)
                        .getResultList())
                .map(Set::copyOf);
    }
}
