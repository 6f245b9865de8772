package net.tomarigi.alert;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of those who are woken: how their browsers are reached; and the key by which we are known there. */
public final class AlertColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(
                SealedColumn.of("push_key", "id", "private_key"),
                new SealedColumn("push_subscription", "id", "endpoint", "endpoint_index", Subscriptions.ENDPOINTS),
                SealedColumn.of("push_subscription", "id", "keys"));
    }
}
