package net.tomarigi.platform;

/** Names of the product's own metrics, as dashboards and alarms know them: changing one breaks those. */
public final class MetricNames {
    /** Timer: from a report's arrival to its commit. */
    public static final String REPORT_ACKNOWLEDGED = "tomarigi.report.acknowledged";

    /** Timer: from a report's commit to its frame being handed to a screen's connection. */
    public static final String REPORT_VISIBLE = "tomarigi.report.visible";

    /** Timer: requests that a resource answered; tags {@code method}, {@code resource}, {@code action}, {@code status}. */
    public static final String HTTP_REQUESTS = "http.server.requests";

    /** Counter, answers: boards read over HTTP; tag {@code answer}: {@code whole}, or {@code unchanged} for a 304. */
    public static final String BOARD_READS = "tomarigi.board.reads";

    /** Gauge, events: written, and not yet in Kafka. */
    public static final String OUTBOX_DEPTH = "tomarigi.outbox.depth";

    /** Gauge, seconds: age of the oldest event that is not yet in Kafka; 0 when there is none. */
    public static final String OUTBOX_AGE = "tomarigi.outbox.age";

    /** Counter, frames: changes sent to screens, one for each screen. */
    public static final String DELTAS_SENT = "tomarigi.deltas.sent";

    /** Gauge, connections: screens that are connected to this node. */
    public static final String SCREENS_CONNECTED = "tomarigi.screens.connected";

    /** Counter, facilities: differences between board and database that were found and mended; 0 in a healthy system. */
    public static final String REPAIRS = "tomarigi.repairs";

    /** Gauge, facilities: those whose last word is stale, or who never gave one. */
    public static final String FACILITIES_STALE = "tomarigi.facilities.stale";

    /** Counter, requests: let through without being counted, because Redis was away; 0 in a healthy system. */
    public static final String RATES_UNGUARDED = "tomarigi.rates.unguarded";

    /** Gauge, machines: those whose newest token runs out within 30 days. */
    public static final String MACHINES_EXPIRING = "tomarigi.machines.expiring";

    /** Counter, searches: answered, and missing in the demand ledger; 0 in a healthy system. */
    public static final String DEMAND_LOST = "tomarigi.demand.lost";

    /** Counter, messages: staff were told of an ask while its page was not open; tag {@code way}: {@code push}, {@code mail}. */
    public static final String ALERTS_SENT = "tomarigi.alerts.sent";

    /** Counter, messages: given up after several attempts, or when the ask's time was over; tag {@code way}. */
    public static final String ALERTS_LOST = "tomarigi.alerts.lost";

    /** Gauge, networks: in whose rota nobody answers at some time of the next seven days; the same on each node. */
    public static final String ROTA_GAPS = "tomarigi.rota.gaps";

    /** Gauge, 1 or 0: whether this node reaches a store; tag {@code store}: {@code postgresql}, {@code kafka}, {@code redis}. */
    public static final String STORE_THERE = "tomarigi.store.there";

    /** Gauge, cases: not over, of all networks, without drills; the same on each node. */
    public static final String CASES_OPEN = "tomarigi.cases.open";

    /** Gauge, cases: of those, whose state has lasted longer than the network allows. */
    public static final String CASES_OVERDUE = "tomarigi.cases.overdue";

    /** Gauge, asks: waiting for an answer, of all networks, without drills; the same on each node. */
    public static final String ASKS_WAITING = "tomarigi.asks.waiting";

    /** Gauge, asks: waiting although their time is over, because no node keeps time; 0 in a healthy system. */
    public static final String ASKS_OVERDUE = "tomarigi.asks.overdue";

    private MetricNames() {}
}
