package net.tomarigi.bench.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import net.tomarigi.bench.Peer;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/**
 * Apache Lucene, used as well as it can be: one segment after a forced merge, mapped into memory, and one searcher for all
 * questions. Filters are decided on dense postings bit set by bit set; nothing is scored by Lucene. Distance and score come
 * from doc values in fixed point, read many at a time for whoever passes, and a plain heap keeps the best twenty. Documents
 * stand in the order of bed numbers, so that document numbers decide between equals.
 */
public final class LucenePeer implements Peer {
    private static final String X = "x";
    private static final String Y = "y";
    private static final String STANDING = "standing";
    private static final String LEVEL_AND_CARE = "levelAndCare";

    /** Of a kilometre. */
    private static final double PLACE_UNIT = 1e7;

    private static final double STANDING_UNIT = 1e9;
    private static final int CARE_COUNTS = 32;

    private final Region region;
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int every;

    public LucenePeer(Region region, Path folder, int every) throws IOException {
        this.region = region;
        this.every = every;
        this.directory = new MMapDirectory(folder);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(512))) {
            for (Region.Row bed : region.beds()) writer.addDocument(document(bed));
            writer.forceMerge(1);
        }
        this.reader = DirectoryReader.open(directory);
        if (reader.leaves().size() != 1)
            throw new IllegalStateException(reader.leaves().size() + " segments");
        this.searcher = new IndexSearcher(reader);
    }

    private static Document document(Region.Row bed) {
        Document document = Fitting.document(bed);
        document.add(new NumericDocValuesField(X, Math.round(bed.x() * PLACE_UNIT)));
        document.add(new NumericDocValuesField(Y, Math.round(bed.y() * PLACE_UNIT)));
        document.add(new NumericDocValuesField(STANDING, Math.round(bed.standing() * STANDING_UNIT)));
        document.add(
                new NumericDocValuesField(LEVEL_AND_CARE, bed.levelMax() * CARE_COUNTS + Integer.bitCount(bed.care())));
        return document;
    }

    @Override
    public String name() {
        return "Apache Lucene " + Version.LATEST + ", tuned";
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public Object ask(int question, Form form) throws IOException {
        Region.Ask ask = region.asks().get(question);
        return searcher.search(Fitting.query(ask), new Twenty(ask, form));
    }

    @Override
    public Found found(Object answer, Form form) {
        return ((Heap) answer).found(form, region);
    }

    /** Keeps the best of one segment. */
    private record Twenty(Region.Ask ask, Form form) implements CollectorManager<Heap, Heap> {
        @Override
        public Heap newCollector() {
            return new Heap(ask, form);
        }

        @Override
        public Heap reduce(Collection<Heap> collectors) {
            return collectors.iterator().next();
        }
    }

    /** The best twenty, the worst of them on top. */
    private static final class Heap implements Collector, LeafCollector {
        private static final int BATCH = 128;

        private final Region.Ask ask;
        private final Form form;
        private final double x;
        private final double y;
        private final double limit;
        private final int[] docs = new int[BATCH];
        private final long[] xs = new long[BATCH];
        private final long[] ys = new long[BATCH];
        private final long[] standings = new long[BATCH];
        private final long[] levelsAndCare = new long[BATCH];
        private NumericDocValues xOf;
        private NumericDocValues yOf;
        private NumericDocValues standingOf;
        private NumericDocValues levelAndCareOf;
        private int pending;

        private final int[] best = new int[Region.MOST];
        /** Smaller is better. */
        private final double[] keys = new double[Region.MOST];

        private int count;

        Heap(Region.Ask ask, Form form) {
            this.ask = ask;
            this.form = form;
            this.x = ask.x();
            this.y = ask.y();
            this.limit = ask.limitKm();
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            xOf = context.reader().getNumericDocValues(X);
            yOf = context.reader().getNumericDocValues(Y);
            standingOf = context.reader().getNumericDocValues(STANDING);
            levelAndCareOf = context.reader().getNumericDocValues(LEVEL_AND_CARE);
            return this;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            docs[pending++] = doc;
            if (pending == BATCH) finish();
        }

        @Override
        public void collect(DocIdStream stream) throws IOException {
            finish();
            for (pending = stream.intoArray(docs); pending > 0; pending = stream.intoArray(docs)) finish();
        }

        @Override
        public void finish() throws IOException {
            int size = pending;
            pending = 0;
            if (size == 0) return;
            xOf.longValues(size, docs, xs, 0);
            yOf.longValues(size, docs, ys, 0);
            if (form == Form.B) {
                standingOf.longValues(size, docs, standings, 0);
                levelAndCareOf.longValues(size, docs, levelsAndCare, 0);
            }
            for (int i = 0; i < size; i++) {
                double dx = xs[i] / PLACE_UNIT - x;
                double dy = ys[i] / PLACE_UNIT - y;
                double km = Math.sqrt(dx * dx + dy * dy);
                if (km > limit) continue;
                offer(docs[i], form == Form.A ? km : -score(i, km));
            }
        }

        private double score(int i, double km) {
            int levelMax = (int) levelsAndCare[i] / CARE_COUNTS;
            int given = (int) levelsAndCare[i] % CARE_COUNTS;
            return ask.score(km, standings[i] / STANDING_UNIT, levelMax, given);
        }

        /** Documents come in their order, so a later one that is only as good is worse. */
        private void offer(int doc, double key) {
            if (count == best.length) {
                if (key >= keys[0]) return;
                sink(doc, key);
                return;
            }
            int at = count++;
            for (int up; at > 0 && isWorse(key, doc, up = (at - 1) / 2); at = up) move(up, at);
            keys[at] = key;
            best[at] = doc;
        }

        private void sink(int doc, double key) {
            int at = 0;
            for (int down = 1; down < count; down = 2 * at + 1) {
                if (down + 1 < count && isWorse(keys[down + 1], best[down + 1], down)) down++;
                if (isWorse(key, doc, down)) break;
                move(down, at);
                at = down;
            }
            keys[at] = key;
            best[at] = doc;
        }

        private boolean isWorse(double key, int doc, int than) {
            return key != keys[than] ? key > keys[than] : doc > best[than];
        }

        private void move(int from, int to) {
            keys[to] = keys[from];
            best[to] = best[from];
        }

        Found found(Form of, Region region) {
            Integer[] order = new Integer[count];
            for (int i = 0; i < count; i++) order[i] = i;
            Arrays.sort(
                    order,
                    (a, b) ->
                            keys[a] != keys[b] ? Double.compare(keys[a], keys[b]) : Integer.compare(best[a], best[b]));
            int[] beds = new int[count];
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                beds[i] = region.beds().get(best[order[i]]).id();
                values[i] = of == Form.A ? keys[order[i]] : -keys[order[i]];
            }
            return new Found(beds, values);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
