package net.tomarigi.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All candidates, kept so that a question is answered in microseconds. Writers take turns; a reader holds one
 * {@link Snapshot} and never a mixture, and whatever was put is in the next snapshot.
 *
 * <p>Candidates stand in the order of a k-d tree over their places. What is put later stands at the end, until there is so
 * much of it that all are put in order again.
 */
public final class CandidateIndex {
    private static final int FEW = 512;

    private final Metric metric;

    /** Where each candidate stands: its slot among all. Guarded by this, as are the next two. */
    private Map<String, Integer> slots = new HashMap<>();

    private int end;
    private int inOrder;
    private volatile Snapshot snapshot;

    public CandidateIndex(Metric metric) {
        this.metric = metric;
        this.snapshot = new Snapshot(metric, 0, Long.MIN_VALUE / 2, 0, new Chunk[0], new Bounds(0), Map.of());
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Forgets everything and begins with these (of two with one id, the later); nights before {@code firstNight} are over. */
    public synchronized void replaceAll(Collection<Candidate> all, long firstNight) {
        Map<String, Candidate> byId = new LinkedHashMap<>();
        for (Candidate c : all) byId.put(c.id(), c);
        arrange(new ArrayList<>(byId.values()), firstNight);
    }

    /** Puts each (in the place of the one with its id) and removes those ids, all in one snapshot. */
    public synchronized void update(Collection<Candidate> put, Collection<String> removed) {
        Snapshot before = snapshot;
        Map<Integer, Candidate> changes = new TreeMap<>();
        int size = before.size();
        for (String id : removed) {
            Integer slot = slots.remove(id);
            if (slot == null) continue;
            changes.put(slot, null);
            size--;
        }
        for (Candidate c : put) {
            Integer slot = slots.get(c.id());
            if (slot == null) {
                slot = end++;
                slots.put(c.id(), slot);
                size++;
            }
            changes.put(slot, c);
        }
        Map<String, Reach> networks = networksAfter(before, changes);
        Chunk[] chunks = Arrays.copyOf(before.chunks(), (end + Chunk.SIZE - 1) / Chunk.SIZE);
        Bounds bounds = before.bounds().resized(chunks.length);
        List<Integer> ordered = new ArrayList<>(changes.keySet());
        for (int from = 0; from < ordered.size(); ) {
            int chunk = ordered.get(from) / Chunk.SIZE;
            int to = from;
            while (to < ordered.size() && ordered.get(to) / Chunk.SIZE == chunk) to++;
            chunks[chunk] = changed(chunks[chunk], ordered.subList(from, to), changes, before.firstNight());
            bounds.set(chunk, chunks[chunk].bounds);
            from = to;
        }
        snapshot = new Snapshot(metric, before.version() + 1, before.firstNight(), size, chunks, bounds, networks);
        if (end - inOrder > FEW + inOrder / 8) arrange(snapshot.list(), before.firstNight());
    }

    /** Nights before {@code firstNight} are over: nothing is open in them. Never goes back. */
    public synchronized void advance(long firstNight) {
        Snapshot before = snapshot;
        if (firstNight <= before.firstNight()) return;
        Chunk[] chunks = before.chunks().clone();
        for (int i = 0; i < chunks.length; i++) {
            Builder next = new Builder(chunks[i]);
            next.nights(firstNight);
            chunks[i] = next.build();
        }
        snapshot = new Snapshot(
                metric, before.version() + 1, firstNight, before.size(), chunks, before.bounds(), before.networks());
    }

    private Chunk changed(Chunk chunk, List<Integer> at, Map<Integer, Candidate> changes, long firstNight) {
        Builder next = new Builder(chunk);
        for (int from = 0; from < at.size(); ) {
            int block = at.get(from) / Block.SIZE;
            int to = from;
            while (to < at.size() && at.get(to) / Block.SIZE == block) to++;
            int[] places = new int[to - from];
            Candidate[] candidates = new Candidate[to - from];
            for (int i = from; i < to; i++) {
                places[i - from] = at.get(i) % Block.SIZE;
                candidates[i - from] = changes.get(at.get(i));
            }
            next.put(block % Chunk.BLOCKS, places, candidates, metric, firstNight);
            from = to;
        }
        return next.build();
    }

    private static Map<String, Reach> networksAfter(Snapshot before, Map<Integer, Candidate> changes) {
        Map<String, Set<Integer>> left = new HashMap<>();
        Map<String, Set<Integer>> joined = new HashMap<>();
        changes.forEach((slot, after) -> {
            Candidate was = before.find(slot);
            List<String> old = was == null ? List.of() : was.networks();
            List<String> now = after == null ? List.of() : after.networks();
            if (old.equals(now)) return;
            for (String network : old)
                left.computeIfAbsent(network, id -> new HashSet<>()).add(slot);
            for (String network : now)
                joined.computeIfAbsent(network, id -> new HashSet<>()).add(slot);
        });
        if (left.isEmpty() && joined.isEmpty()) return before.networks();
        Map<String, Reach> networks = new HashMap<>(before.networks());
        left.forEach((network, gone) -> networks.computeIfPresent(network, (id, reach) -> reach.without(gone)));
        joined.forEach((network, come) -> networks.merge(network, Reach.of(come), Reach::and));
        return networks;
    }

    private void arrange(List<Candidate> all, long firstNight) {
        List<Candidate> ordered = Neighbours.inOrder(all, metric);
        slots = new HashMap<>(ordered.size() * 2);
        Chunk[] chunks = new Chunk[(ordered.size() + Chunk.SIZE - 1) / Chunk.SIZE];
        Bounds bounds = new Bounds(chunks.length);
        Map<String, Set<Integer>> members = new HashMap<>();
        for (int i = 0; i < chunks.length; i++) {
            Builder chunk = new Builder(null);
            int last = Math.min(ordered.size(), (i + 1) * Chunk.SIZE);
            for (int from = i * Chunk.SIZE; from < last; from += Block.SIZE) {
                int count = Math.min(Block.SIZE, last - from);
                int[] places = new int[count];
                Candidate[] candidates = new Candidate[count];
                for (int j = 0; j < count; j++) {
                    Candidate c = ordered.get(from + j);
                    places[j] = j;
                    candidates[j] = c;
                    slots.put(c.id(), from + j);
                    for (String network : c.networks())
                        members.computeIfAbsent(network, id -> new HashSet<>()).add(from + j);
                }
                chunk.put(from / Block.SIZE % Chunk.BLOCKS, places, candidates, metric, firstNight);
            }
            chunks[i] = chunk.build();
            bounds.set(i, chunks[i].bounds);
        }
        Map<String, Reach> networks = new HashMap<>();
        members.forEach((network, some) -> networks.put(network, Reach.of(some)));
        end = inOrder = ordered.size();
        snapshot = new Snapshot(metric, snapshot.version() + 1, firstNight, ordered.size(), chunks, bounds, networks);
    }

    /** A chunk in the making: copies of a plane are made once, when its first bit changes. */
    private static final class Builder {
        private final long[][] planes;
        private final Block[] blocks;
        private final long[][] points;
        private final int[][] traits;
        private final Bounds bounds;
        private final boolean[] isOwn = new boolean[Planes.COUNT];

        Builder(Chunk before) {
            if (before == null) {
                planes = new long[Planes.COUNT][];
                Arrays.fill(planes, Chunk.NO);
                blocks = new Block[Chunk.BLOCKS];
                Arrays.fill(blocks, Block.EMPTY);
                points = new long[Chunk.BLOCKS][];
                Arrays.fill(points, Points.NONE);
                traits = new int[Chunk.BLOCKS][];
                Arrays.fill(traits, Traits.NONE);
                bounds = new Bounds(Chunk.BLOCKS);
            } else {
                planes = before.planes.clone();
                blocks = before.blocks.clone();
                points = before.points.clone();
                traits = before.traits.clone();
                bounds = before.bounds.resized(Chunk.BLOCKS);
            }
        }

        void put(int block, int[] places, Candidate[] candidates, Metric metric, long firstNight) {
            for (int i = 0; i < places.length; i++) {
                Candidate was = blocks[block].candidates[places[i]];
                long[] old = Planes.signature(was, firstNight);
                long[] is = Planes.signature(candidates[i], firstNight);
                for (int word = 0; word < is.length; word++)
                    for (long rest = old[word] ^ is[word]; rest != 0; rest &= rest - 1)
                        own(word * 64 + Long.numberOfTrailingZeros(rest))[block] ^= 1L << places[i];
            }
            Block before = blocks[block];
            blocks[block] = before.with(places, candidates);
            points[block] = Points.of(blocks[block].candidates, places, before.candidates, points[block], metric);
            traits[block] = traits[block].clone();
            for (int i = 0; i < places.length; i++)
                if (candidates[i] != null) Traits.put(traits[block], places[i], candidates[i]);
            bounds.set(block, blocks[block], points[block], traits[block]);
        }

        void nights(long firstNight) {
            for (int i = 0; i < 64; i++) {
                int plane = Planes.nights(i);
                planes[plane] = new long[Chunk.BLOCKS];
                isOwn[plane] = true;
            }
            for (int block = 0; block < blocks.length; block++)
                for (int place = 0; place < Block.SIZE; place++) {
                    Candidate c = blocks[block].candidates[place];
                    if (c == null) continue;
                    long open = Planes.signature(c, firstNight)[3];
                    for (long rest = open; rest != 0; rest &= rest - 1)
                        planes[Planes.nights(Long.numberOfTrailingZeros(rest))][block] |= 1L << place;
                }
        }

        private long[] own(int plane) {
            if (!isOwn[plane]) {
                planes[plane] = planes[plane].clone();
                isOwn[plane] = true;
            }
            return planes[plane];
        }

        Chunk build() {
            return new Chunk(planes, blocks, points, traits, bounds);
        }
    }
}
