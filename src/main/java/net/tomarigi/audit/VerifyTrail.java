package net.tomarigi.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import net.tomarigi.audit.Finding.Kind;
import net.tomarigi.sealing.Sealer;

/**
 * Recomputes every chain from the first entry that is kept to the last. It reads over JDBC what was there at one moment, so
 * that it needs none of the rest of the product and can run beside it.
 */
public final class VerifyTrail {
    /** For what must be seen whole. */
    static final String EVERYTHING = "select set_config('tomarigi.all', 'on', true)";

    static final int PAGE_ROWS = 1_000;

    private static final String HEADS = "select cast(row_to_json(h) as text) from audit_head h order by number";
    private static final String HEADLESS =
            "select distinct chain from audit a where not exists (select from audit_head h where h.chain = a.chain)";
    private static final String ROWS = """
            select cast(coalesce(json_agg(a order by a.seq), '[]') as text)
            from (select * from audit where chain = ? and seq > ? order by seq limit ?) a
            """;

    private final Signatures signatures;
    private final int pageRows;

    public VerifyTrail(Sealer sealer) {
        this(sealer, PAGE_ROWS);
    }

    VerifyTrail(Sealer sealer, int pageRows) {
        this.pageRows = pageRows;
        this.signatures = new Signatures(sealer);
    }

    /**
     * One verdict for each chain, the system's first.
     *
     * @param connection of whoever may see all rows; it is given back without a transaction
     */
    public List<Verdict> verify(Connection connection) throws SQLException {
        boolean committing = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            texts(connection, EVERYTHING);
            List<Verdict> verdicts = new ArrayList<>();
            List<Head> heads = texts(connection, HEADS).stream()
                    .map(json -> Json.read(json, Head.class))
                    .toList();
            for (Head head : heads)
                verdicts.add(new Verdict(name(head.chain()), head.last(), head.hash(), check(connection, head)));
            for (String chain : texts(connection, HEADLESS)) verdicts.add(missing(name(chain), "its head is missing"));
            verdicts.addAll(missingChains(heads));
            return verdicts;
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(committing);
        }
    }

    /** A chain as people call it. */
    static String name(String chain) {
        return chain.equals(Head.SYSTEM) ? "system" : chain;
    }

    private Finding check(Connection connection, Head head) throws SQLException {
        ChainCheck check = new ChainCheck(signatures, head);
        long after = 0;
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            while (true) {
                statement.setString(1, head.chain());
                statement.setLong(2, after);
                statement.setInt(3, pageRows);
                List<Link> links;
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    links = Arrays.asList(Json.read(found.getString(1), Link[].class));
                }
                for (Link link : links) {
                    Finding finding = check.follow(link);
                    if (finding != null) return finding;
                    after = link.seq();
                }
                if (links.size() < pageRows) return check.end();
            }
        }
    }

    /** The system's head says how many chains there are, so that none can go as a whole. */
    private static List<Verdict> missingChains(List<Head> heads) {
        if (heads.isEmpty()) return List.of();
        BitSet there = new BitSet();
        heads.forEach(head -> there.set(head.number()));
        if (!there.get(0)) return List.of(missing("system", "the whole chain is missing"));
        List<Verdict> missing = new ArrayList<>();
        for (int number = 1; number <= heads.get(0).chains(); number++) {
            if (!there.get(number)) {
                missing.add(missing("chain " + number, "the whole chain is missing"));
            }
        }
        return missing;
    }

    private static Verdict missing(String chain, String sentence) {
        return new Verdict(chain, 0, null, new Finding(Kind.MISSING, 1, sentence));
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) texts.add(found.getString(1));
            return texts;
        }
    }
}
