package net.tomarigi.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.Settings;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.placement.Cases.Once;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.platform.Violation;
import net.tomarigi.search.RankBeds;

/** What a coordinator does with a case, from the first call to its end. */
@ApplicationScoped
public class RunCases {
    /** Cases of a network that are listed. */
    public static final int MOST_LISTED = 500;

    /** Beds that whoever lost a race is shown. */
    private static final int NEXT_BEST = 3;

    private final Access access;
    private final Cases cases;
    private final RankBeds rankBeds;
    private final KeepSettings settings;

    RunCases(Access access, Cases cases, RankBeds rankBeds, KeepSettings settings) {
        this.access = access;
        this.cases = cases;
        this.rankBeds = rankBeds;
        this.settings = settings;
    }

    /** @param key the same of the same caller opens one case; null: as often as it comes */
    public Uni<Whole> open(Caller caller, String network, boolean practice, Looking looking, Told told, String key) {
        return open(caller, network, practice, looking, told, Origin.UNKNOWN, key);
    }

    public Uni<Whole> open(
            Caller caller, String network, boolean practice, Looking looking, Told told, Origin origin, String key) {
        Sight sight = Sight.of(caller, network);
        return access.requireInNetwork(caller, Permission.OPEN_CASES, network)
                .chain(() -> settings.find(network))
                .invoke(rules -> requireShared(sight, rules))
                .chain(rules -> cases.open(
                        caller,
                        sight,
                        network,
                        practice,
                        looking,
                        told,
                        origin.in(
                                origin.district() == null
                                        ? rules.districtOf(told.person().address())
                                        : origin.district()),
                        key));
    }

    /**
     * Those that somebody sees.
     *
     * @param closed how many that are closed, at most
     */
    public Uni<List<Whole>> list(Caller caller, String network, int closed) {
        return seen(caller, network)
                .chain(sight -> cases.list(sight, network, MOST_LISTED, closed).map(all -> all.stream()
                        .filter(whole -> sight.sees(whole.kept().notes().elderlyCare()))
                        .toList()));
    }

