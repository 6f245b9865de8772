package net.tomarigi.remind.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.tomarigi.access.Caller;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditTrail;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Reminders;
import net.tomarigi.outbox.Event;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.outbox.Outbox;
import net.tomarigi.outbox.Written;
import net.tomarigi.platform.store.RowScope;
import net.tomarigi.remind.Answers;
import net.tomarigi.remind.Called;
import net.tomarigi.remind.Calls;
import net.tomarigi.remind.QuietFacility;
import net.tomarigi.remind.RollCall;
import net.tomarigi.remind.RollCallChanged;
import net.tomarigi.remind.WhenToRemind.Known;
import net.tomarigi.remind.WhenToRemind.Step;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

@ApplicationScoped
class PostgresCalls implements Calls {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final Clock clock;

    PostgresCalls(Mutiny.SessionFactory sessions, Outbox outbox, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    // --- Reminders

    @Override
    public Uni<Integer> remind(Function<Round, List<Todo>> decide) {
        return sessions.withStatelessTransaction(session -> RowScope.everything(session)
                .chain(() -> isMine(session, "reminders"))
                .flatMap(isMine ->
                        isMine ? remind(session, decide) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> remind(StatelessSession session, Function<Round, List<Todo>> decide) {
        return session.createNativeQuery(CallStatements.ANSWERED_REMINDERS)
                .executeUpdate()
                .chain(() -> text(session, CallStatements.CANDIDATES, Map.of("most", MOST)))
                .map(json -> EventJson.readData(json, RoundJson.class).round())
                .flatMap(round -> carryOut(session, decide.apply(round)));
    }

    private Uni<Integer> carryOut(StatelessSession session, List<Todo> todos) {
        if (todos.isEmpty()) return Uni.createFrom().item(0);
        String rows = EventJson.writeData(todos.stream().map(TodoJson::of).toList());
        Map<String, Integer> reminded = new TreeMap<>();
        for (Todo todo : todos) if (todo.step() == Step.REMIND) reminded.merge(todo.network(), 1, Integer::sum);
        Uni<Void> done = run(session, CallStatements.OVERTAKEN, rows)
                .chain(() -> run(session, CallStatements.REMIND, rows))
                .chain(() -> run(session, CallStatements.TELL_OFFICERS, rows))
                .replaceWithVoid();
        // Chains of the trail are locked in the order of their networks, by whichever node.
        for (Map.Entry<String, Integer> one : reminded.entrySet())
            done = done.chain(() -> trail.record(
                    session,
                    new AuditEntry(
                            one.getKey(),
                            clock.instant(),
                            AuditEntry.SYSTEM,
                            "facilities.reminded",
                            "network",
                            one.getKey(),
                            Map.of("facilities", one.getValue()))));
        return done.replaceWith(
                reminded.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Uni<Integer> run(StatelessSession session, String statement, String rows) {
        return session.createNativeQuery(statement).setParameter("rows", rows).executeUpdate();
    }

    @Override
    public Uni<List<QuietFacility>> listQuiet(Caller caller, String network) {
        return sessions.withStatelessTransaction(
                        session -> RowScope.of(session, caller.id(), List.of(network), List.of())
                                .chain(() -> text(
                                        session,
                                        CallStatements.QUIET,
                                        Map.of("network", network, "most", MOST, "few", QuietFacility.MOST_REMINDERS))))
                .map(json -> List.of(EventJson.readData(json, QuietFacility[].class)));
    }

    // --- Roll calls

    @Override
    public Uni<Void> settle() {
        return outbox.write(session -> isMine(session, "answers")
                        .flatMap(isMine -> isMine
                                ? text(session, CallStatements.ANSWERED_ROLL_CALLS, Map.of())
                                : Uni.createFrom().item("[]"))
                        .map(json -> List.of(EventJson.readData(json, RollCallChanged[].class)))
                        .map(changes -> new Written<>((Void) null, events(changes))))
                .chain(() -> sessions.withStatelessSession(
                        session -> session.createNativeQuery(CallStatements.ENDING, Object[].class)
                                .getResultList()))
                .flatMap(this::endAll);
    }

    /** Whether this node does it; two at once would wait for one another's rows. */
    private static Uni<Boolean> isMine(StatelessSession session, String what) {
        return session.createNativeQuery(CallStatements.ONE_NODE, Boolean.class)
                .setParameter("what", what)
                .getSingleResult();
    }

    private Uni<Void> endAll(List<Object[]> over) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Object[] one : over)
            done = done.chain(() -> end(AuditEntry.SYSTEM, (String) one[0], (String) one[1]))
                    .replaceWithVoid();
        return done;
    }

    private static List<Event> events(List<RollCallChanged> changes) {
        return changes.stream()
                .map(change -> new Event(change.network(), change.id(), RollCallChanged.TYPE, change))
                .toList();
    }

    @Override
    public Uni<RollCall> start(
            Caller caller, String network, String id, RollCall.Kind kind, String note, Duration lasts) {
        return outbox.write(session -> session.createNativeQuery(CallStatements.START)
                .setParameter("id", id)
                .setParameter("network", network)
                .setParameter("kind", kind.name())
                .setParameter("note", note)
                .setParameter("who", caller.id())
                .setParameter("lasts", (double) lasts.toSeconds())
                .executeUpdate()
                .flatMap(rows -> rows == 0
                        ? living(session, network, id).map(Written::nothing)
                        : called(session, caller, network, id, kind)));
    }

    /** The one of this id, or else the one that stands in its way. */
    private static Uni<RollCall> living(StatelessSession session, String network, String id) {
        return text(session, CallStatements.LIVING, Map.of("network", network, "id", id))
                .map(json -> EventJson.readData(json, RollCall.class));
    }

    private Uni<Written<RollCall>> called(
            StatelessSession session, Caller caller, String network, String id, RollCall.Kind kind) {
        return text(session, CallStatements.CALL, Map.of("id", id))
                .map(json -> List.of(EventJson.readData(json, String[].class)))
                .chain(facilities -> record(
                                session,
                                caller.id(),
                                network,
                                id,
                                "roll-call.started",
                                Map.of("kind", kind.name(), "facilities", facilities.size()))
                        .chain(() -> living(session, network, id))
                        .map(started -> new Written<>(
                                started, events(List.of(new RollCallChanged(network, id, 1, facilities))))));
    }

    @Override
    public Uni<Optional<RollCall>> end(Caller caller, String network, String id) {
        return end(caller.id(), network, id);
    }

    private Uni<Optional<RollCall>> end(String who, String network, String id) {
        return outbox.write(session -> session.createNativeQuery(CallStatements.END, Long.class)
                .setParameter("id", id)
                .setParameter("network", network)
                .setParameter("who", who)
                .getSingleResultOrNull()
                .chain(version -> version == null
                        ? Uni.createFrom().item(List.<Event>of())
                        : text(session, CallStatements.OVER, Map.of("id", id))
                                .map(json -> List.of(EventJson.readData(json, String[].class)))
                                .call(owing -> record(
                                        session, who, network, id, "roll-call.ended", Map.of("owing", owing.size())))
                                .map(owing -> events(List.of(new RollCallChanged(network, id, version, owing)))))
                .flatMap(events -> find(session, network, id).map(found -> new Written<>(found, events))));
    }

    private Uni<Void> record(
            StatelessSession session,
            String who,
            String network,
            String id,
            String action,
            Map<String, Object> details) {
        return trail.record(session, new AuditEntry(network, clock.instant(), who, action, "roll-call", id, details));
    }

    private static Uni<Optional<RollCall>> find(StatelessSession session, String network, String id) {
        return session.createNativeQuery(CallStatements.FIND, String.class)
                .setParameter("network", network)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(json -> Optional.ofNullable(json).map(text -> EventJson.readData(text, RollCall.class)));
    }

    @Override
    public Uni<Optional<Whole>> find(String network, String id) {
        return sessions.withStatelessSession(session -> find(session, network, id)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : text(session, CallStatements.CALLED, Map.of("id", id))
                                .map(json -> List.of(EventJson.readData(json, Called[].class)))
                                .map(facilities -> Optional.of(new Whole(found.get(), facilities)))));
    }

    @Override
    public Uni<List<Summary>> list(String network) {
        return sessions.withStatelessSession(session -> text(session, CallStatements.LIST, Map.of("network", network)))
                .map(json -> List.of(EventJson.readData(json, SummaryJson[].class)).stream()
                        .map(SummaryJson::summary)
                        .toList());
    }

    @Override
    public Uni<List<Owed>> listOwed(String facility) {
        return sessions.withStatelessSession(
                        session -> text(session, CallStatements.OWED, Map.of("facility", facility)))
                .map(json -> List.of(EventJson.readData(json, Owed[].class)));
    }

    private static Uni<String> text(StatelessSession session, String query, Map<String, Object> values) {
        var asked = session.createNativeQuery(query, String.class);
        values.forEach(asked::setParameter);
        return asked.getSingleResult();
    }

    record RoundJson(Instant now, List<CandidateJson> candidates) {
        Round round() {
            List<Candidate> all = new ArrayList<>();
            for (CandidateJson one : candidates) all.add(one.candidate());
            return new Round(now, all);
        }
    }

    record CandidateJson(
            String network,
            String facility,
            int freshHours,
            int ageingHours,
            Reminders rules,
            Instant attestedAt,
            Instant lastAt,
            int unanswered,
            boolean officersKnow) {
        Candidate candidate() {
            Policy usual = Policy.DEFAULT;
            return new Candidate(
                    network,
                    facility,
                    new Policy(usual.rollOverHour(), freshHours, ageingHours, usual.nights(), false, null),
                    rules == null ? Reminders.USUAL : rules,
                    new Known(attestedAt, lastAt, unanswered, officersKnow));
        }
    }

    record TodoJson(String network, String facility, String step, long useful) {
        static TodoJson of(Todo todo) {
            return new TodoJson(
                    todo.network(),
                    todo.facility(),
                    todo.step().name(),
                    todo.useful().toSeconds());
        }
    }

    /** @param seconds of those that answered */
    record SummaryJson(RollCall rollCall, int called, List<Double> seconds) {
        Summary summary() {
            List<Duration> times = seconds == null
                    ? List.of()
                    : seconds.stream()
                            .map(one -> Duration.ofMillis(Math.max(0, Math.round(one * 1_000))))
                            .toList();
            return new Summary(rollCall, Answers.of(called, times));
        }
    }
}
