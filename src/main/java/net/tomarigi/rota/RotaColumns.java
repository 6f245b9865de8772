package net.tomarigi.rota;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of rotas: who is on them with their phones, and what they tell one another. */
public final class RotaColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(SealedColumn.of("rota", "network_id", "members"), SealedColumn.of("rota_note", "id", "text"));
    }
}
