package net.tomarigi.registry.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.registry.KeepCapsules;
import net.tomarigi.registry.KeepCapsules.Way;

/** Where the code on a capsule's sheet leads. */
@Path("/api/capsules/follow")
@Produces(MediaType.APPLICATION_JSON)
class FollowCapsuleResource {
    private static final int LONGEST_TOKEN = 100;

    private final KeepCapsules keepCapsules;
    private final CurrentCaller callers;

    FollowCapsuleResource(KeepCapsules keepCapsules, CurrentCaller callers) {
        this.keepCapsules = keepCapsules;
        this.callers = callers;
    }

    /** @param token what stands behind the # of the code's address */
    record FollowCommand(String token) {
        /** It is a secret. */
        @Override
        public String toString() {
            return "FollowCommand";
        }
    }

    /**
     * Where the code leads the caller: to the roster, or to the page of those who let a facility see them. 410 where a newer
     * sheet took its place, 403 for whom the person does not concern.
     */
    @POST
    @May(Permission.OWN_ACCOUNT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Way> follow(FollowCommand command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
        Violations violations = new Violations();
        String token = violations.requiredLine("token", command.token(), LONGEST_TOKEN);
        violations.throwIfAny();
        return keepCapsules.follow(callers.get(), token);
    }
}
