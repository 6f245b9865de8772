package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.access.Secret;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.rota.Amendment.InReturn;
import net.tomarigi.rota.Amendment.Kind;
import net.tomarigi.rota.Amendment.State;
import net.tomarigi.rota.Rotas.Standing;

/**
 * Officers plan; members of the rota are away, swap and step in, each for themselves. An officer may do the same for any
 * of them.
 */
@ApplicationScoped
public class KeepRota {
    /** Nobody swaps what lies further ahead. */
    private static final Duration FAR = Duration.ofDays(400);

    private final Access access;
    private final KeepSettings settings;
    private final Rotas rotas;
    private final WhoAnswers whoAnswers;
    private final Clock clock;

    KeepRota(Access access, KeepSettings settings, Rotas rotas, WhoAnswers whoAnswers, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.rotas = rotas;
        this.whoAnswers = whoAnswers;
        this.clock = clock;
    }

    /** All that stands. */
    public Uni<Standing> find(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_ROTA, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> rotas.find(network))
                .map(found -> found.orElseThrow(() -> missing(network)));
    }

    /** @param seen the version that the change was made from; null: any */
    public Uni<Standing> put(Caller caller, String network, RotaPlan plan, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_ROTA, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> rotas.put(caller, network, plan, seen))
                .map(found -> found.orElseThrow(() -> missing(network)))
                .invoke(() -> whoAnswers.forget(network));
    }

    /** What a plan would mean, which nobody keeps. */
    public Uni<Standing> tryOut(Caller caller, String network, RotaPlan plan) {
        return access.requireInNetwork(caller, Permission.KEEP_ROTA, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> rotas.find(network))
                .map(found -> found.orElseThrow(() -> missing(network)))
                .map(standing -> new Standing(network, standing.name(), plan, standing.amendments()));
    }

    /** @param substitute who stands in; null: the backup that the member has */
    public Uni<Amendment> beAway(
            Caller caller, String network, String member, Instant from, Instant until, String substitute, String key) {
        return add(caller, network, key, "absence", (standing, id) -> {
            checkSpan(from, until, Amendment.LONGEST_ABSENCE);
            Member away = member(standing, "member", member);
            mustBe(caller, network, away);
            if (substitute == null && away.backup() == null) throw wrong("substitute", "substitute-missing");
            if (substitute != null) {
                member(standing, "substitute", substitute);
                if (substitute.equals(member)) throw wrong("substitute", "same-member");
            }
            return made(id, Kind.ABSENCE, State.STANDING, null, from, until, member, substitute, null, caller);
        });
    }

    /**
     * @param to who is asked; null: whoever takes it
     * @param inReturn a shift of theirs; null: none
     */
    public Uni<Amendment> proposeSwap(
            Caller caller,
            String network,
            int level,
            Instant from,
            Instant until,
            String member,
            String to,
            InReturn inReturn,
            String key) {
        return add(caller, network, key, "swap-proposed", (standing, id) -> {
            checkSpan(from, until, Amendment.LONGEST_SWAP);
            mustBe(caller, network, member(standing, "member", member));
            if (to != null) {
                member(standing, "to", to);
                if (to.equals(member)) throw wrong("to", "same-member");
            }
            if (inReturn != null) {
                if (to == null) throw wrong("inReturn", "return-of-nobody");
                checkSpan(inReturn.from(), inReturn.until(), Amendment.LONGEST_SWAP);
            }
            Amendment swap = made(id, Kind.SWAP, State.PROPOSED, level, from, until, member, to, inReturn, caller);
            mustHold(standing, swap);
            return swap;
        });
    }

    /** @param taker which of their members takes it, where one is several or acts for another; null: the only one */
    public Uni<Amendment> accept(Caller caller, String network, String id, String taker) {
        return change(caller, network, id, "swap-accepted", (standing, swap) -> {
            if (swap.state() == State.STANDING && isWho(caller, network, standing, swap.other())) return swap;
            if (swap.kind() != Kind.SWAP
                    || swap.state() != State.PROPOSED
                    || !swap.until().isAfter(clock.instant()))
                throw Problem.of("swap-over", 409).asException();
            Member takes = swap.other() == null
                    ? taker(caller, network, standing, taker, swap.member())
                    : member(standing, "member", swap.other());
            mustBe(caller, network, takes);
            mustHold(standing, swap);
            return swap.to(State.STANDING, takes.id(), 0);
        });
    }

    private Member taker(Caller caller, String network, Standing standing, String named, String giver) {
        if (named != null) {
            if (named.equals(giver)) throw wrong("member", "same-member");
            return member(standing, "member", named);
        }
        List<Member> own = standing.plan().members().stream()
                .filter(one -> one.isOf(caller) && !one.id().equals(giver))
                .toList();
        if (own.size() == 1) return own.get(0);
        if (own.isEmpty() && !caller.mayInNetwork(Permission.KEEP_ROTA, network))
            throw Problem.of("not-your-shift", 403).asException();
        throw wrong("member", "missing");
    }

    public Uni<Amendment> decline(Caller caller, String network, String id) {
        return change(caller, network, id, "swap-declined", (standing, swap) -> {
            if (swap.state() == State.DECLINED) return swap;
            if (swap.kind() != Kind.SWAP || swap.state() != State.PROPOSED || swap.other() == null)
                throw Problem.of("swap-over", 409).asException();
            mustBe(caller, network, member(standing, "member", swap.other()));
            return swap.to(State.DECLINED, swap.other(), 0);
        });
    }

    /** Whoever made it takes it back; what has begun can be taken back too, and counts from then on as never said. */
    public Uni<Amendment> withdraw(Caller caller, String network, String id) {
        return change(caller, network, id, "amendment-withdrawn", (standing, one) -> {
            if (!one.isOpen()) return one;
            boolean isMade = caller.id() != null && caller.id().equals(one.by());
            // What two have agreed on, one of them alone does not undo.
            boolean isAgreed = one.kind() == Kind.SWAP && one.state() == State.STANDING;
            boolean isTheirs = isMade || isWho(caller, network, standing, one.member());
            if (!caller.mayInNetwork(Permission.KEEP_ROTA, network) && (isAgreed || !isTheirs))
                throw Problem.of("not-your-shift", 403).asException();
            return one.to(State.WITHDRAWN, one.other(), one.standing());
        });
    }

    /** Somebody steps in: a member where nobody is, an officer puts in whom they want. */
    public Uni<Amendment> cover(
            Caller caller, String network, int level, Instant from, Instant until, String member, String key) {
        return add(caller, network, key, "cover", (standing, id) -> {
            checkSpan(from, until, Amendment.LONGEST_SWAP);
            mustBe(caller, network, member(standing, "member", member));
            if (!caller.mayInNetwork(Permission.KEEP_ROTA, network)
                    && standing.rota().shifts(from, until).stream().anyMatch(shift -> shift.level() == level))
                throw Problem.of("not-a-gap", 409).asException();
            return made(id, Kind.COVER, State.STANDING, level, from, until, member, null, null, caller);
        });
    }

    private Uni<Amendment> add(
            Caller caller, String network, String key, String word, BiFunction<Standing, String, Amendment> work) {
        String id = key == null ? Secret.id() : Named.id("rota", network, caller.id(), key);
        return amend(caller, network, id, word, standing -> {
            // The same key again asks for what was made with it.
            Amendment earlier = standing.find(id).orElse(null);
            if (earlier != null) return earlier;
            if (standing.amendments().size() >= Amendment.MOST)
                throw Problem.of("too-many-amendments", 409, Amendment.MOST).asException();
            return work.apply(standing, id);
        });
    }

    private Uni<Amendment> change(
            Caller caller, String network, String id, String word, BiFunction<Standing, Amendment, Amendment> work) {
        return amend(
                caller,
                network,
                id,
                word,
                standing -> work.apply(standing, standing.find(id).orElseThrow(() -> Problem.notFound("amendment", id)
                        .asException())));
    }

    private Uni<Amendment> amend(
            Caller caller, String network, String id, String word, Function<Standing, Amendment> work) {
        return access.requireInNetwork(caller, Permission.TAKE_SHIFTS, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.ROTA))
                .chain(() -> rotas.amend(caller, network, id, word, work))
                .map(found -> found.orElseThrow(() -> missing(network)))
                .invoke(() -> whoAnswers.forget(network));
    }

    private Amendment made(
            String id,
            Kind kind,
            State state,
            Integer level,
            Instant from,
            Instant until,
            String member,
            String other,
            InReturn inReturn,
            Caller caller) {
        return new Amendment(
                id, kind, state, level, from, until, member, other, inReturn, caller.id(), clock.instant(), 0);
    }

    private void checkSpan(Instant from, Instant until, Duration longest) {
        Instant now = clock.instant();
        if (!from.isBefore(until)) throw wrong("until", "not-after-from");
        if (Duration.between(from, until).compareTo(longest) > 0)
            throw wrong("until", "span-too-long", longest.toDays());
        if (!until.isAfter(now)) throw wrong("until", "already-over");
        if (until.isAfter(now.plus(FAR))) throw wrong("until", "too-far-ahead", FAR.toDays());
    }

    private static Member member(Standing standing, String field, String id) {
        return standing.plan().findMember(id).orElseThrow(() -> wrong(field, "no-such-member"));
    }

    private static void mustBe(Caller caller, String network, Member member) {
        if (!member.isOf(caller) && !caller.mayInNetwork(Permission.KEEP_ROTA, network))
            throw Problem.of("not-your-shift", 403).asException();
    }

    private static boolean isWho(Caller caller, String network, Standing standing, String member) {
        return caller.mayInNetwork(Permission.KEEP_ROTA, network)
                || standing.plan().members().stream().anyMatch(one -> one.id().equals(member) && one.isOf(caller));
    }

    /** Whoever gives a shift has it, whole; so has the other what is given in return. */
    private static void mustHold(Standing standing, Amendment swap) {
        Rota rota = standing.rota();
        if (!holds(rota, swap.level(), swap.from(), swap.until(), swap.member()))
            throw Problem.of("no-such-shift", 409).asException();
        InReturn back = swap.inReturn();
        if (back != null && !holds(rota, back.level(), back.from(), back.until(), swap.other()))
            throw Problem.of("no-such-shift", 409).asException();
    }

    private static boolean holds(Rota rota, int level, Instant from, Instant until, String member) {
        List<Shift> theirs = rota.shifts(from, until).stream()
                .filter(shift -> shift.level() == level)
                .toList();
        Instant reached = from;
        for (Shift shift : theirs) {
            if (!shift.from().equals(reached) || !shift.member().equals(member) || shift.byBackup()) return false;
            reached = shift.until();
        }
        return reached.equals(until);
    }

    private static RuntimeException missing(String network) {
        return Problem.notFound("network", network).asException();
    }

    private static RuntimeException wrong(String field, String word, Object... values) {
        return Problem.meaningless(List.of(Violation.of(field, word, values))).asException();
    }
}
