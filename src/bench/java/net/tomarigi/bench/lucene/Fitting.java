package net.tomarigi.bench.lucene;

import net.tomarigi.matching.Region;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Which beds fit: each thing a bed can do is a term, so that a question is a conjunction of filters. A limit of distance is
 * a box on a two-dimensional point, whose corners are farther.
 */
final class Fitting {
    private static final String CAN = "can";
    private static final String AT = "at";

    private Fitting() {}

    static Document document(Region.Row bed) {
        Document document = new Document();
        bits(document, "disability", bed.disabilities());
        bits(document, "care", bed.care());
        for (int sex = 1; sex <= 2; sex++) if (bed.takes(sex)) can(document, "sex", sex);
        bits(document, "age", bed.ages());
        for (int level = bed.levelMin(); level <= bed.levelMax(); level++) can(document, "level", level);
        bits(document, "night", bed.nights());
        document.add(new DoublePoint(AT, bed.x(), bed.y()));
        return document;
    }

    private static void bits(Document document, String what, long mask) {
        for (long rest = mask; rest != 0; rest &= rest - 1) can(document, what, Long.numberOfTrailingZeros(rest));
    }

    private static void can(Document document, String what, int which) {
        document.add(new StringField(CAN, what + which, Field.Store.NO));
    }

    static Query query(Region.Ask ask) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        each(all, "disability", ask.disabilities());
        each(all, "care", ask.care());
        must(all, "sex", ask.sex());
        must(all, "age", ask.ageGroup());
        must(all, "level", ask.level());
        each(all, "night", ask.nightBits());
        double km = ask.maxKm();
        if (km > 0)
            all.add(
                    DoublePoint.newRangeQuery(
                            AT, new double[] {ask.x() - km, ask.y() - km}, new double[] {ask.x() + km, ask.y() + km}),
                    BooleanClause.Occur.FILTER);
        return all.build();
    }

    private static void each(BooleanQuery.Builder all, String what, long mask) {
        for (long rest = mask; rest != 0; rest &= rest - 1) must(all, what, Long.numberOfTrailingZeros(rest));
    }

    private static void must(BooleanQuery.Builder all, String what, int which) {
        all.add(new TermQuery(new Term(CAN, what + which)), BooleanClause.Occur.FILTER);
    }
}
