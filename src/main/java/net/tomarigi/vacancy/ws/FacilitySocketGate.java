package net.tomarigi.vacancy.ws;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.Permission;

/** Lets nobody open a facility's socket who may not report for it. */
@ApplicationScoped
class FacilitySocketGate implements HttpUpgradeCheck {
    private final Access access;

    FacilitySocketGate(Access access) {
        this.access = access;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return context.securityIdentity().flatMap(identity -> {
            Caller caller = CurrentCaller.of(identity);
            int status = caller.isKnown() ? 403 : 401;
            return access.mayAtFacility(caller, Permission.REPORT, context.pathParam("facility"))
                    .flatMap(may -> may ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(status));
        });
    }
}
