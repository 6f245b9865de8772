package net.tomarigi.bench.lucene;

import java.io.IOException;
import net.tomarigi.matching.Region;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** Kilometres on the plane from where a question is asked, infinitely many beyond its limit. */
final class Distance extends DoubleValuesSource {
    static final String X = "x";
    static final String Y = "y";

    private static final DoubleValuesSource X_OF = fromDoubleField(X);
    private static final DoubleValuesSource Y_OF = fromDoubleField(Y);

    private final double x;
    private final double y;
    private final double limit;

    Distance(Region.Ask ask) {
        this.x = ask.x();
        this.y = ask.y();
        this.limit = ask.limitKm();
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        DoubleValues xs = X_OF.getValues(context, scores);
        DoubleValues ys = Y_OF.getValues(context, scores);
        return new DoubleValues() {
            @Override
            public boolean advanceExact(int doc) throws IOException {
                return xs.advanceExact(doc) && ys.advanceExact(doc);
            }

            @Override
            public double doubleValue() throws IOException {
                double dx = xs.doubleValue() - x;
                double dy = ys.doubleValue() - y;
                double km = Math.sqrt(dx * dx + dy * dy);
                return km > limit ? Double.POSITIVE_INFINITY : km;
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
        return other instanceof Distance that && x == that.x && y == that.y && limit == that.limit;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(x) + Double.hashCode(y)) + Double.hashCode(limit);
    }

    @Override
    public String toString() {
        return "distance from " + x + " " + y + " within " + limit;
    }
}
