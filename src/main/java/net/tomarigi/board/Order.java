package net.tomarigi.board;

/**
 * Names of the common order: the log's own identity, and a mark for each time that it had to be begun anew although the log
 * kept its identity.
 */
final class Order {
    private static final char ANEW = '~';

    private Order() {}

    /** Whether {@code order} is one of the log with this identity. */
    static boolean isOf(String log, String order) {
        return order.equals(log) || order.startsWith(log + ANEW);
    }

    /** The order after {@code order} on the same log. */
    static String after(String order) {
        int mark = order.lastIndexOf(ANEW);
        return mark < 0
                ? order + ANEW + 1
                : order.substring(0, mark + 1) + (Integer.parseInt(order.substring(mark + 1)) + 1);
    }
}
