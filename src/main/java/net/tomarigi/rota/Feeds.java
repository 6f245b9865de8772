package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where calendars' secret addresses are kept, as hashes. */
public interface Feeds {
    /** Whose calendar it is. */
    record Feed(String network, String member) {}

    /** Makes it the only one of this member. */
    Uni<Void> make(Caller caller, String network, String member, String hash);

    /** From now on there is none. */
    Uni<Void> end(Caller caller, String network, String member);

    Uni<Optional<Feed>> find(String hash);

    /** When the one that each member has was made, by the member's id. */
    Uni<Map<String, Instant>> list(Caller caller, String network);
}
