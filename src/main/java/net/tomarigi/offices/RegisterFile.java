package net.tomarigi.offices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Personal.Note;
import net.tomarigi.offices.Standing.Period;
import net.tomarigi.offices.Standing.State;
import net.tomarigi.platform.Problem;

/**
 * Somebody in the register and all that may be done with them: prior consultation, notification, registration, refusal and
 * withdrawal, for each function by itself. Belongs to one transaction that holds their row. What cannot be done throws a
 * {@link net.tomarigi.platform.ProblemException} and changes nothing.
 */
public final class RegisterFile {
    private final Entry kept;
    private final String who;
    private final Instant now;
    private final Map<BaseFunction, Standing> standings = new EnumMap<>(BaseFunction.class);
    private final List<Step> steps = new ArrayList<>();
    private Office office;
    private Personal personal;
    private int seq;

    private RegisterFile(Entry kept, String who, Instant now) {
        this.kept = kept;
        this.who = who;
        this.now = now;
        this.office = kept.office();
        this.personal = kept.personal();
        this.seq = kept.seq();
        kept.standings().forEach(one -> standings.put(one.function(), one));
    }

    /** @param who an account */
    public static RegisterFile of(Entry kept, String who, Instant now) {
        return new RegisterFile(kept, who, now);
    }

    /** @param facility null: an office */
    public static RegisterFile add(
            String id, String network, String facility, Office office, Contact contact, String who, Instant now) {
        Entry fresh =
                new Entry(id, network, facility, null, office, List.of(), Personal.NOBODY.with(contact), 0, now, 0);
        RegisterFile file = new RegisterFile(fresh, who, now);
        file.note("added", null, Map.of());
        return file;
    }

    /** What is known of it is something else now; of a facility only the hours are the register's. */
    public void change(Office next, Contact contact) {
        Office wanted = kept.facility() == null ? next : Office.ofFacility(next.hours());
        Office stands = kept.facility() == null ? office : Office.ofFacility(office.hours());
        if (wanted.equals(stands) && Objects.equals(contact, personal.contact())) return;
        office = wanted;
        personal = personal.with(contact);
        note("changed", null, Map.of());
    }

    /** A prior consultation was held; also once more, and after a no or an end. */
    public void consult(BaseFunction function, LocalDate on, String notes) {
        Standing before = standing(function);
        requireNotAfterToday(on);
        if (before.state() == State.NOTIFIED || before.state() == State.REGISTERED) throw cannot(before);
        take("consulted", before.consulted(on), Map.of("on", on.toString()), notes);
    }

    /**
     * The office has given notice.
     *
     * @param rulesFrom since when its operating rules name the function
     * @param emergency whom to call in an emergency
     */
    public void giveNotice(BaseFunction function, LocalDate on, LocalDate rulesFrom, Contact emergency, String notes) {
        Standing before = standing(function);
        requireNotAfterToday(on);
        if (before.state() != State.CONSULTED && before.state() != State.REFUSED) throw cannot(before);
        if (on.isBefore(before.consultedOn()))
            throw Problem.of("before-consultation", 409, before.consultedOn().toString())
                    .asException();
        personal = personal.withEmergency(emergency);
        Map<String, Object> data = Map.of("on", on.toString(), "rulesFrom", rulesFrom.toString());
        take("notified", before.notified(on, rulesFrom), data, notes);
    }

    /**
     * It is registered, from a day that is over or to come: never before its operating rules say so, and never twice on a
     * day.
     *
     * @param number null: none was given
     */
    public void register(BaseFunction function, LocalDate from, String number, String notes) {
        Standing before = standing(function);
        if (before.state() != State.NOTIFIED) throw cannot(before);
        if (from.isBefore(before.rulesFrom()))
            throw Problem.of("before-rules", 409, before.rulesFrom().toString()).asException();
        Period last = before.last();
        if (last != null && from.isBefore(last.to()))
            throw Problem.of("registered-already", 409, last.to().toString()).asException();
        if (before.periods().size() >= Standing.MOST_PERIODS)
            throw Problem.of("too-many-periods", 409, Standing.MOST_PERIODS).asException();
        Map<String, Object> data = new LinkedHashMap<>(Map.of("from", from.toString()));
        if (number != null) data.put("number", number);
        take("registered", before.registered(new Period(from, null, number)), data, notes);
    }

    /** The network says no. */
    public void refuse(BaseFunction function, LocalDate on, String reason) {
        Standing before = standing(function);
        requireNotAfterToday(on);
        if (before.state() != State.NOTIFIED) throw cannot(before);
        if (on.isBefore(before.notifiedOn()))
            throw Problem.of("before-notice", 409, before.notifiedOn().toString())
                    .asException();
        take("refused", before.as(State.REFUSED, on), Map.of("on", on.toString()), reason);
    }

    /** The office itself does not want to, perhaps once more. */
    public void decline(BaseFunction function, LocalDate on, String reason) {
        Standing before = standing(function);
        requireNotAfterToday(on);
        if (before.state() == State.REGISTERED) throw cannot(before);
        take("declined", before.as(State.DECLINED, on), Map.of("on", on.toString()), reason);
    }

    /**
     * It is not registered any more from that day on, which may be over or to come, and may be set right later.
     *
     * @param from the first day without it
     */
    public void withdraw(BaseFunction function, LocalDate from, String reason) {
        Standing before = standing(function);
        if (before.state() != State.REGISTERED && before.state() != State.WITHDRAWN) throw cannot(before);
        LocalDate began = before.last().from();
        if (from.isBefore(began))
            throw Problem.of("before-registration", 409, began.toString()).asException();
        take("withdrawn", before.withdrawn(from), Map.of("from", from.toString()), reason);
    }

    private Standing standing(BaseFunction function) {
        return standings.getOrDefault(function, Standing.none(function));
    }

    private void take(String kind, Standing next, Map<String, Object> data, String notes) {
        standings.put(next.function(), next);
        note(kind, next.function(), data);
        if (notes != null) personal = personal.with(new Note(seq, notes));
    }

    private void note(String kind, BaseFunction function, Map<String, Object> data) {
        steps.add(new Step(++seq, now, who, kind, function, data));
    }

    private void requireNotAfterToday(LocalDate on) {
        if (on.isAfter(LocalDate.ofInstant(now, Policy.TOKYO)))
            throw Problem.of("after-today", 409, on.toString()).asException();
    }

    private static RuntimeException cannot(Standing standing) {
        return Problem.of("register-state", 409, standing.state().name()).asException();
    }

    public List<Step> newSteps() {
        return List.copyOf(steps);
    }

    public Entry entry() {
        return new Entry(
                kept.id(),
                kept.network(),
                kept.facility(),
                kept.beds(),
                office,
                List.copyOf(standings.values()),
                personal,
                seq,
                now,
                steps.isEmpty() ? kept.version() : kept.version() + 1);
    }
}
