package net.tomarigi.bench.lucene;

import java.io.IOException;
import net.tomarigi.matching.Region;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** Form B's score, which is infinitely low where the distance is infinite. */
final class Score extends DoubleValuesSource {
    static final String STANDING = "standing";
    static final String LEVEL_MAX = "levelMax";
    static final String GIVEN = "given";

    private static final DoubleValuesSource STANDING_OF = fromDoubleField(STANDING);
    private static final DoubleValuesSource LEVEL_MAX_OF = fromIntField(LEVEL_MAX);
    private static final DoubleValuesSource GIVEN_OF = fromIntField(GIVEN);

    private final Region.Ask ask;
    private final Distance distance;

    Score(Region.Ask ask, Distance distance) {
        this.ask = ask;
        this.distance = distance;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        DoubleValues kms = distance.getValues(context, scores);
        DoubleValues standings = STANDING_OF.getValues(context, scores);
        DoubleValues levels = LEVEL_MAX_OF.getValues(context, scores);
        DoubleValues given = GIVEN_OF.getValues(context, scores);
        return new DoubleValues() {
            @Override
            public boolean advanceExact(int doc) throws IOException {
                return kms.advanceExact(doc)
                        && standings.advanceExact(doc)
                        && levels.advanceExact(doc)
                        && given.advanceExact(doc);
            }

            @Override
            public double doubleValue() throws IOException {
                double km = kms.doubleValue();
                if (km == Double.POSITIVE_INFINITY) return Double.NEGATIVE_INFINITY;
                return ask.score(km, standings.doubleValue(), (int) levels.doubleValue(), (int) given.doubleValue());
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Score that && ask.equals(that.ask);
    }

    @Override
    public int hashCode() {
        return ask.hashCode();
    }

    @Override
    public String toString() {
        return "score for " + ask;
    }
}
