package net.tomarigi.placement;

/**
 * How much is under way now, in all networks together; drills are left out.
 *
 * @param cases that are not over
 * @param overdueCases of those, whose state has lasted too long
 * @param asks that wait for an answer
 * @param overdueAsks of those, whose time was over more than half a minute ago: nobody keeps time
 */
public record Workload(long cases, long overdueCases, long asks, long overdueAsks) {
    public static final Workload NONE = new Workload(0, 0, 0, 0);
}
