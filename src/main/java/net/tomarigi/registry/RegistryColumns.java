package net.tomarigi.registry;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of the roster: who is on it, and what its sheets say. */
public final class RegistryColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(
                SealedColumn.of("registrant", "id", "personal"), SealedColumn.of("capsule_sheet", "id", "token"));
    }
}
