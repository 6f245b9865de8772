package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** The truth as a board takes it up: whole states to load and repair from, and fingerprints to compare with. */
public interface FacilityStates {
    /** Every membership of every facility, whole: standing and the nights of all its beds. One statement. */
    Uni<List<FacilityChanged>> listStates();

    /** The same for some facilities; those that do not exist are left out. One statement. */
    Uni<List<FacilityChanged>> listStates(Collection<String> facilities);

    /** One fingerprint for every membership. One statement. */
    Uni<List<Fingerprint>> listFingerprints();
}
