package net.tomarigi.board;

import java.util.Collection;
import java.util.function.Supplier;
import net.tomarigi.facility.FacilityChanged;

/** Hears of every facility on every board, whole. Called on whatever thread brought the change: must not block. */
public interface FacilityListener {
    /** @param whole what is known of it now; two changes at once may be told in either order */
    void changed(FacilityChanged whole);

    /** All boards were begun anew. */
    void replaced(Supplier<Collection<FacilityChanged>> all);
}
