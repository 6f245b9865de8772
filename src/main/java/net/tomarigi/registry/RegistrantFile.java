package net.tomarigi.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Problem;
import net.tomarigi.registry.Duty.Kind;
import net.tomarigi.registry.Registrant.Ending;
import net.tomarigi.registry.Registrant.State;

/**
 * Somebody on the roster and all that may be done with them. Belongs to one transaction that holds their row. What cannot be
 * done throws a {@link net.tomarigi.platform.ProblemException} and changes nothing.
 */
public final class RegistrantFile {
    private final String id;
    private final String network;
    private final Intervals intervals;
    private final String who;
    private final Instant now;
    private final List<Duty> duties;
    private final List<Entry> entries = new ArrayList<>();
    private final long version;
    private State state;
    private LocalDate appliedOn;
    private LocalDate decidedOn;
    private Ending ending;
    private Facts facts;
    private Personal personal;
    private int seq;

    private RegistrantFile(Registrant kept, Intervals intervals, String who, Instant now) {
        this.id = kept.id();
        this.network = kept.network();
        this.intervals = intervals;
        this.who = who;
        this.now = now;
        this.state = kept.state();
        this.appliedOn = kept.appliedOn();
        this.decidedOn = kept.decidedOn();
        this.ending = kept.ending();
        this.facts = kept.facts();
        this.personal = kept.personal();
        this.duties = new ArrayList<>(kept.duties());
        this.seq = kept.seq();
        this.version = kept.version();
    }

    /** @param who an account */
    public static RegistrantFile of(Registrant kept, Intervals intervals, String who, Instant now) {
        return new RegistrantFile(kept, intervals, who, now);
    }

    /** Somebody new, of whom it is known that they are at high risk. */
    public static RegistrantFile propose(
            String id, String network, Facts facts, Personal personal, Intervals intervals, String who, Instant now) {
        Registrant fresh =
                new Registrant(id, network, State.AT_RISK, null, null, null, facts, personal, List.of(), 0, now, 0);
        RegistrantFile file = new RegistrantFile(fresh, intervals, who, now);
        file.note("proposed", Map.of());
        file.keepChecks();
        return file;
    }

    /** Wants to be registered; also once more, after a no or an end. */
    public void apply(LocalDate on) {
        requireNotAfterToday(on);
        if (state == State.APPLIED || state == State.REGISTERED) throw cannot();
        state = State.APPLIED;
        appliedOn = on;
        decidedOn = null;
        ending = null;
        duties.add(Duty.of(Kind.MEETING, on.plusDays(intervals.meetingDays())));
        note("applied", Map.of("on", on.toString()));
        keepChecks();
    }

    /** The meeting has decided. */
    public void decide(boolean isAccepted, LocalDate on) {
        requireNotAfterToday(on);
        if (state != State.APPLIED) throw cannot();
        if (on.isBefore(appliedOn))
            throw Problem.of("before-application", 409, appliedOn.toString()).asException();
        settle(Kind.MEETING, on);
        decidedOn = on;
        state = isAccepted ? State.REGISTERED : State.DECLINED;
        if (isAccepted) {
            duties.add(Duty.of(Kind.TALK, on.plusMonths(intervals.talkMonths())));
            duties.add(Duty.of(Kind.PLAN, on.plusMonths(intervals.planMonths())));
            duties.add(Duty.of(Kind.REVIEW, on.plusMonths(intervals.reviewMonths())));
        }
        note(isAccepted ? "accepted" : "declined", Map.of("on", on.toString()));
    }

    /** Something that was due was done; what comes again is due again. */
    public void done(Kind kind, LocalDate on) {
        requireNotAfterToday(on);
        if (kind == Kind.MEETING) throw Problem.of("meeting-decides", 409).asException();
        settle(kind, on);
        if (kind == Kind.REVIEW) duties.add(Duty.of(kind, on.plusMonths(intervals.reviewMonths())));
        if (kind == Kind.LIGHT_CHECK) duties.add(Duty.of(kind, on.plusMonths(intervals.lightCheckMonths())));
        note("done", Map.of("duty", kind.name(), "on", on.toString()));
    }

    /** What is known is something else now. */
    public void change(Facts next, Personal more) {
        if (state == State.ENDED) throw cannot();
        if (next.equals(facts) && more.equals(personal)) return;
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("facts", !next.equals(facts));
        what.put("personal", !more.equals(personal));
        facts = next;
        personal = more;
        note("changed", what);
        keepChecks();
    }

    /** Is not on the roster any more; nothing is due. */
    public void end(Ending why) {
        if (state == State.ENDED) throw cannot();
        state = State.ENDED;
        ending = why;
        duties.removeIf(Duty::isOpen);
        note("ended", Map.of("why", why.name()));
    }

    /** Something that is kept elsewhere. */
    public void note(String kind, Map<String, Object> data) {
        entries.add(new Entry(++seq, now, who, kind, data));
    }

    /** Whoever holds a grant just in case is looked after now and then, registered or not. */
    private void keepChecks() {
        boolean isDue = facts.justInCase() && state != State.ENDED;
        boolean isThere = duties.stream().anyMatch(duty -> duty.kind() == Kind.LIGHT_CHECK && duty.isOpen());
        if (isDue && !isThere) duties.add(Duty.of(Kind.LIGHT_CHECK, today().plusMonths(intervals.lightCheckMonths())));
        if (!isDue) duties.removeIf(duty -> duty.kind() == Kind.LIGHT_CHECK && duty.isOpen());
    }

    private void settle(Kind kind, LocalDate on) {
        for (int i = 0; i < duties.size(); i++) {
            Duty duty = duties.get(i);
            if (duty.kind() != kind || !duty.isOpen()) continue;
            duties.set(i, new Duty(kind, duty.due(), on, who));
            makeRoom();
            return;
        }
        throw Problem.of("nothing-due", 409, kind.name()).asException();
    }

    /** What was done long ago goes before what is due. */
    private void makeRoom() {
        for (int i = 0; duties.size() >= Registrant.MOST_DUTIES && i < duties.size(); )
            if (duties.get(i).isOpen()) i++;
            else duties.remove(i);
    }

    private void requireNotAfterToday(LocalDate on) {
        if (on.isAfter(today()))
            throw Problem.of("after-today", 409, on.toString()).asException();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Policy.TOKYO);
    }

    private RuntimeException cannot() {
        return Problem.of("registrant-state", 409, state.name()).asException();
    }

    public List<Entry> newEntries() {
        return List.copyOf(entries);
    }

    public Registrant registrant() {
        return new Registrant(
                id,
                network,
                state,
                appliedOn,
                decidedOn,
                ending,
                facts,
                personal,
                duties,
                seq,
                now,
                entries.isEmpty() ? version : version + 1);
    }
}
