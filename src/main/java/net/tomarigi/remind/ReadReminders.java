package net.tomarigi.remind;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Networks;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.Problem;
import net.tomarigi.remind.DutyLetters.Due;

/** What officers and coordinators see of reminders, and of what is due. */
@ApplicationScoped
public class ReadReminders {
    private final Access access;
    private final KeepSettings settings;
    private final Networks networks;
    private final Calls calls;
    private final DutyLetters letters;
    private final Clock clock;

    ReadReminders(
            Access access, KeepSettings settings, Networks networks, Calls calls, DutyLetters letters, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.networks = networks;
        this.calls = calls;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param nextAt when it is reminded if it says nothing; null: it is not */
    public record Line(QuietFacility facility, Freshness freshness, Instant nextAt) {}

    public record Overview(Reminders rules, List<Line> lines) {}

    /** The longest silent first. */
    public Uni<Overview> list(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_CASES, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.REMINDERS))
                .chain(rules -> policy(network).chain(policy -> calls.listQuiet(caller, network)
                        .map(found -> overview(rules.reminders(), policy, found))));
    }

    private Overview overview(Reminders rules, Policy policy, List<QuietFacility> found) {
        Instant now = clock.instant();
        return new Overview(
                rules,
                found.stream()
                        .map(one -> new Line(
                                one,
                                policy.freshness(one.attestedAt(), now),
                                one.isReachable() ? WhenToRemind.nextReminder(rules, policy, one.known(), now) : null))
                        .toList());
    }

    private Uni<Policy> policy(String network) {
        return networks.find(network).map(found -> found.orElseThrow(
                        () -> Problem.notFound("network", network).asException())
                .policy());
    }

    /** @param isOn whether the network keeps a roster; without one nothing is counted */
    public record DueSoon(boolean isOn, int warnDays, Due due) {}

    public Uni<DueSoon> countDue(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_ROSTER, network)
                .chain(() -> settings.find(network))
                .flatMap(rules ->
                        settings.isOn(rules, NetworkFunction.ROSTER) ? counted(caller, network, rules) : none(rules));
    }

    private Uni<DueSoon> counted(Caller caller, String network, Settings rules) {
        int days = rules.duties().warnDays();
        return letters.count(caller, network, days).map(due -> new DueSoon(true, days, due));
    }

    private static Uni<DueSoon> none(Settings rules) {
        return Uni.createFrom().item(new DueSoon(false, rules.duties().warnDays(), new Due(0, 0)));
    }
}
