package net.tomarigi.placement;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of cases: of whom they are, and what facilities said of them in their own words. */
public final class PlacementColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(SealedColumn.of("emergency_case", "id", "person"), SealedColumn.of("ask", "id", "words"));
    }
}
