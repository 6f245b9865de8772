package net.tomarigi.placement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.BedNights;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.placement.CaseNotes.HandOver;
import net.tomarigi.platform.Problem;

/**
 * One emergency from the first call to its outcome, and all that may be done with it. Belongs to one transaction that holds
 * the case's row, and the rows of all facilities that it touches: whoever changes it brings the database's time. What cannot
 * be done throws a {@link net.tomarigi.platform.ProblemException} and changes nothing.
 */
public final class CaseFile extends CaseOnFile {
    /** Facilities that may be asked in one case. */
    public static final int MOST_ASKS = 50;

    static final int MOST_STAYS = 100;
    static final int MOST_COSTS = 200;
    static final int MOST_ENTRIES = 5_000;

    private CaseFile(KeptCase kept, Deadlines deadlines) {
        super(kept, deadlines);
    }

    public static CaseFile of(KeptCase kept, Deadlines deadlines) {
        return new CaseFile(kept, deadlines);
    }

    /** A new one, which belongs to whoever opens it. */
    public static CaseFile open(
            String id,
            String network,
            boolean practice,
            Looking looking,
            Told told,
            String who,
            Instant now,
            Deadlines deadlines) {
        CaseFile file = new CaseFile(
                new KeptCase(
                        id,
                        network,
                        practice,
                        CaseState.OPEN,
                        who,
                        null,
                        now,
                        null,
                        0,
                        looking,
                        CaseNotes.NONE,
                        told,
                        0,
                        List.of(),
                        List.of()),
                deadlines);
        file.note(now, who, "opened", Map.of());
        file.settle(now, true);
        return file;
    }

    // --- Asking

    /**
     * Asks facilities, all at once. Whoever is asked and waits already is not asked again.
     *
     * @param wanted null: as long as the network gives them
     */
    void ask(Map<String, String> bedByFacility, Duration wanted, String who, Instant now) {
        Duration patience = wanted == null ? Duration.ofMinutes(deadlines.ask()) : wanted;
        requireOpen();
        List<String> fresh = bedByFacility.keySet().stream()
                .filter(facility -> asks.values().stream()
                        .noneMatch(ask -> ask.isWaiting() && ask.facility().equals(facility)))
                .toList();
        if (asks.size() + fresh.size() > MOST_ASKS)
            throw Problem.of("too-many-asks", 409, MOST_ASKS).asException();
        for (String facility : fresh) {
            Ask ask = new Ask(
                    newId(),
                    facility,
                    bedByFacility.get(facility),
                    Ask.State.WAITING,
                    now,
                    who,
                    now.plus(patience),
                    null,
                    null);
            asks.put(ask.id(), ask);
            note(now, who, "asked", Map.of("ask", ask.id(), "facility", facility));
        }
        settle(now, true);
    }

    /**
     * Takes a facility's answer. A plain yes to all nights is a stay at once, the first that comes: then everybody else is
     * thanked. A yes with a condition, or to fewer nights, keeps the bed until the coordinator has decided.
     *
     * @param beds the facility's, as they stand
     */
    void answer(String askId, Ask.State as, Answer answer, BedsOf beds, Instant now) {
        Ask ask = ask(askId);
        if (state.isEnd() || !ask.isWaiting() || !now.isBefore(ask.deadlineAt()))
            throw Problem.of("ask-over", 409, over(ask, now)).asException();
        boolean gives = as == Ask.State.YES || as == Ask.State.YES_BUT;
        Answer said = gives ? withBed(ask, answer, beds) : answer;
        asks.put(askId, ask.answered(as, said));
        note(now, said.by(), "answered", Map.of("ask", askId, "facility", ask.facility(), "answer", as.name()));
        if (gives) {
            boolean firm =
                    as == Ask.State.YES && said.from().equals(looking.from()) && said.nights() == looking.nights();
            keep(ask, said, firm, now);
        }
        settle(now, true);
    }

    private static String over(Ask ask, Instant now) {
        if (ask.isWaiting()) return now.isBefore(ask.deadlineAt()) ? "closed" : Ask.State.EXPIRED.name();
        return ask.state().name();
    }

