package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Which networks a facility is a member of. */
public interface Memberships {
    /** Empty when there is no such facility. */
    Uni<Set<String>> ofFacility(String facility);
}
