package net.tomarigi.access.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.SessionRecords;
import net.tomarigi.platform.store.RowScope;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PostgresSessionRecords implements SessionRecords {
    private final Mutiny.SessionFactory sessions;
    private final Recorder recorder;

    PostgresSessionRecords(Mutiny.SessionFactory sessions, Recorder recorder) {
        this.sessions = sessions;
        this.recorder = recorder;
    }

    @Override
    public Uni<Void> record(
            String account, String who, String action, String kind, String subject, Map<String, Object> details) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .flatMap(ready -> account == null
                        ? Uni.createFrom().item(List.<String>of())
                        : recorder.networksOf(session, account))
                .flatMap(networks -> recorder.record(session, who, networks, action, kind, subject, details)));
    }
}
