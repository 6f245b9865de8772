package net.tomarigi.placement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Problem;

/** A case as it stands: how it is kept, what happened in it, and what follows from its asks and stays. */
abstract class CaseOnFile {
    private static final Comparator<Ask> AS_ASKED =
            Comparator.comparing(Ask::askedAt).thenComparing(Ask::id);
    private static final Comparator<Stay> BY_NIGHT =
            Comparator.comparing(Stay::from).thenComparing(Stay::id);

    static final String SYSTEM = "system";

    /** The night is as long as the bed may be kept for: until noon. */
    private static final int NOON = 12;

    final String id;
    String network;
    final boolean practice;
    final Instant openedAt;
    final Procedure procedure;
    Looking looking;
    CaseState state;
    String owner;
    Instant dueAt;
    Instant closedAt;
    CaseNotes notes;
    Told told;
    final long version;
    final Map<String, Ask> asks = new LinkedHashMap<>();
    final Map<String, Stay> stays = new LinkedHashMap<>();
    final List<Entry> entries = new ArrayList<>();
    int seq;
    private Supplier<String> ids = () -> UUID.randomUUID().toString();

    CaseOnFile(KeptCase kept, Procedure procedure) {
        this.id = kept.id();
        this.network = kept.network();
        this.practice = kept.practice();
        this.openedAt = kept.openedAt();
        this.looking = kept.looking();
        this.procedure = procedure;
        this.state = kept.state();
        this.owner = kept.owner();
        this.dueAt = kept.dueAt();
        this.closedAt = kept.closedAt();
        this.notes = kept.notes();
        this.told = kept.told();
        this.version = kept.version();
        this.seq = kept.seq();
        for (Ask ask : kept.asks()) asks.put(ask.id(), ask);
        for (Stay stay : kept.stays()) stays.put(stay.id(), stay);
    }

    /** As it is to be written, and as whoever reads it then finds it: under its next version, with all in its order. */
    public KeptCase kept() {
        return new KeptCase(
                id,
                network,
                practice,
                state,
                owner,
                dueAt,
                openedAt,
                closedAt,
                version + 1,
                looking,
                notes,
                told,
                seq,
                asks.values().stream().sorted(AS_ASKED).toList(),
                stays.values().stream().sorted(BY_NIGHT).toList());
    }

    /** What happened since it was read. */
    public List<Entry> newEntries() {
        return List.copyOf(entries);
    }

    public String id() {
        return id;
    }

    public String network() {
        return network;
    }

    public CaseState state() {
        return state;
    }

    public String owner() {
        return owner;
    }

    public Looking looking() {
        return looking;
    }

    public Ask ask(String ask) {
        Ask found = asks.get(ask);
        if (found == null) throw Problem.notFound("ask", ask).asException();
        return found;
    }

    public Stay stay(String stay) {
        Stay found = stays.get(stay);
        if (found == null) throw Problem.notFound("stay", stay).asException();
        return found;
    }

    final void requireOpen() {
        if (state.isEnd()) throw Problem.of("case-over", 409, state.name()).asException();
    }

    final Stay requireAgreed(String stayId) {
        Stay stay = stay(stayId);
        if (stay.state() != Stay.State.AGREED)
            throw Problem.of("stay-over", 409, stay.state().name()).asException();
        return stay;
    }

    final void requireNoStay(LocalDate from, int nights) {
        for (Stay stay : living())
            if (stay.shares(from, nights))
                throw Problem.of("nights-taken-care-of", 409).asException();
    }

    List<Stay> living() {
        return stays.values().stream().filter(Stay::isLiving).toList();
    }

    final String newId() {
        return ids.get();
    }

    /** How asks and stays to come are named; unless somebody says, by what nobody can guess. */
    public final void nameBy(Supplier<String> next) {
        ids = next;
    }

    // --- What follows

    final void end(Ask ask, Ask.State as, String why, String who, Instant now) {
        asks.put(ask.id(), ask.ended(as, why));
        note(
                now,
                who,
                as == Ask.State.EXPIRED ? "ask-expired" : "ask-withdrawn",
                Map.of("ask", ask.id(), "facility", ask.facility(), "why", why));
    }

    final void put(Stay stay, String who, String kind, Instant now) {
        stays.put(stay.id(), stay);
        note(
                now,
                who,
                kind,
                Map.of(
                        "stay", stay.id(),
                        "facility", stay.facility(),
                        "bed", stay.bed(),
                        "from", stay.from().toString(),
                        "nights", stay.count()));
    }

    /**
     * What follows from its asks and stays.
     *
     * @param moved somebody did something: its deadline begins anew
     */
    final void settle(Instant now, boolean moved) {
        CaseState before = state;
        for (Ask ask : List.copyOf(asks.values()))
            if (ask.isWaiting() && ask.moves() == null && isAgreed(ask.from(), ask.nights()))
                end(ask, Ask.State.WITHDRAWN, "another", SYSTEM, now);
        if (isAgreed(null, null)) {
            for (Stay stay : List.copyOf(stays.values()))
                if (stay.state() == Stay.State.HELD) put(stay.as(Stay.State.RELEASED), SYSTEM, "released", now);
            notes = notes.with(
                    notes.waves().stream().filter(wave -> wave.moves() != null).toList());
            state = CaseState.PLACED;
        } else if (stays.values().stream().anyMatch(stay -> stay.state() == Stay.State.HELD)) state = CaseState.HELD;
        else {
            if (asks.values().stream().noneMatch(Ask::isWaiting)
                    && !notes.waves().isEmpty()) sendWave(now);
            state = asks.values().stream().anyMatch(Ask::isWaiting) ? CaseState.ASKING : CaseState.OPEN;
        }
        if (state == CaseState.PLACED) dueAt = lastNoon(now);
        else if (state != before || moved || dueAt == null)
            dueAt = now.plus(procedure.deadlines().of(state));
        if (state != before) note(now, SYSTEM, "state", Map.of("from", before.name(), "to", state.name()));
    }

    /** The next of those who are asked some at a time are asked. */
    abstract void sendWave(Instant now);

    /** When whom it is time to ask is asked; null: nobody, or not while a bed is held. */
    public final Instant nextAt() {
        return notes.waves().isEmpty() || state == CaseState.HELD || state.isEnd()
                ? null
                : notes.waves().get(0).at();
    }

    final boolean isWaveDue(Instant now) {
        Instant next = nextAt();
        return next != null && !now.isBefore(next);
    }

    /**
     * Whether all of these nights are agreed.
     *
     * @param first null: the first that the case looks for
     * @param count null: as many as it looks for
     */
    final boolean isAgreed(LocalDate first, Integer count) {
        LocalDate from = first == null ? looking.from() : first;
        LocalDate end = from.plusDays(count == null ? looking.nights() : count);
        for (LocalDate night = from; night.isBefore(end); night = night.plusDays(1)) {
            LocalDate one = night;
            if (stays.values().stream().noneMatch(stay -> stay.state() == Stay.State.AGREED && stay.covers(one)))
                return false;
        }
        return true;
    }

    /** Noon of the day on which the last stay ends; once that is over, a day later, and so on. */
    final Instant lastNoon(Instant now) {
        LocalDate last =
                living().stream().map(Stay::end).max(LocalDate::compareTo).orElseThrow();
        Instant noon = last.atTime(NOON, 0).atZone(Policy.TOKYO).toInstant();
        while (!noon.isAfter(now)) noon = noon.plus(Duration.ofDays(1));
        return noon;
    }

    final void note(Instant now, String who, String kind, Map<String, Object> data) {
        entries.add(new Entry(++seq, now, who, kind, data));
    }
}
