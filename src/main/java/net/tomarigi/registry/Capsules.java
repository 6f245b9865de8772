package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where it is kept which sheet of an emergency capsule (緊急時用カプセル) leads to whom. */
public interface Capsules {
    /** Sheets of one person of which it is still known that they were replaced. */
    int MOST_KNOWN = 50;

    /**
     * The newest sheet of somebody.
     *
     * @param token what its code says: names nobody, and is kept sealed
     * @param issuedBy an account
     * @param version from 1; grows by one with each that takes the place of the one before
     */
    record Sheet(String token, Instant issuedAt, String issuedBy, long version) {
        /** It holds a secret. */
        @Override
        public String toString() {
            return "Sheet " + version;
        }
    }

    /**
     * To whom a code leads.
     *
     * @param network that keeps the person's record
     * @param isNewest false: a newer sheet took its place
     * @param facility one of those named that the person lets see them now; null: none
     */
    record Lead(String network, String registrant, boolean isNewest, String facility) {}

    /** Empty while nobody has made one. Fails with a problem 404 where there is no such person. */
    Uni<Optional<Sheet>> find(Caller caller, String network, String registrant);

    /**
     * Makes a sheet; those before lead nowhere from then on. Fails with a problem 404 where there is no such person, 412
     * when somebody was faster.
     *
     * @param token what its code is to say
     * @param seen the version of the sheet that it replaces, 0: none; null: any
     */
    Uni<Sheet> renew(Caller caller, String network, String registrant, String token, Long seen);

    /** @param facilities one of which the person may have let see them */
    Uni<Optional<Lead>> follow(String token, Collection<String> facilities);

    /** Keeps that somebody followed a code, and whether it led them on. */
    Uni<Void> note(Caller caller, Lead lead, boolean isLed);
}
