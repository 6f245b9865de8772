package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What the public may see of facilities: what they are and take, never their vacancies or a person. */
public interface PublicEntries {
    Uni<PublicPage> list(Wanted wanted);

    /** @param stated false when the facility does not say whether it takes what is wanted */
    record PublicEntry(String id, Profile profile, boolean stated) {}

    /**
     * @param total on all pages
     * @param notStated those that do not say whether they take what is wanted, shown or not
     */
    record PublicPage(List<PublicEntry> entries, int total, int notStated) {}
}
