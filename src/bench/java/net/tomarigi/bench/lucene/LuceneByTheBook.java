package net.tomarigi.bench.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import net.tomarigi.bench.Peer;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * Apache Lucene as its documentation has it: the segments that its writer's own policy leaves, searchers from a manager on
 * a writer that stays open, filters in a boolean query, and the twenty first of a sort by distance or score, then by
 * number, both computed from doc values.
 */
public final class LuceneByTheBook implements Peer {
    private static final String ID = "id";

    private final Region region;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final int every;

    public LuceneByTheBook(Region region, Path folder, int every) throws IOException {
        this.region = region;
        this.every = every;
        this.directory = FSDirectory.open(folder);
        load();
        this.writer = new IndexWriter(directory, new IndexWriterConfig());
        this.searchers = new SearcherManager(writer, null);
    }

    /** Merges are over when it is closed. */
    private void load() throws IOException {
        try (IndexWriter loading = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Region.Row bed : region.beds()) loading.addDocument(document(bed));
        }
    }

    private static Document document(Region.Row bed) {
        Document document = Fitting.document(bed);
        document.add(new NumericDocValuesField(ID, bed.id()));
        document.add(new DoubleDocValuesField(Distance.X, bed.x()));
        document.add(new DoubleDocValuesField(Distance.Y, bed.y()));
        document.add(new DoubleDocValuesField(Score.STANDING, bed.standing()));
        document.add(new NumericDocValuesField(Score.LEVEL_MAX, bed.levelMax()));
        document.add(new NumericDocValuesField(Score.GIVEN, Integer.bitCount(bed.care())));
        return document;
    }

    @Override
    public String name() {
        return "Apache Lucene " + Version.LATEST + ", by the book";
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public Object ask(int question, Form form) throws IOException {
        Region.Ask ask = region.asks().get(question);
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.search(Fitting.query(ask), Region.MOST, sort(ask, form));
        } finally {
            searchers.release(searcher);
        }
    }

    private static Sort sort(Region.Ask ask, Form form) {
        Distance distance = new Distance(ask);
        return new Sort(
                form == Form.A ? distance.getSortField(false) : new Score(ask, distance).getSortField(true),
                new SortField(ID, SortField.Type.INT));
    }

    /** What is farther than the limit comes last and is cut off. */
    @Override
    public Found found(Object answer, Form form) {
        FieldDoc[] near = Arrays.stream(((TopFieldDocs) answer).scoreDocs)
                .map(FieldDoc.class::cast)
                .filter(bed -> Double.isFinite((Double) bed.fields[0]))
                .toArray(FieldDoc[]::new);
        return new Found(
                Arrays.stream(near).mapToInt(bed -> (Integer) bed.fields[1]).toArray(),
                Arrays.stream(near).mapToDouble(bed -> (Double) bed.fields[0]).toArray());
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
