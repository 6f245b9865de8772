package net.tomarigi.offices;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of the register: whom to call, what was written about steps, and who has which qualification. */
public final class OfficesColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(
                SealedColumn.of("register_entry", "id", "personal"), SealedColumn.of("qualification", "id", "staff"));
    }
}
