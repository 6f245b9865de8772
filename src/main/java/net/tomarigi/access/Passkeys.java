package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passkeys of people with an account. */
public interface Passkeys {
    /** Of one account. */
    int MOST = 20;

    int LONGEST_LABEL = 100;

    /** Where what is sealed stands; the passkey's id follows after a colon. */
    String LABELS = "passkey.label";

    /**
     * The site that they are for.
     *
     * @param id its host
     * @param origin as browsers name it
     */
    record Site(String id, String origin) {}

    /**
     * One as its owner sees it.
     *
     * @param id what the authenticator calls it, base64url
     * @param usedAt null: never
     */
    record Passkey(String id, String label, Instant madeAt, Instant usedAt) {}

    /**
     * What signing in needs to know of one.
     *
     * @param publicKey as COSE
     * @param aaguid of the authenticator's model
     * @param counter how often it was used, as the authenticator counts; 0: it does not count
     * @param isDemo works only where the demo does
     */
    record Key(
            String id, String account, byte[] publicKey, long algorithm, String aaguid, long counter, boolean isDemo) {}

    /** A challenge that was answered, and how long it would have held. */
    record Answered(String hash, Instant until) {}

    /** What came of adding one. */
    enum Adding {
        ADDED,
        /** There are {@link #MOST} already. */
        FULL,
        /** The passkey or the challenge was used before, or there is no account that could have one. */
        REFUSED
    }

    /** Those of an account, the newest first. */
    Uni<List<Passkey>> list(String account);

    Uni<Adding> add(Key key, String label, Answered answered);

    /** False when the account has none of this id. */
    Uni<Boolean> remove(String account, String id);

    /** Empty when there is none, or its owner was disabled. */
    Uni<Optional<Key>> find(String id);

    /** Notes that it was used. False when the challenge was answered before, or the counter has not gone on. */
    Uni<Boolean> use(String id, long counter, Answered answered);
}
