package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.KeepMachines;
import net.tomarigi.access.Machines;
import net.tomarigi.access.Machines.Machine;
import net.tomarigi.access.Machines.Made;
import net.tomarigi.access.Machines.Making;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** The software that reports for a facility. */
@Path("/api/facilities/{facility}/machines")
@May(Permission.MANAGE_MACHINES)
@Produces(MediaType.APPLICATION_JSON)
class MachineResource {
    private static final int USUAL_GRACE_HOURS = 24;
    private static final int LONGEST_ID = 64;

    private final KeepMachines keepMachines;
    private final CurrentCaller callers;
    private final Clock clock;

    MachineResource(KeepMachines keepMachines, CurrentCaller callers, Clock clock) {
        this.keepMachines = keepMachines;
        this.callers = callers;
        this.clock = clock;
    }

    /** All of them, the oldest first; no token is ever told again. */
    @GET
    public Uni<List<MachineView>> list(@PathParam("facility") String facility) {
        return keepMachines
                .list(callers.get(), facility)
                .map(found -> found
                        .orElseThrow(
                                () -> Problem.notFound("facility", facility).asException())
                        .stream()
                        .map(machine -> MachineView.of(machine, clock.instant()))
                        .toList());
    }

    /** A machine, with the token that is told this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<MadeView>> make(@PathParam("facility") String facility, MachineCommand command) {
        Violations violations = new Violations();
        String name = violations.requiredLine("name", command.name(), Machines.LONGEST_NAME);
        if (command.lastsDays() == null) violations.add("lastsDays", "missing");
        violations.range("lastsDays", command.lastsDays(), 1, Machines.MOST_DAYS);
        Set<String> facilities = command.facilities(facility, violations);
        violations.throwIfAny();
        return keepMachines
                .make(callers.get(), name, facilities, Duration.ofDays(command.lastsDays()))
                .map(MachineResource::answer);
    }

    private static RestResponse<MadeView> answer(Making making) {
        if (making instanceof Making.NoFacility none)
            throw Problem.notFound("facility", none.facility()).asException();
        if (making instanceof Making.Full full)
            throw Problem.of("too-many-machines", 409, full.facility(), Machines.MOST_OF_FACILITY)
                    .asException();
        return told(((Making.Done) making).made(), RestResponse.Status.CREATED);
    }

    private static RestResponse<MadeView> told(Made made, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.<MadeView>create(status)
                .entity(new MadeView(
                        made.id(), made.issued().token(), made.issued().expiresAt()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A new token, told this once; the old one works on until the grace is over. */
    @POST
    @Path("/{machine}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<MadeView>> rotate(
            @PathParam("facility") String facility, @PathParam("machine") String machine, RotateCommand command) {
        Violations violations = new Violations();
        Integer hours = violations.range("graceHours", command.graceHours(), 0, Machines.MOST_GRACE_HOURS);
        violations.throwIfAny();
        Duration grace = Duration.ofHours(hours == null ? USUAL_GRACE_HOURS : hours);
        return keepMachines
                .rotate(callers.get(), facility, machine, grace)
                .map(made -> told(made.orElseThrow(() -> missing(machine)), RestResponse.Status.OK));
    }

    /** It reports no more: for all its facilities, or for those of them that the caller keeps. */
    @DELETE
    @Path("/{machine}")
    public Uni<Void> end(@PathParam("facility") String facility, @PathParam("machine") String machine) {
        return keepMachines
                .end(callers.get(), facility, machine)
                .invoke(ended -> {
                    if (!ended) throw missing(machine);
                })
                .replaceWithVoid();
    }

    private static RuntimeException missing(String machine) {
        return Problem.notFound("machine", Violations.quote(machine)).asException();
    }

    /**
     * @param lastsDays 1 to 730
     * @param facilities for which it reports beside the one in the address; left out: none
     */
    record MachineCommand(String name, Integer lastsDays, List<String> facilities) {
        Set<String> facilities(String own, Violations violations) {
            Set<String> all = new TreeSet<>(Set.of(own));
            if (facilities == null) return all;
            for (String facility : facilities) {
                if (!facility.matches("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST_ID - 1) + "}"))
                    violations.add("facilities", "not-an-id", Violations.quote(facility));
                else all.add(facility);
            }
            if (all.size() > Machines.MOST_FACILITIES)
                violations.add("facilities", "too-many-facilities", Machines.MOST_FACILITIES);
            return all;
        }
    }

    /** @param graceHours 0 to 168; left out: 24 */
    record RotateCommand(Integer graceHours) {}

    record MadeView(String id, String token, Instant expiresAt) {
        /** It holds a secret. */
        @Override
        public String toString() {
            return "MadeView " + id;
        }
    }

    /**
     * @param madeBy a name; left out when it is somebody from elsewhere
     * @param expiresAt of the newest token
     * @param expiresSoon within 30 days, or over
     * @param earlierUntil until when the token works that was exchanged for the newest
     * @param seenAt to the minute; left out: never yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MachineView(
            String id,
            String name,
            List<Machines.Served> facilities,
            String madeBy,
            Instant madeAt,
            Instant expiresAt,
            boolean expiresSoon,
            Instant earlierUntil,
            Instant seenAt) {
        static MachineView of(Machine machine, Instant now) {
            return new MachineView(
                    machine.id(),
                    machine.name(),
                    machine.facilities(),
                    machine.madeBy(),
                    machine.madeAt(),
                    machine.expiresAt(),
                    machine.expiresAt() == null || machine.expiresAt().isBefore(now.plus(Machines.WARNED_BEFORE)),
                    machine.earlierUntil(),
                    machine.seenAt());
        }
    }
}