    public Uni<Whole> find(Caller caller, String network, String id) {
        return seen(caller, network)
                .chain(sight -> cases.find(sight, network, id)
                        .map(found -> found.filter(
                                whole -> sight.sees(whole.kept().notes().elderlyCare()))))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("case", id).asException()));
    }

    /** Which of them somebody sees. Fails with a problem 403 (function-off) for elderly care where the desk is not shared. */
    public Uni<Sight> seen(Caller caller, String network) {
        Sight sight = Sight.of(caller, network);
        return access.requireInNetwork(caller, Permission.SEE_CASES, network)
                .chain(() -> sight.isElderlyCare()
                        ? settings.find(network)
                                .invoke(rules -> requireShared(sight, rules))
                                .replaceWith(sight)
                        : Uni.createFrom().item(sight));
    }

    /** Asked again: the role may be known from a moment before it was switched off. */
    private static void requireShared(Sight sight, Settings rules) {
        if (sight.isElderlyCare() && !rules.sharesDesk()) throw Access.deskIsOff();
    }

    /** Whether an elderly parent lives there, and whether elderly care sees the case. Null of either: it stays. */
    public Uni<Whole> shareWithElderlyCare(Caller caller, String network, String id, Boolean parent, Boolean shared) {
        Uni<?> ready = Boolean.TRUE.equals(shared)
                ? may(caller, network).chain(() -> settings.requireSharedDesk(network))
                : Uni.createFrom().voidItem();
        return ready.chain(() -> change(caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> {
            if (parent != null) new CaseNote.ElderlyParent(parent).on(file, caller.id(), now);
            if (shared != null) {
                CaseNote note = shared ? new CaseNote.SharedWithElderlyCare() : new CaseNote.NotSharedWithElderlyCare();
                note.on(file, caller.id(), now);
            }
        }));
    }

    /** Writes something about an elderly parent into a case that is shared, or that elderly care opened. */
    public Uni<Whole> noteElderlyCare(Caller caller, String network, String id, String words, Once once) {
        return access.requireInNetwork(caller, Permission.NOTE_ELDERLY_CARE, network)
                .chain(() -> seen(caller, network))
                .call(sight ->
                        sight.isElderlyCare() ? Uni.createFrom().voidItem() : settings.requireSharedDesk(network))
                .chain(sight -> cases.changeSeen(sight, caller, network, id, once, (file, beds, now) -> {
                    if (!sight.sees(file.notes().elderlyCare()))
                        throw Problem.notFound("case", id).asException();
                    new CaseNote.OfElderlyParent(words).on(file, caller.id(), now);
                }));
    }

    public Uni<Whole> ask(Caller caller, String network, String id, Asking asking, Once once) {
        List<String> facilities =
                asking.whom().stream().map(Wanted::facility).distinct().toList();
        return change(caller, network, id, facilities, once, (file, beds, now) -> file.ask(asking, caller.id(), now));
    }

    /** Nobody else is asked by itself any more. */
    public Uni<Whole> stopWaves(Caller caller, String network, String id) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.stopWaves(caller.id(), now));
    }

    /** Looks for something else; whoever waits with an answer is asked anew when it concerns them. */
    public Uni<Whole> look(Caller caller, String network, String id, Looking looking) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.look(looking, caller.id(), now));
    }

    /** Writes down what a facility said on the telephone. */
    public Uni<Whole> answer(Caller caller, String network, String id, String ask, Ask.State as, Answer answer) {
        return may(caller, network).chain(() -> cases.find(caller, network, id)).flatMap(found -> {
            Ask asked = found.stream()
                    .flatMap(whole -> whole.kept().asks().stream())
                    .filter(one -> one.id().equals(ask))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("ask", ask).asException());
            return change(
                    caller,
                    network,
                    id,
                    List.of(asked.facility()),
                    Once.NO_KEY,
                    (file, beds, now) ->
                            file.answer(ask, as, answer.said(now, caller.id(), true), beds.get(asked.facility()), now));
        });
    }

    public Uni<Whole> withdraw(Caller caller, String network, String id, String ask) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.withdraw(ask, caller.id(), now));
    }

    /**
     * Fails, where somebody else was faster, with a problem that names the next best beds.
     *
     * @param from null: as the case looks for; so is {@code nights}
     */
    public Uni<Whole> hold(
            Caller caller,
            String network,
            String id,
            String facility,
            String bed,
            LocalDate from,
            Integer nights,
            Once once) {
        return change(
                        caller,
                        network,
                        id,
                        List.of(facility),
                        once,
                        (file, beds, now) ->
                                file.hold(facility, bed, from, nights, beds.get(facility), caller.id(), now))
                .onFailure(RunCases::isLost)
                .recoverWithUni(lost -> withNextBest(caller, network, id, (ProblemException) lost));
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof ProblemException refused
                && (refused.problem().type().equals("bed-taken")
                        || refused.problem().type().equals("bed-not-open"));
    }

    private Uni<Whole> withNextBest(Caller caller, String network, String id, ProblemException lost) {
        return find(caller, network, id).map(whole -> {
            Looking looking = whole.kept().looking();
            throw lost.problem()
                    .with(
                            "next",
                            rankBeds.suggest(
                                    network,
                                    looking.need(),
                                    looking.lat(),
                                    looking.lon(),
                                    looking.from(),
                                    looking.nights(),
                                    looking.maxKm(),
                                    looking.neighbours(),
                                    NEXT_BEST))
                    .asException();
        });
    }

    public Uni<Whole> agree(Caller caller, String network, String id, String stay) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.agree(stay, caller.id(), now));
    }

    public Uni<Whole> release(Caller caller, String network, String id, String stay) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.release(stay, caller.id(), now));
    }

    public Uni<Whole> noShow(Caller caller, String network, String id, String stay) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> file.noShow(stay, caller.id(), now));
    }

    public Uni<Whole> resize(Caller caller, String network, String id, String stay, int nights) {
        return change(
                caller,
                network,
                id,
                List.of(),
                Once.NO_KEY,
                (file, beds, now) ->
                        file.resize(stay, nights, beds.get(file.stay(stay).facility()), caller.id(), now));
    }

    /** The person goes on to another bed of the facility, from this night on. */
    public Uni<Whole> move(Caller caller, String network, String id, String stay, String bed, LocalDate from) {
        return change(
                caller,
                network,
                id,
                List.of(),
                Once.NO_KEY,
                (file, beds, now) ->
                        file.move(stay, bed, from, beds.get(file.stay(stay).facility()), caller.id(), now));
    }

    /** @param words in their own; null: none */
    public Uni<Whole> close(
            Caller caller,
            String network,
            String id,
            CaseState end,
            CaseNotes.Why why,
            CaseNotes.Instead instead,
            String words) {
        return change(caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> {
            file.close(end, new Closing(why, instead, caller.id(), now), now);
            if (words != null) file.tell(Told.About.CLOSING, words);
        });
    }

    /** Whoever writes down an address says with it which part of the network answers for the case. */
    public Uni<Whole> notePerson(Caller caller, String network, String id, Person person) {
        return settings.find(network)
                .flatMap(rules ->
                        note(caller, network, id, new CaseNote.OfPerson(person, rules.districtOf(person.address()))));
    }

    /**
     * Which part of the network answers for the case, where no address says it. Fails with a problem 422 when the network has
     * no such part.
     *
     * @param district null: none
     */
    public Uni<Whole> noteDistrict(Caller caller, String network, String id, String district) {
        return settings.find(network)
                .invoke(rules -> {
                    boolean isThere = rules.districts().stream()
                            .anyMatch(one -> one.name().equals(district));
                    if (district != null && !isThere)
                        throw Problem.meaningless(List.of(Violation.of("district", "no-district-here", district)))
                                .asException();
                })
                .chain(() -> note(caller, network, id, new CaseNote.InDistrict(district)));
    }

    public Uni<Whole> note(Caller caller, String network, String id, CaseNote note) {
        return change(
                caller, network, id, List.of(), Once.NO_KEY, (file, beds, now) -> note.on(file, caller.id(), now));
    }

    private Uni<Whole> change(
            Caller caller, String network, String id, Collection<String> facilities, Once once, Cases.Command command) {
        return may(caller, network).chain(() -> cases.change(caller, network, id, facilities, once, command));
    }

    private Uni<Void> may(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.PLACE, network);
    }
}
