package net.tomarigi.offices;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.access.Caller;
import net.tomarigi.offices.Qualification.Kind;

/** Where qualifications are kept. */
public interface Qualifications {
    /**
     * Of whom.
     *
     * @param network of an office: whose register it stands in; null: a facility
     * @param facility null: an office
     * @param entry null: a facility
     */
    record Owner(String network, String facility, String entry) {
        public static Owner facility(String facility) {
            return new Owner(null, facility, null);
        }

        public static Owner office(String network, String entry) {
            return new Owner(network, null, entry);
        }
    }

    /** What is said of one. */
    record Said(Kind kind, int holders, LocalDate obtainedOn, LocalDate expiresOn, String staff) {}

    /** What ends first, first; with who has it. Fails with a problem 404 without that facility or office. */
    Uni<List<Qualification>> list(Caller caller, Owner owner);

    /** Those of all facilities of a network and of all offices in its register, without who has them. */
    Uni<List<Qualification>> listInNetwork(Caller caller, String network);

    /** By facility, of all that keep a list of their staff: what somebody there is qualified for on that day. */
    Uni<Map<String, Set<Kind>>> listKinds(LocalDate day);

    /**
     * Fails with a problem 404 without that facility or office, 409 when there are {@link Qualification#MOST}.
     *
     * @param key the same of the same caller adds one; null: as often as it comes
     */
    Uni<Qualification> add(Caller caller, Owner owner, Said said, String key);

    /** Fails with a problem 404 without it, 412 when it changed since. */
    Uni<Qualification> change(Caller caller, Owner owner, String id, Said said, Long seen);

    /** The same; nobody has it any more, or it was never so. */
    Uni<Void> remove(Caller caller, Owner owner, String id, Long seen);
}
