package net.tomarigi.outbox;

import java.util.List;

/** Hears of events on the node that wrote them: after their commit, before the writer is answered. Must not block. */
public interface CommitListener {
    void committed(List<Event> events);
}
