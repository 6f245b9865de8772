package net.tomarigi.placement.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.Asking;
import net.tomarigi.placement.CaseNote;
import net.tomarigi.placement.CaseNotes.Cost;
import net.tomarigi.placement.CaseNotes.Instead;
import net.tomarigi.placement.CaseNotes.Why;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.RunCases;
import net.tomarigi.placement.Told;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.search.KeepIndex;

/** Cases: from the first call to a firm bed, and what must not be forgotten of them. */
@Path("/api/networks/{network}/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CaseResource {
    private static final int MOST_NIGHTS = 60;
    private static final int MOST_YEN = 10_000_000;
    private static final int ID = 64;

    private final RunCases runCases;
    private final KeepIndex index;
    private final CurrentCaller callers;
    private final Clock clock;
    private final Keys keys;

    CaseResource(RunCases runCases, KeepIndex index, CurrentCaller callers, Clock clock, Keys keys) {
        this.runCases = runCases;
        this.index = index;
        this.callers = callers;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Those that are open or offered, at most 500, then those that are closed; newest first, without what happened in them.
     *
     * @param closed how many of the latter at most, 500 when it is left out; whoever wants to know of each change asks for none
     */
    @GET
    @May(Permission.SEE_CASES)
    public Uni<List<CaseView>> list(@PathParam("network") String network, @QueryParam("closed") String closed) {
        Violations violations = new Violations();
        int most = violations.number("closed", closed, RunCases.MOST_LISTED, 0, RunCases.MOST_LISTED);
        violations.throwIfAny();
        return runCases.list(callers.get(), network, most).map(all -> all.stream()
                .map(whole -> CaseView.of(whole, index, callers.get(), network))
                .toList());
    }

    /**
     * Opens a case; it belongs to whoever opens it. What elderly care opens is offered to all coordinators at once. The same
     * key of the same caller opens one.
     */
    @POST
    @May(Permission.OPEN_CASES)
    public Uni<CaseView> open(
            @PathParam("network") String network, CaseCommand command, @HeaderParam("Idempotency-Key") String key) {
        required(command);
        Violations violations = new Violations();
        Looking looking = command.toLooking(clock.instant(), violations);
        Told told = command.toTold(violations);
        violations.throwIfAny();
        boolean practice = Boolean.TRUE.equals(command.practice());
        return view(
                network,
                runCases.open(
                        callers.get(),
                        network,
                        practice,
                        looking,
                        told,
                        keys.once(key, command).key()));
    }

    @GET
    @Path("/{case}")
    @May(Permission.SEE_CASES)
    public Uni<CaseView> find(@PathParam("network") String network, @PathParam("case") String id) {
        return view(network, runCases.find(callers.get(), network, id));
    }

    /** Asks up to 20 facilities, at once or some at a time; whoever is asked and waits already is not asked again. */
    @POST
    @Path("/{case}/asks")
    @May(Permission.PLACE)
    public Uni<CaseView> ask(
            @PathParam("network") String network,
            @PathParam("case") String id,
            AskCommand command,
            @HeaderParam("Idempotency-Key") String key) {
        required(command);
        Violations violations = new Violations();
        Asking asking = command.toAsking(violations);
        violations.throwIfAny();
        return view(network, runCases.ask(callers.get(), network, id, asking, keys.once(key, command)));
    }

    /** Nobody else is asked by itself any more. */
    @DELETE
    @Path("/{case}/waves")
    @May(Permission.PLACE)
    public Uni<CaseView> stopWaves(@PathParam("network") String network, @PathParam("case") String id) {
        return view(network, runCases.stopWaves(callers.get(), network, id));
    }

    /**
     * Looks for something else from now on: the need, the place, the nights and the distance of the command. Whoever waits
     * with an answer is asked anew when it concerns them.
     */
    @PUT
    @Path("/{case}/looking")
    @May(Permission.PLACE)
    public Uni<CaseView> look(@PathParam("network") String network, @PathParam("case") String id, CaseCommand command) {
        required(command);
        Violations violations = new Violations();
        Looking looking = command.toLooking(clock.instant(), violations);
        violations.throwIfAny();
        return view(network, runCases.look(callers.get(), network, id, looking));
    }

    /** Writes down what a facility said on the telephone. */
    @POST
    @Path("/{case}/asks/{ask}/answer")
    @May(Permission.PLACE)
    public Uni<CaseView> answer(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @PathParam("ask") String ask,
            AnswerCommand command) {
        required(command);
        Violations violations = new Violations();
        Ask.State as = command.as(violations);
        Answer answer = command.toAnswer(as, violations);
        violations.throwIfAny();
        return view(network, runCases.answer(callers.get(), network, id, ask, as, answer));
    }

    /** Takes an ask back. */
    @POST
    @Path("/{case}/asks/{ask}/withdraw")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> withdraw(
            @PathParam("network") String network, @PathParam("case") String id, @PathParam("ask") String ask) {
        return view(network, runCases.withdraw(callers.get(), network, id, ask));
    }

    /** @param nights left out: those that the case looks for */
    record HoldCommand(String facility, String bed, CaseCommand.NightsCommand nights) {}

    /**
     * Keeps a bed for a short time. The same bed once more is the same hold. 409 (bed-taken, bed-not-open) names the next
     * best beds.
     */
    @POST
    @Path("/{case}/holds")
    @May(Permission.PLACE)
    public Uni<CaseView> hold(
            @PathParam("network") String network,
            @PathParam("case") String id,
            HoldCommand command,
            @HeaderParam("Idempotency-Key") String key) {
        required(command);
        Violations violations = new Violations();
        String facility = violations.requiredLine("facility", command.facility(), ID);
        String bed = violations.requiredLine("bed", command.bed(), ID);
        LocalDate from = command.nights() == null ? null : command.nights().first("nights");
        Integer count = command.nights() == null ? null : command.nights().count();
        violations.range("nights.count", count, 1, MOST_NIGHTS);
        violations.throwIfAny();
        return view(
                network,
                runCases.hold(callers.get(), network, id, facility, bed, from, count, keys.once(key, command)));
    }

    /** @param nights in all, 1 to 60 */
    record StayCommand(Integer nights) {}

    /** Makes a stay longer or shorter. */
    @PUT
    @Path("/{case}/stays/{stay}")
    @May(Permission.PLACE)
    public Uni<CaseView> resize(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @PathParam("stay") String stay,
            StayCommand command) {
        required(command);
        Violations violations = new Violations();
        if (command.nights() == null) violations.add("nights", "missing");
        violations.range("nights", command.nights(), 1, MOST_NIGHTS);
        violations.throwIfAny();
        return view(network, runCases.resize(callers.get(), network, id, stay, command.nights()));
    }

    /** Makes a hold a stay. */
    @POST
    @Path("/{case}/stays/{stay}/agree")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> agree(
            @PathParam("network") String network, @PathParam("case") String id, @PathParam("stay") String stay) {
        return view(network, runCases.agree(callers.get(), network, id, stay));
    }

    /** Lets a hold go, or calls a stay off. */
    @POST
    @Path("/{case}/stays/{stay}/release")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> release(
            @PathParam("network") String network, @PathParam("case") String id, @PathParam("stay") String stay) {
        return view(network, runCases.release(callers.get(), network, id, stay));
    }

    /** The person did not come. */
    @POST
    @Path("/{case}/stays/{stay}/no-show")
    @May(Permission.PLACE)
    @Consumes(MediaType.WILDCARD)
    public Uni<CaseView> noShow(
            @PathParam("network") String network, @PathParam("case") String id, @PathParam("stay") String stay) {
        return view(network, runCases.noShow(callers.get(), network, id, stay));
    }

    /** @param from the first night there, {@code 2026-11-20} */
    record MoveCommand(String bed, String from) {}

    /** The person goes on to another bed of the facility. */
    @POST
    @Path("/{case}/stays/{stay}/move")
    @May(Permission.PLACE)
    public Uni<CaseView> move(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @PathParam("stay") String stay,
            MoveCommand command) {
        required(command);
        Violations violations = new Violations();
        String bed = violations.requiredLine("bed", command.bed(), ID);
        LocalDate from = CaseCommand.date("from", command.from());
        if (from == null) violations.add("from", "missing");
        violations.throwIfAny();
        return view(network, runCases.move(callers.get(), network, id, stay, bed, from));
    }

    /**
     * @param as {@code ENDED} where somebody was placed, else {@code NOT_PLACED} or {@code WITHDRAWN}
     * @param instead what was done where nobody was placed
     */
    record CloseCommand(String as, String why, String instead, String words) {}

    /** Ends the case; whatever it still kept is free again. */
    @POST
    @Path("/{case}/close")
    @May(Permission.PLACE)
    public Uni<CaseView> close(
            @PathParam("network") String network, @PathParam("case") String id, CloseCommand command) {
        required(command);
        Violations violations = new Violations();
        CaseState end = one("as", command.as(), CaseState.class, violations);
        if (end != null && !end.isEnd())
            violations.add("as", "not-one-of", command.as(), "ENDED, NOT_PLACED, WITHDRAWN");
        Why why = one("why", command.why(), Why.class, violations);
        Instead instead =
                command.instead() == null ? null : violations.oneOf("instead", command.instead(), Instead.class);
        if (end == CaseState.NOT_PLACED && command.instead() == null) violations.add("instead", "missing");
        String words = CaseCommand.words("words", command.words(), violations);
        violations.throwIfAny();
        return view(network, runCases.close(callers.get(), network, id, end, why, instead, words));
    }

    private static <E extends Enum<E>> E one(String field, String name, Class<E> type, Violations violations) {
        if (name == null) {
            violations.add(field, "missing");
            return null;
        }
        return violations.oneOf(field, name, type);
    }

    // --- What must not be forgotten

    @PUT
    @Path("/{case}/person")
    @May(Permission.PLACE)
    public Uni<CaseView> person(
            @PathParam("network") String network, @PathParam("case") String id, CaseCommand.PersonCommand command) {
        required(command);
        Violations violations = new Violations();
        Person person = command.toPerson(violations);
        violations.throwIfAny();
        return view(network, runCases.notePerson(callers.get(), network, id, person));
    }

    /** @param district by its name in the network's settings; left out: none */
    record DistrictCommand(String district) {}

    /** Which part of the network answers for the case. Writing down an address that lies in one says the same. */
    @PUT
    @Path("/{case}/district")
    @May(Permission.PLACE)
    public Uni<CaseView> district(
            @PathParam("network") String network, @PathParam("case") String id, DistrictCommand command) {
        required(command);
        Violations violations = new Violations();
        String district = violations.line("district", command.district(), ID);
        violations.throwIfAny();
        return view(network, runCases.noteDistrict(callers.get(), network, id, district));
    }

    /** @param words up to 2,000 characters; left out: nothing */
    record WordsCommand(String words) {}

    /** @param about {@code SITUATION}, {@code EXIT_PLAN}, {@code TRANSPORT} or {@code CLOSING} */
    @PUT
    @Path("/{case}/words/{about}")
    @May(Permission.PLACE)
    public Uni<CaseView> words(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @PathParam("about") String about,
            WordsCommand command) {
        required(command);
        Violations violations = new Violations();
        Told.About of = violations.oneOf("about", about, Told.About.class);
        String words = CaseCommand.words("words", command.words(), violations);
        violations.throwIfAny();
        return view(network, runCases.note(callers.get(), network, id, new CaseNote.Words(of, words)));
    }

    /** @param at ISO 8601 with offset */
    record ConferenceCommand(String at, String participants, String decisions) {}

    /** The care conference that every emergency has. */
    @PUT
    @Path("/{case}/conference")
    @May(Permission.PLACE)
    public Uni<CaseView> conference(
            @PathParam("network") String network, @PathParam("case") String id, ConferenceCommand command) {
        required(command);
        Violations violations = new Violations();
        Instant at = instant(command.at(), violations);
        String participants = CaseCommand.words("participants", command.participants(), violations);
        String decisions = CaseCommand.words("decisions", command.decisions(), violations);
        if (participants == null) violations.add("participants", "missing");
        if (decisions == null) violations.add("decisions", "missing");
        violations.throwIfAny();
        return view(
                network,
                runCases.note(callers.get(), network, id, new CaseNote.Conference(at, participants, decisions)));
    }

    private static Instant instant(String at, Violations violations) {
        if (at == null) {
            violations.add("at", "missing");
            return null;
        }
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw Problem.malformed(List.of(Violation.of("at", "not-a-time", Violations.quote(at))))
                    .asException();
        }
    }

    /** @param yen 0 to 10,000,000 */
    record CostCommand(String kind, Integer yen) {}

    /** What something cost. */
    @POST
    @Path("/{case}/costs")
    @May(Permission.PLACE)
    public Uni<CaseView> cost(@PathParam("network") String network, @PathParam("case") String id, CostCommand command) {
        required(command);
        Violations violations = new Violations();
        Cost.Kind kind = one("kind", command.kind(), Cost.Kind.class, violations);
        if (command.yen() == null) violations.add("yen", "missing");
        violations.range("yen", command.yen(), 0, MOST_YEN);
        violations.throwIfAny();
        return view(network, runCases.note(callers.get(), network, id, new CaseNote.Spent(kind, command.yen())));
    }

    record StepCommand(Boolean done) {}

    /** A step of the network's procedure was done, or was not after all. */
    @PUT
    @Path("/{case}/steps/{step}")
    @May(Permission.PLACE)
    public Uni<CaseView> step(
            @PathParam("network") String network,
            @PathParam("case") String id,
            @PathParam("step") String step,
            StepCommand command) {
        required(command);
        Violations violations = new Violations();
        String named = violations.requiredLine("step", step, ID);
        if (command.done() == null) violations.add("done", "missing");
        violations.throwIfAny();
        return view(network, runCases.note(callers.get(), network, id, new CaseNote.Step(named, command.done())));
    }

    /** @param grade 1 to 5 */
    record SatisfactionCommand(Integer grade) {}

    /** How the person or the family found it. */
    @PUT
    @Path("/{case}/satisfaction")
    @May(Permission.PLACE)
    public Uni<CaseView> satisfaction(
            @PathParam("network") String network, @PathParam("case") String id, SatisfactionCommand command) {
        required(command);
        Violations violations = new Violations();
        if (command.grade() == null) violations.add("grade", "missing");
        violations.range("grade", command.grade(), 1, 5);
        violations.throwIfAny();
        return view(network, runCases.note(callers.get(), network, id, new CaseNote.Satisfaction(command.grade())));
    }

    // --- All of them

    private Uni<CaseView> view(String network, Uni<Whole> whole) {
        return whole.map(found -> CaseView.of(found, index, callers.get(), network));
    }

    private static void required(Object command) {
        if (command == null)
            throw Problem.malformed(List.of(Violation.of("", "required"))).asException();
    }
}
