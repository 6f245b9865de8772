package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.tomarigi.access.Caller;

/** Where hand-over notes are kept. */
public interface Notes {
    /** Newest first, at most {@link Note#AT_ONCE}, none older than {@link Note#KEPT}. */
    Uni<List<Note>> list(Caller caller, String network);

    /** @param key the same from the same caller writes one note; null: each is another */
    Uni<Note> write(Caller caller, String network, String text, String key);

    /** Who has read it first stays. Empty without such a note. */
    Uni<Optional<Note>> read(Caller caller, String network, String id);

    /** @return how many went for good */
    Uni<Integer> forgetBefore(Instant written);
}
