package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Secret;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.platform.Problem;
import net.tomarigi.rota.Rotas.Standing;

/** A member's shifts for their own calendar, at an address that nobody can guess and that they can renew. */
@ApplicationScoped
public class KeepCalendars {
    private static final String PREFIX = "trc_";
    private static final int LONGEST = 100;
    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(92);

    private final Access access;
    private final KeepSettings settings;
    private final Rotas rotas;
    private final Feeds feeds;
    private final Clock clock;

    KeepCalendars(Access access, KeepSettings settings, Rotas rotas, Feeds feeds, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.rotas = rotas;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * @param shifts of the member, and of all others at the same times
     * @param since when it begins: shifts that had begun before are cut
     * @param at when this was true
     */
    public record MemberShifts(Standing standing, Member member, List<Shift> shifts, Instant since, Instant at) {}

    /** @return the secret, which is shown now and never again; the one before ends */
    public Uni<String> renew(Caller caller, String network, String member) {
        String secret = Secret.make(PREFIX);
        return may(caller, network, member)
                .chain(() -> feeds.make(caller, network, member, Secret.hash(secret)))
                .replaceWith(secret);
    }

    public Uni<Void> end(Caller caller, String network, String member) {
        return may(caller, network, member).chain(() -> feeds.end(caller, network, member));
    }

    /** Since when members have one, by their ids. */
    public Uni<Map<String, Instant>> list(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_ROTA, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> feeds.list(caller, network));
    }

    /** Fails with a problem 404 when it is not the secret of anybody's calendar. */
    public Uni<MemberShifts> find(String secret) {
        if (secret.length() > LONGEST || !secret.startsWith(PREFIX)) throw missing();
        return feeds.find(Secret.hash(secret))
                .map(found -> found.orElseThrow(KeepCalendars::missing))
                .flatMap(feed -> rotas.find(feed.network()).map(standing -> shifts(standing, feed.member())));
    }

    private MemberShifts shifts(Optional<Standing> found, String id) {
        Standing standing = found.orElseThrow(KeepCalendars::missing);
        Member member = standing.plan().findMember(id).orElseThrow(KeepCalendars::missing);
        Instant now = clock.instant();
        Instant since = now.minus(BACK);
        return new MemberShifts(standing, member, standing.rota().shifts(since, now.plus(AHEAD)), since, now);
    }

    private Uni<Void> may(Caller caller, String network, String id) {
        return access.requireInNetwork(caller, Permission.TAKE_SHIFTS, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> rotas.find(network))
                .invoke(found -> {
                    Standing standing = found.orElseThrow(
                            () -> Problem.notFound("network", network).asException());
                    Member member = standing.plan().findMember(id).orElseThrow(() -> Problem.notFound("member", id)
                            .asException());
                    if (!member.isOf(caller) && !caller.mayInNetwork(Permission.KEEP_ROTA, network))
                        throw Problem.of("not-your-shift", 403).asException();
                })
                .replaceWithVoid();
    }

    private static RuntimeException missing() {
        return Problem.of("calendar-not-found", 404).asException();
    }
}
