package net.tomarigi.facility;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.FacilityOutcome.BedIsKept;
import net.tomarigi.facility.FacilityOutcome.Done;
import net.tomarigi.facility.FacilityOutcome.NoSuchFacility;
import net.tomarigi.facility.FacilityOutcome.Outdated;
import net.tomarigi.network.Policy;

/** Its staff say what a facility is, what it takes and which beds it has. */
@ApplicationScoped
public class EditFacility {
    private final Access access;
    private final Facilities facilities;
    private final Clock clock;

    EditFacility(Access access, Facilities facilities, Clock clock) {
        this.access = access;
        this.facilities = facilities;
        this.clock = clock;
    }

    /**
     * @param seen the version that the change was made from; null: any
     * @param profile makes the new profile from the one that stands
     * @param beds in their order; null: they stay
     */
    public Uni<FacilityOutcome> edit(
            Caller caller, String id, Long seen, UnaryOperator<Profile> profile, List<Bed> beds) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
        return access.requireAtFacility(caller, Permission.EDIT_FACILITY, id)
                .flatMap(may -> facilities.change(List.of(id), found -> {
                    Facility before = found.get(id);
                    if (before == null) return Decision.nothing(new NoSuchFacility(id));
                    if (seen != null && seen != before.version())
                        return Decision.nothing(new Outdated(seen, before.version()));
                    String kept = beds == null ? null : before.keptWithout(beds);
                    if (kept != null) return Decision.nothing(new BedIsKept(kept));
                    Facility after =
                            before.edited(profile.apply(before.profile()), beds == null ? before.beds() : beds, today);
                    return after == before ? Decision.nothing(new Done(before)) : Decision.of(new Done(after), after);
                }));
    }
}
