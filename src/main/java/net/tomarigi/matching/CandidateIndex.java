package net.tomarigi.matching;

import java.util.Collection;

/**
 * All candidates, kept so that a question is answered in microseconds. Writers take turns; a reader holds one
 * {@link Snapshot} and never a mixture, and whatever was put is in the next snapshot.
 */
public final class CandidateIndex {
    private volatile Snapshot snapshot;

    public CandidateIndex(Metric metric) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Forgets everything and begins with these; nights before {@code firstNight} are over. */
    public synchronized void replaceAll(Collection<Candidate> all, long firstNight) {}

    /** Puts each (in the place of the one with its id) and removes those ids, all in one snapshot. */
    public synchronized void update(Collection<Candidate> put, Collection<String> removed) {}

    /** Nights before {@code firstNight} are over: nothing is open in them. Never goes back. */
    public synchronized void advance(long firstNight) {}

    public Snapshot snapshot() {
        return snapshot;
    }
}
