package net.tomarigi.outbox;

import java.util.List;
import net.tomarigi.outbox.EventLog.Entry;

/**
 * Events of one commit on their way from the outbox to the log.
 *
 * @param ids of their rows, which go when the log has all of them
 */
record Carried(List<Long> ids, List<Entry> entries) {
    static final Carried NOTHING = new Carried(List.of(), List.of());
}
