package net.tomarigi.placement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.BedNights;
import net.tomarigi.placement.CaseNotes.Wave;
import net.tomarigi.platform.Problem;

/** A case and whom it asks: all at once or some at a time, what they say, and what follows from that. */
abstract class CaseAsking extends CaseOnFile {
    /** Facilities that may be asked in one case, those to come included. */
    public static final int MOST_ASKS = 50;

    CaseAsking(KeptCase kept, Procedure procedure) {
        super(kept, procedure);
    }

    /** Asks facilities, at once or some at a time. Whoever is asked and waits already is not asked again. */
    public void ask(Asking asking, String who, Instant now) {
        requireOpen();
        if (asking.moves() != null) requireAgreed(asking.moves());
        List<Wanted> fresh = asking.whom().stream()
                .filter(wanted -> !isAsked(wanted.facility()))
                .toList();
        for (Wanted wanted : fresh)
            if (asking.moves() == null && isAgreed(wanted.from(), wanted.nights()))
                throw Problem.of("nights-taken-care-of", 409).asException();
        List<Wave> later = without(notes.waves(), fresh);
        int planned = later.stream().mapToInt(wave -> wave.whom().size()).sum();
        if (asks.size() + planned + fresh.size() > MOST_ASKS)
            throw Problem.of("too-many-asks", 409, MOST_ASKS).asException();
        int minutes = asking.patience() == null
                ? procedure.deadlines().ask()
                : (int) asking.patience().toMinutes();
        int atOnce = asking.atOnce() == null ? Math.max(1, fresh.size()) : asking.atOnce();
        for (int i = 0; i < fresh.size(); i += atOnce) {
            List<Wanted> some = fresh.subList(i, Math.min(fresh.size(), i + atOnce));
            if (i == 0) for (Wanted one : some) send(one, asking.moves(), minutes, who, now);
            else {
                Instant at = now.plus(asking.every().multipliedBy(i / atOnce));
                later.add(new Wave(at, minutes, asking.moves(), who, some));
            }
        }
        notes = notes.with(inOrder(later));
        settle(now, true);
    }

    private boolean isAsked(String facility) {
        return asks.values().stream()
                .anyMatch(ask -> ask.isWaiting() && ask.facility().equals(facility));
    }

    private static List<Wave> without(List<Wave> waves, List<Wanted> some) {
        List<String> gone = some.stream().map(Wanted::facility).toList();
        List<Wave> left = new ArrayList<>();
        for (Wave wave : waves) {
            List<Wanted> whom = wave.whom().stream()
                    .filter(wanted -> !gone.contains(wanted.facility()))
                    .toList();
            if (!whom.isEmpty()) left.add(new Wave(wave.at(), wave.minutes(), wave.moves(), wave.by(), whom));
        }
        return left;
    }

