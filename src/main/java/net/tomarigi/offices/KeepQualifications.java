package net.tomarigi.offices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.Qualifications.Owner;
import net.tomarigi.offices.Qualifications.Said;
import net.tomarigi.platform.Problem;

/** Facilities keep what their own staff are qualified for; officers keep it of the offices. */
@ApplicationScoped
public class KeepQualifications {
    private final Access access;
    private final Qualifications qualifications;
    private final Facilities facilities;
    private final Clock clock;

    KeepQualifications(Access access, Qualifications qualifications, Facilities facilities, Clock clock) {
        this.access = access;
        this.qualifications = qualifications;
        this.facilities = facilities;
        this.clock = clock;
    }

    /**
     * What people at a facility are qualified for, and what it claims without.
     *
     * @param name of the facility
     * @param notBacked claims for which nobody is qualified today
     * @param isKept whether the reader may change it
     */
    public record AtFacility(
            String name, List<Qualification> qualifications, List<Claim> notBacked, LocalDate today, boolean isKept) {}

    /** Who has them is for whoever keeps them alone. */
    public Uni<AtFacility> list(Caller caller, String facility) {
        return access.requireAtFacility(caller, Permission.READ_QUALIFICATIONS, facility)
                .chain(() -> facilities.find(facility))
                .flatMap(found -> {
                    if (found.isEmpty())
                        throw Problem.notFound("facility", facility).asException();
                    return qualifications.list(caller, Owner.facility(facility)).flatMap(all -> access.mayAtFacility(
                                    caller, Permission.KEEP_QUALIFICATIONS, facility)
                            .map(isKept -> new AtFacility(
                                    found.get().profile().name(),
                                    isKept ? all : withoutStaff(all),
                                    Claim.notBacked(found.get().profile(), all, today()),
                                    today(),
                                    isKept)));
                });
    }

    private static List<Qualification> withoutStaff(List<Qualification> all) {
        return all.stream()
                .map(one -> new Qualification(
                        one.id(),
                        one.facility(),
                        one.entry(),
                        one.kind(),
                        one.holders(),
                        one.obtainedOn(),
                        one.expiresOn(),
                        null,
                        one.changedAt(),
                        one.version()))
                .toList();
    }

    /** Of an office; who has them is for whoever keeps them alone. */
    public Uni<List<Qualification>> list(Caller caller, String network, String entry) {
        boolean isKept = caller.mayInNetwork(Permission.KEEP_REGISTER, network);
        return access.requireInNetwork(caller, Permission.READ_REGISTER, network)
                .chain(() -> qualifications.list(caller, Owner.office(network, entry)))
                .map(all -> isKept ? all : withoutStaff(all));
    }

    public Uni<Qualification> add(Caller caller, Owner owner, Said said, String key) {
        return may(caller, owner).chain(() -> qualifications.add(caller, owner, said, key));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Qualification> change(Caller caller, Owner owner, String id, Said said, Long seen) {
        return may(caller, owner).chain(() -> qualifications.change(caller, owner, id, said, seen));
    }

    public Uni<Void> remove(Caller caller, Owner owner, String id, Long seen) {
        return may(caller, owner).chain(() -> qualifications.remove(caller, owner, id, seen));
    }

    private Uni<Void> may(Caller caller, Owner owner) {
        return owner.facility() == null
                ? access.requireInNetwork(caller, Permission.KEEP_REGISTER, owner.network())
                : access.requireAtFacility(caller, Permission.KEEP_QUALIFICATIONS, owner.facility());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
    }
}
