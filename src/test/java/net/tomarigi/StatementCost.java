package net.tomarigi;

/**
 * What PostgreSQL counted of statements that the product sent, as {@code pg_stat_statements} keeps it for everybody at once.
 *
 * @param pages of eight kilobytes that were looked at or written
 */
public record StatementCost(long statements, long rows, long pages) {
    /** @param which of them, as a condition on {@code query} */
    public static StatementCost until(Truth truth, String which) {
        String[] all = truth.text("select concat_ws(' ', coalesce(sum(calls), 0), coalesce(sum(rows), 0),"
                        + " coalesce(sum(shared_blks_hit + shared_blks_read), 0))"
                        + " from pg_stat_statements where userid = 'tomarigi_app'::regrole and (" + which + ")")
                .split(" ");
        return new StatementCost(Long.parseLong(all[0]), Long.parseLong(all[1]), Long.parseLong(all[2]));
    }

    public StatementCost minus(StatementCost other) {
        return new StatementCost(statements - other.statements, rows - other.rows, pages - other.pages);
    }
}
