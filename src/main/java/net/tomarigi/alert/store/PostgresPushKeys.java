package net.tomarigi.alert.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.alert.PushKeys;
import net.tomarigi.sealing.Sealer;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresPushKeys implements PushKeys {
    private static final String KEEP = """
            insert into push_key (id, public_key, private_key) values ('installation', :public, :private)
            on conflict (id) do nothing
            """;

    private static final String FIND = "select public_key, private_key from push_key where id = 'installation'";

    private final Mutiny.SessionFactory sessions;
    private final Sealer sealer;

    PostgresPushKeys(Mutiny.SessionFactory sessions, Sealer sealer) {
        this.sessions = sessions;
        this.sealer = sealer;
    }

    @Override
    public Uni<KeyPair> findOrKeep(KeyPair made) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(KEEP)
                .setParameter("public", made.publicKey())
                .setParameter("private", sealer.seal(made.privateKey(), PRIVATE))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FIND, Object[].class).getSingleResult())
                .map(row -> new KeyPair((String) row[0], sealer.open((String) row[1], PRIVATE))));
    }
}