    private static List<Wave> inOrder(List<Wave> waves) {
        return waves.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private void send(Wanted wanted, String moves, int minutes, String who, Instant now) {
        if (isAsked(wanted.facility())) return;
        Ask ask = new Ask(
                newId(),
                wanted.facility(),
                wanted.bed(),
                wanted.from(),
                wanted.nights(),
                moves,
                Ask.State.WAITING,
                now,
                who,
                now.plus(Duration.ofMinutes(minutes)),
                null,
                null);
        asks.put(ask.id(), ask);
        note(now, who, "asked", Map.of("ask", ask.id(), "facility", ask.facility()));
    }

    @Override
    void sendWave(Instant now) {
        Wave next = notes.waves().get(0);
        notes = notes.with(notes.waves().subList(1, notes.waves().size()));
        for (Wanted one : next.whom()) send(one, next.moves(), next.minutes(), next.by(), now);
    }

    /** Nobody else is asked by itself any more. */
    void stopWaves(String who, Instant now) {
        requireOpen();
        if (notes.waves().isEmpty()) return;
        notes = notes.with(List.of());
        note(now, who, "waves-stopped", Map.of());
        settle(now, true);
    }

    /**
     * Takes a facility's answer. A plain yes to all nights that it was asked for is a stay at once, the first that comes: then
     * whoever else was asked for them is thanked. A yes with a condition, or to fewer nights, keeps the bed until the
     * coordinator has decided, unless another is kept already.
     *
     * @param beds the facility's, as they stand
     */
    public void answer(String askId, Ask.State as, Answer answer, BedsOf beds, Instant now) {
        Ask ask = ask(askId);
        if (state.isEnd() || !ask.isWaiting() || !now.isBefore(ask.deadlineAt()))
            throw Problem.of("ask-over", 409, over(ask, now)).asException();
        boolean gives = as == Ask.State.YES || as == Ask.State.YES_BUT;
        Answer said = gives ? withBed(ask, answer, beds) : answer;
        asks.put(askId, ask.answered(as, said));
        note(now, said.by(), "answered", Map.of("ask", askId, "facility", ask.facility(), "answer", as.name()));
        if (gives) {
            boolean firm = as == Ask.State.YES && said.from().equals(from(ask)) && said.nights() == nights(ask);
            if (firm) agree(ask, said, now);
            else if (living().stream().noneMatch(stay -> stay.shares(said.from(), said.nights())))
                put(stay(ask, said, Stay.State.HELD, now), said.by(), "held", now);
        }
        settle(now, true);
    }

    private LocalDate from(Ask ask) {
        return ask.from() == null ? looking.from() : ask.from();
    }

    private int nights(Ask ask) {
        return ask.nights() == null ? looking.nights() : ask.nights();
    }

    private static String over(Ask ask, Instant now) {
        if (ask.isWaiting()) return now.isBefore(ask.deadlineAt()) ? "closed" : Ask.State.EXPIRED.name();
        return ask.state().name();
    }

    private Answer withBed(Ask ask, Answer answer, BedsOf beds) {
        LocalDate from = answer.from() == null ? from(ask) : answer.from();
        int nights = answer.nights() == null ? nights(ask) : answer.nights();
        String wanted = answer.bed() != null ? answer.bed() : ask.bed();
        BedNights bed = wanted == null ? null : beds.find(wanted);
        if (answer.bed() != null && bed == null)
            throw Problem.notFound("bed", answer.bed()).asException();
        if (answer.bed() == null && (bed == null || !BedsOf.isFree(bed, from, nights))) bed = beds.any(from, nights);
        if (bed == null && beds.beds().isEmpty()) return answer.giving(Stay.UNLISTED + ask.id(), from, nights);
        if (bed == null || !BedsOf.isFree(bed, from, nights))
            throw Problem.of("bed-taken", 409).asException();
        return answer.giving(bed.bed(), from, nights);
    }

    /** A yes without an if goes before what is only held; what is agreed stays agreed, unless the person moves from there. */
    private void agree(Ask ask, Answer said, Instant now) {
        for (Stay stay : living())
            if (stay.shares(said.from(), said.nights())) {
                if (stay.state() == Stay.State.HELD) put(stay.as(Stay.State.RELEASED), SYSTEM, "released", now);
                else if (!stay.id().equals(ask.moves()))
                    throw Problem.of("nights-taken-care-of", 409).asException();
                else leave(stay, said.from(), said.by(), now);
            }
        put(stay(ask, said, Stay.State.AGREED, now), said.by(), "agreed", now);
    }

    /** The person leaves a bed before what was agreed is over. */
    final void leave(Stay stay, LocalDate on, String who, Instant now) {
        if (on.isAfter(stay.from()))
            put(stay.of(stay.from(), (int) stay.from().until(on, ChronoUnit.DAYS)), who, "moved", now);
        else put(stay.as(Stay.State.RELEASED), who, "moved", now);
    }

    private Stay stay(Ask ask, Answer said, Stay.State as, Instant now) {
        return new Stay(
                newId(),
                ask.id(),
                ask.facility(),
                said.bed(),
                said.from(),
                said.nights(),
                as,
                as == Stay.State.HELD
                        ? now.plus(Duration.ofMinutes(procedure.deadlines().hold()))
                        : null,
                now,
                said.by());
    }

    /** Takes an ask back. */
    void withdraw(String askId, String who, Instant now) {
        Ask ask = ask(askId);
        if (!ask.isWaiting())
            throw Problem.of("ask-over", 409, ask.state().name()).asException();
        end(ask, Ask.State.WITHDRAWN, "taken-back", who, now);
        settle(now, true);
    }

    /**
     * The facility cannot after all: its bed is free, and the case is open again for those nights.
     *
     * @param answer a no with its reason
     */
    public void revoke(String askId, Answer answer, Instant now) {
        requireOpen();
        Ask ask = ask(askId);
        Stay stay = living().stream()
                .filter(one -> askId.equals(one.ask()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of("ask-over", 409, ask.state().name()).asException());
        asks.put(askId, ask.answered(Ask.State.NO, answer));
        note(now, answer.by(), "yes-taken-back", Map.of("ask", askId, "facility", ask.facility()));
        put(stay.as(Stay.State.RELEASED), answer.by(), "released", now);
        settle(now, true);
    }

    /**
     * Looks for something else from now on. Whoever waits with an answer is asked anew when it concerns them: a yes to what
     * was looked for before is none.
     */
    public void look(Looking next, String who, Instant now) {
        requireOpen();
        if (next.equals(looking)) return;
        boolean concernsThem = !next.need().equals(looking.need())
                || !next.from().equals(looking.from())
                || next.nights() != looking.nights();
        looking = next;
        note(now, who, "looking-changed", Map.of());
        if (concernsThem)
            for (Ask ask : List.copyOf(asks.values()))
                if (ask.isWaiting()) {
                    if (asks.size() == MOST_ASKS)
                        throw Problem.of("too-many-asks", 409, MOST_ASKS).asException();
                    end(ask, Ask.State.WITHDRAWN, "changed", who, now);
                    int minutes = (int)
                            Duration.between(ask.askedAt(), ask.deadlineAt()).toMinutes();
                    send(ask.wanted(), ask.moves(), Math.max(1, minutes), who, now);
                }
        settle(now, true);
    }
}
