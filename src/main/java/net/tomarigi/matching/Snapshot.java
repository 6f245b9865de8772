package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All candidates at one moment; immutable. */
public final class Snapshot {
    private final Metric metric;
    private final long version;
    private final long firstNight;
    private final int size;
    private final Chunk[] chunks;
    private final Bounds bounds;
    private final Map<String, Reach> networks;

    Snapshot(
            Metric metric,
            long version,
            long firstNight,
            int size,
            Chunk[] chunks,
            Bounds bounds,
            Map<String, Reach> networks) {
        this.metric = metric;
        this.version = version;
        this.firstNight = firstNight;
        this.size = size;
        this.chunks = chunks;
        this.bounds = bounds;
        this.networks = networks;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** How many candidates there are. */
    public int size() {
        return size;
    }

    /** The first night that is not over, as {@link java.time.LocalDate#toEpochDay}. */
    public long firstNight() {
        return firstNight;
    }

    /** The best that fit, in order, and nothing else. */
    public List<Hit> rank(Question question, Policy policy) {
        return new Ranking(new Asked(this, question, policy)).run().hits();
    }

    /** The same with all that explains it. */
    public Answer answer(Question question, Policy policy) {
        return new Explanation(new Asked(this, question, policy)).answer();
    }

    Metric metric() {
        return metric;
    }

    Chunk[] chunks() {
        return chunks;
    }

    /** By chunk. */
    Bounds bounds() {
        return bounds;
    }

    Map<String, Reach> networks() {
        return networks;
    }

    /** Null where a slot is empty. */
    Candidate find(int slot) {
        int chunk = slot / Chunk.SIZE;
        if (chunk >= chunks.length || chunks[chunk] == null) return null;
        return chunks[chunk].blocks[slot / Block.SIZE % Chunk.BLOCKS].candidates[slot % Block.SIZE];
    }

    List<Candidate> list() {
        List<Candidate> all = new ArrayList<>(size);
        for (Chunk chunk : chunks)
            for (Block block : chunk.blocks) for (Candidate c : block.candidates) if (c != null) all.add(c);
        return all;
    }
}
