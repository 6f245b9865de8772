package net.tomarigi.placement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.tomarigi.facility.BedNights;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.placement.HandOver.Reason;
import net.tomarigi.platform.Problem;

/**
 * One emergency from the first call to its outcome, and all that may be done with it. Belongs to one transaction that holds
 * the case's row, and the rows of all facilities that it touches: whoever changes it brings the database's time. What cannot
 * be done throws a {@link net.tomarigi.platform.ProblemException} and changes nothing.
 */
public final class CaseFile extends CaseAsking {
    static final int MOST_STAYS = 100;
    static final int MOST_COSTS = 200;

    private CaseFile(KeptCase kept, Procedure procedure) {
        super(kept, procedure);
    }

    public static CaseFile of(KeptCase kept, Procedure procedure) {
        return new CaseFile(kept, procedure);
    }

    /**
     * A new one, which belongs to whoever opens it.
     *
     * @param registrant who it is on the roster; null: nobody said
     */
    public static CaseFile open(
            String id,
            String network,
            boolean practice,
            Looking looking,
            Told told,
            String registrant,
            String who,
            Instant now,
            Procedure procedure) {
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
                        CaseNotes.of(registrant),
                        told,
                        0,
                        List.of(),
                        List.of()),
                procedure);
        file.note(now, who, "opened", Map.of());
        file.settle(now, true);
        return file;
    }

    // --- Holds and stays

    /**
     * Keeps a bed from the board for a short time. The same bed and nights once more are the same hold.
     *
     * @param first null: as the case looks for; so is {@code count}
     */
    public Stay hold(
            String facility, String bedId, LocalDate first, Integer count, BedsOf beds, String who, Instant now) {
        requireOpen();
        LocalDate from = first == null ? looking.from() : first;
        int nights = count == null ? looking.nights() : count;
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
                now.plus(Duration.ofMinutes(procedure.deadlines().hold())),
                now,
                who);
        put(stay, who, "held", now);
        settle(now, true);
        return stay;
    }

    /** Makes a hold a stay: everybody else who was asked is thanked once all nights are agreed. */
    public void agree(String stayId, String who, Instant now) {
        requireOpen();
        Stay stay = stay(stayId);
        if (stay.state() == Stay.State.AGREED) return;
        if (stay.state() != Stay.State.HELD || !now.isBefore(stay.expiresAt()))
            throw Problem.of("hold-over", 409).asException();
        put(stay.as(Stay.State.AGREED), who, "agreed", now);
        settle(now, true);
    }

    /** Lets a hold go, or calls a stay off before it began. */
    public void release(String stayId, String who, Instant now) {
        Stay stay = requireLiving(stayId);
        put(stay.as(Stay.State.RELEASED), who, "released", now);
        settle(now, true);
    }

    /** The person did not come. */
    public void noShow(String stayId, String who, Instant now) {
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
    public void resize(String stayId, int nights, BedsOf beds, String who, Instant now) {
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

    /** The person goes on to another bed of the same facility. */
    void move(String stayId, String bedId, LocalDate from, BedsOf beds, String who, Instant now) {
        requireOpen();
        Stay stay = requireAgreed(stayId);
        if (!stay.covers(from))
            throw Problem.of("not-a-night-of-stay", 409, from.toString()).asException();
        BedNights bed = beds.find(bedId);
        if (bed == null) throw Problem.notFound("bed", bedId).asException();
        int nights = (int) from.until(stay.end(), ChronoUnit.DAYS);
        if (!BedsOf.isFree(bed, from, nights))
            throw Problem.of("bed-taken", 409).asException();
        leave(stay, from, who, now);
        put(stay.on(newId(), bedId, from, nights, now, who), who, "agreed", now);
        settle(now, true);
    }

    private Stay requireLiving(String stayId) {
        Stay stay = stay(stayId);
        if (!stay.isLiving())
            throw Problem.of("stay-over", 409, stay.state().name()).asException();
        return stay;
    }

    // --- Who answers for it

    /** Offers it to somebody else; until it is accepted, it stays where it is. */
    public void offer(HandOver next, Instant now) {
        requireOpen();
        if (owner.equals(next.to())) throw Problem.of("is-owner", 409).asException();
        notes = notes.with(next);
        note(now, next.by(), "offered", told(next));
    }

    /**
     * @param isFor whether it may be accepted by them
     */
    public void accept(String who, Predicate<HandOver> isFor, Instant now) {
        requireOpen();
        HandOver offered = notes.handOver();
        if (offered == null || !isFor.test(offered))
            throw Problem.of("no-hand-over", 409).asException();
        if (owner.equals(who)) throw Problem.of("is-owner", 409).asException();
        note(now, who, "accepted", told(offered, "from", owner));
        owner = who;
        if (offered.network() != null && !offered.network().equals(network)) {
            network = offered.network();
            notes = notes.in(null);
            // Shared with those there, not with those here.
            if (notes.elderlyCare() != null)
                notes = notes.with(notes.elderlyCare().with(null));
        }
        notes = notes.with((HandOver) null);
        settle(now, true);
    }

    /** By whom it was offered to, by whoever offered it, or by its owner; what is offered to everybody here, by the latter. */
    public void decline(String who, Predicate<HandOver> isFor, Instant now) {
        requireOpen();
        HandOver offered = notes.handOver();
        boolean isOwn = offered != null && (offered.by().equals(who) || owner.equals(who));
        boolean isToAll = offered != null && network.equals(offered.network());
        if (offered == null || !isOwn && (isToAll || !isFor.test(offered)))
            throw Problem.of("no-hand-over", 409).asException();
        notes = notes.with((HandOver) null);
        note(now, who, "declined", Map.of());
    }

    /** Nobody moved it in time: it is offered to the next of those whom the network names, after them to everybody. */
    private void rise(Instant now) {
        List<String> others =
                procedure.next().stream().filter(one -> !one.equals(owner)).toList();
        int at = notes.overdue() - 1;
        HandOver next = at < others.size()
                ? HandOver.toAccount(others.get(at), Reason.OVERDUE, SYSTEM, now)
                : HandOver.toNetwork(network, Reason.OVERDUE, SYSTEM, now);
        if (next.isSameAs(notes.handOver())) return;
        notes = notes.with(next);
        note(now, SYSTEM, "offered", told(next));
    }

    private static Map<String, Object> told(HandOver offered, String... more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", offered.reason().name());
        if (offered.to() != null) data.put("to", offered.to());
        if (offered.district() != null) data.put("district", offered.district());
        if (offered.network() != null) data.put("network", offered.network());
        for (int i = 0; i < more.length; i += 2) data.put(more[i], more[i + 1]);
        return data;
    }

    // --- The end

    /** It is over; whatever it still kept is free again, and whoever was asked is thanked. */
    public void close(CaseState end, Closing closing, Instant now) {
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
        notes = notes.with(closing).with(List.of());
        state = end;
        dueAt = null;
        closedAt = now;
        note(now, closing.by(), "closed", Map.of("as", end.name()));
    }

    // --- Time

    /** Ends what is over by the database's clock, asks whom it is time to ask, and lets the case rise when it waits too long. */
    public void passTime(Instant now) {
        if (state.isEnd()) return;
        boolean changed = false;
        for (Ask ask : List.copyOf(asks.values()))
            if (ask.isWaiting() && !now.isBefore(ask.deadlineAt())) {
                end(ask, Ask.State.EXPIRED, "time", SYSTEM, now);
                changed = true;
            }
        for (Stay stay : List.copyOf(stays.values()))
            if (stay.state() == Stay.State.HELD && !now.isBefore(stay.expiresAt())) {
                put(stay.as(Stay.State.EXPIRED), SYSTEM, "hold-expired", now);
                changed = true;
            }
        if (isWaveDue(now)) {
            sendWave(now);
            changed = true;
        }
        if (changed) settle(now, true);
        if (dueAt != null && !now.isBefore(dueAt)) {
            notes = notes.onceMoreOverdue();
            note(now, SYSTEM, "overdue", Map.of("times", notes.overdue()));
            rise(now);
            dueAt = null;
            settle(now, false);
        }
    }

    // --- The rest

    void update(Told next, CaseNotes more, String kind, String who, Instant now) {
        update(next, more, kind, Map.of(), who, now);
    }

    void update(Told next, CaseNotes more, String kind, Map<String, Object> data, String who, Instant now) {
        told = next;
        notes = more;
        note(now, who, kind, data);
    }

    /** @param words null takes away what was said about it */
    void tell(Told.About about, String words) {
        Map<Told.About, String> all = new HashMap<>(told.words());
        if (words == null) all.remove(about);
        else all.put(about, words);
        told = new Told(told.person(), all, told.elderlyNotes());
    }

    /** In which part of the network the person lives; null: nobody knows. */
    public void liesIn(String district) {
        notes = notes.in(district);
    }

    /**
     * Elderly care opened it: it is shared with those who answer there, and every coordinator may take it over, since those
     * who opened it find no beds. Until somebody does, it is theirs.
     *
     * @param shareWith a part of the network; null: all of elderly care
     */
    public void isOfElderlyCare(String shareWith, Instant now) {
        share(new WithElderlyCare(true, owner, null), shareWith, owner, now);
        HandOver next = HandOver.toNetwork(network, Reason.RESPONSIBILITY, owner, now);
        notes = notes.with(next);
        // Of no other network than the one that it stays in.
        note(now, owner, "offered", Map.of("reason", next.reason().name()));
    }

    void share(WithElderlyCare before, String district, String who, Instant now) {
        Map<String, Object> where = district == null ? Map.of() : Map.of("district", district);
        WithElderlyCare next = before.with(new WithElderlyCare.Share(who, now, district));
        update(told, notes.with(next), "elderly-shared", where, who, now);
    }

    /** It lives with an elderly parent, as the roster says. */
    public void livesWithElderlyParent() {
        notes = notes.with(notes.ofElderlyCare().withParent(true));
    }

    Told told() {
        return told;
    }

    CaseNotes notes() {
        return notes;
    }
}