    private Answer withBed(Ask ask, Answer answer, BedsOf beds) {
        LocalDate from = answer.from() == null ? looking.from() : answer.from();
        int nights = answer.nights() == null ? looking.nights() : answer.nights();
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

    private void keep(Ask ask, Answer said, boolean firm, Instant now) {
        requireNoStay(said.from(), said.nights());
        Stay stay = new Stay(
                newId(),
                ask.id(),
                ask.facility(),
                said.bed(),
                said.from(),
                said.nights(),
                firm ? Stay.State.AGREED : Stay.State.HELD,
                firm ? null : now.plus(Duration.ofMinutes(deadlines.hold())),
                now,
                said.by());
        put(stay, said.by(), firm ? "agreed" : "held", now);
    }

    /** Takes an ask back. */
    void withdraw(String askId, String who, Instant now) {
        Ask ask = ask(askId);
        if (!ask.isWaiting())
            throw Problem.of("ask-over", 409, ask.state().name()).asException();
        end(ask, Ask.State.WITHDRAWN, "taken-back", who, now);
        settle(now, true);
    }

    // --- Holds and stays

    /** Keeps a bed from the board for a short time. The same bed and nights once more are the same hold. */
    Stay hold(String facility, String bedId, LocalDate from, int nights, BedsOf beds, String who, Instant now) {
        requireOpen();
        for (Stay stay : living())
            if (stay.facility().equals(facility)
                    && stay.bed().equals(bedId)
                    && stay.from().equals(from)
                    && stay.count() == nights) return stay;
        requireNoStay(from, nights);
        if (stays.size() == MOST_STAYS)
            throw Problem.of("too-many-stays", 409, MOST_STAYS).asException();
        BedNights bed = beds.find(bedId);
        if (bed == null) throw Problem.notFound("bed", bedId).asException();
        if (!BedsOf.isFree(bed, from, nights))
            throw Problem.of("bed-taken", 409).asException();
        if (!BedsOf.isOpen(bed, from, nights))
            throw Problem.of("bed-not-open", 409).asException();
        Stay stay = new Stay(
                newId(),
                null,
                facility,
                bedId,
                from,
                nights,
                Stay.State.HELD,
                now.plus(Duration.ofMinutes(deadlines.hold())),
                now,
                who);
        put(stay, who, "held", now);
        settle(now, true);
        return stay;
    }

    /** Makes a hold a stay: everybody else who was asked is thanked once all nights are agreed. */
    void agree(String stayId, String who, Instant now) {
        requireOpen();
        Stay stay = stay(stayId);
        if (stay.state() == Stay.State.AGREED) return;
        if (stay.state() != Stay.State.HELD || !now.isBefore(stay.expiresAt()))
            throw Problem.of("hold-over", 409).asException();
        put(stay.as(Stay.State.AGREED), who, "agreed", now);
        settle(now, true);
    }

    /** Lets a hold go, or calls a stay off before it began. */
    void release(String stayId, String who, Instant now) {
        Stay stay = requireLiving(stayId);
        put(stay.as(Stay.State.RELEASED), who, "released", now);
        settle(now, true);
    }

    /** The person did not come. */
    void noShow(String stayId, String who, Instant now) {
        Stay stay = requireAgreed(stayId);
        put(stay.as(Stay.State.NO_SHOW), who, "no-show", now);
        settle(now, true);
    }

    /**
     * Makes a stay longer or shorter; the bed stays the same. Once all nights were agreed, the case looks for as many as it
     * has.
     *
     * @param nights what it shall have in all, at least 1
     */
    void resize(String stayId, int nights, BedsOf beds, String who, Instant now) {
        requireOpen();
        Stay stay = requireAgreed(stayId);
        if (nights == stay.count()) return;
        if (nights > stay.count()) {
            BedNights bed = beds.find(stay.bed());
            int more = nights - stay.count();
            if (bed != null && !BedsOf.isFree(bed, stay.end(), more))
                throw Problem.of("bed-taken", 409).asException();
            for (Stay other : living())
                if (other != stay && other.shares(stay.end(), more))
                    throw Problem.of("nights-taken-care-of", 409).asException();
        }
        put(stay.of(stay.from(), nights), who, nights > stay.count() ? "extended" : "shortened", now);
        LocalDate last =
                living().stream().map(Stay::end).max(LocalDate::compareTo).orElseThrow();
        if (state == CaseState.PLACED) looking = looking.until(last);
        settle(now, true);
    }

    private void requireNoStay(LocalDate from, int nights) {
        for (Stay stay : living())
            if (stay.shares(from, nights))
                throw Problem.of("nights-taken-care-of", 409).asException();
    }

    private Stay requireLiving(String stayId) {
        Stay stay = stay(stayId);
        if (!stay.isLiving())
            throw Problem.of("stay-over", 409, stay.state().name()).asException();
        return stay;
    }

    private Stay requireAgreed(String stayId) {
        Stay stay = stay(stayId);
        if (stay.state() != Stay.State.AGREED)
            throw Problem.of("stay-over", 409, stay.state().name()).asException();
        return stay;
    }

    // --- Who answers for it

    /** Offers it to somebody else; until they accept, it stays where it is. */
    void offer(String to, String who, Instant now) {
        requireOpen();
        if (to.equals(owner)) throw Problem.of("is-owner", 409).asException();
        notes = notes.with(new HandOver(to, who, now));
        note(now, who, "offered", Map.of("to", to));
    }

    void accept(String who, Instant now) {
        requireOpen();
        if (notes.handOver() == null || !notes.handOver().to().equals(who))
            throw Problem.of("no-hand-over", 409).asException();
        String before = owner;
        owner = who;
        notes = notes.with((HandOver) null);
        note(now, who, "accepted", Map.of("from", before));
        settle(now, true);
    }

    /** By whom it was offered to, or by whoever offered it. */
    void decline(String who, Instant now) {
        if (notes.handOver() == null) throw Problem.of("no-hand-over", 409).asException();
        notes = notes.with((HandOver) null);
        note(now, who, "declined", Map.of());
    }

    // --- The end

    /** It is over; whatever it still kept is free again, and whoever was asked is thanked. */
    void close(CaseState end, Closing closing, Instant now) {
        requireOpen();
        if (!end.isEnd()) throw new IllegalArgumentException(end + " is no end");
        boolean wasPlaced = stays.values().stream().anyMatch(stay -> stay.state() == Stay.State.AGREED);
        if (wasPlaced != (end == CaseState.ENDED))
            throw Problem.of(wasPlaced ? "was-placed" : "was-not-placed", 409).asException();
        for (Ask ask : List.copyOf(asks.values()))
            if (ask.isWaiting()) end(ask, Ask.State.WITHDRAWN, "case-over", closing.by(), now);
        LocalDate tonight = Policy.DEFAULT.tonight(now);
        for (Stay stay : living()) {
            if (stay.state() == Stay.State.HELD) put(stay.as(Stay.State.RELEASED), closing.by(), "released", now);
            else if (stay.end().isAfter(tonight) && stay.from().isBefore(tonight))
                put(
                        stay.of(stay.from(), (int) stay.from().until(tonight).getDays())
                                .as(Stay.State.ENDED),
                        closing.by(),
                        "ended",
                        now);
            else put(stay.as(Stay.State.ENDED), closing.by(), "ended", now);
        }
        notes = notes.with(closing);
        state = end;
        dueAt = null;
        closedAt = now;
        note(now, closing.by(), "closed", Map.of("as", end.name()));
    }

    // --- Time

    /** Ends what is over by the database's clock, and says so when the case itself waits too long. */
    public void passTime(Instant now) {
        if (state.isEnd()) return;
        boolean changed = false;
        for (Ask ask : List.copyOf(asks.values()))
            if (ask.isWaiting() && !now.isBefore(ask.deadlineAt())) {
                end(ask, Ask.State.EXPIRED, "time", "system", now);
                changed = true;
            }
        for (Stay stay : List.copyOf(stays.values()))
            if (stay.state() == Stay.State.HELD && !now.isBefore(stay.expiresAt())) {
                put(stay.as(Stay.State.EXPIRED), "system", "hold-expired", now);
                changed = true;
            }
        if (changed) settle(now, true);
        if (dueAt != null && !now.isBefore(dueAt)) {
            notes = notes.onceMoreOverdue();
            note(now, "system", "overdue", Map.of("times", notes.overdue()));
            dueAt = null;
            settle(now, false);
        }
    }

    // --- The rest

    void update(Told next, CaseNotes more, String kind, String who, Instant now) {
        told = next;
        notes = more;
        note(now, who, kind, Map.of());
    }

    /** @param words null takes away what was said about it */
    void tell(Told.About about, String words) {
        Map<Told.About, String> all = new HashMap<>(told.words());
        if (words == null) all.remove(about);
        else all.put(about, words);
        told = new Told(told.person(), all);
    }

    Told told() {
        return told;
    }

    CaseNotes notes() {
        return notes;
    }

    private void requireOpen() {
        if (state.isEnd()) throw Problem.of("case-over", 409, state.name()).asException();
    }
}
