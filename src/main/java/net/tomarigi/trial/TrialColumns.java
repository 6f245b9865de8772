package net.tomarigi.trial;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of trial stays: what somebody said of a person. */
public final class TrialColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(SealedColumn.of("trial", "id", "personal"));
    }
}
