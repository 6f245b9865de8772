package net.tomarigi.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import net.tomarigi.platform.Problem;

/**
 * A planned stay of somebody on the roster, to get to know a place (体験利用). What cannot be done with it throws a
 * {@link net.tomarigi.platform.ProblemException}.
 *
 * @param facility of its place, as it was when it was booked; null: nobody's
 * @param bed the same; null: no board shows it
 * @param facts what names nobody
 * @param words what does, sealed where it is kept
 * @param version grows by one with every change
 */
public record Trial(
        String id,
        String network,
        String place,
        String registrant,
        String facility,
        String bed,
        LocalDate from,
        int nights,
        State state,
        Facts facts,
        Spoken words,
        Instant changedAt,
        long version) {
    public static final int MOST_NIGHTS = 60;
    /** Days from the morning of leaving in which the talk is to be. */
    public static final int DAYS_TO_TALK = 14;

    public Trial {
        if (nights < 1 || nights > MOST_NIGHTS)
            throw new IllegalArgumentException("a trial is 1 to " + MOST_NIGHTS + " nights");
    }

    /** How far it is. */
    public enum State {
        ASKED,
        /** The place has agreed: its nights are taken. */
        AGREED,
        TOOK_PLACE,
        CALLED_OFF
    }

    /** Why it was called off. */
    public enum Why {
        UNWELL,
        OWN_WISH,
        FAMILY,
        PLACE,
        /** An emergency needed the place. */
        EMERGENCY,
        OTHER
    }

    /** With whom the talk was. */
    public enum Party {
        PERSON,
        FAMILY,
        OFFICE
    }

    /** Whether the person would like to come again. */
    public enum Again {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * @param calledOff null: it was not
     * @param talkOn when the talk was; null, with {@code again}: there was none yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Facts(Why calledOff, LocalDate talkOn, Set<Party> talkWith, Again again) {
        static final Facts NONE = new Facts(null, null, null, null);

        public Facts {
            Set<Party> all = EnumSet.noneOf(Party.class);
            if (talkWith != null) all.addAll(talkWith);
            talkWith = Collections.unmodifiableSet(all);
        }
    }

    /**
     * Any of it null: nobody said.
     *
     * @param companions who accompanies
     * @param whyCalledOff in somebody's own words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spoken(String purpose, String companions, String whyCalledOff, String wentWell, String toPrepare) {}

    /** What came out of the talk. */
    public record Talk(LocalDate on, Set<Party> with, Again again, String wentWell, String toPrepare) {}

    public static Trial ask(
            String id,
            TrialPlace place,
            String registrant,
            LocalDate from,
            int nights,
            String purpose,
            String companions,
            Instant now) {
        requireFor(place, from, nights);
        return new Trial(
                id,
                place.network(),
                place.id(),
                registrant,
                place.facility(),
                place.bed(),
                from,
                nights,
                State.ASKED,
                Facts.NONE,
                new Spoken(purpose, companions, null, null, null),
                now,
                0);
    }

    /** Whether the place is kept for it in this night. */
    public boolean has(LocalDate night) {
        return (state == State.AGREED || state == State.TOOK_PLACE) && !night.isBefore(from) && night.isBefore(end());
    }

    /** The morning of leaving. */
    public LocalDate end() {
        return from.plusDays(nights);
    }

    /** The day until which something has to be done next; null: nothing has. */
    public LocalDate nextDue() {
        return switch (state) {
            case ASKED -> from;
            case AGREED -> end();
            case TOOK_PLACE -> facts.talkOn() == null ? end().plusDays(DAYS_TO_TALK) : null;
            case CALLED_OFF -> null;
        };
    }

    /** Other nights, or other words; what was agreed has to be agreed anew when the nights are others. */
    public Trial change(TrialPlace place, LocalDate first, int count, String purpose, String companions) {
        if (state != State.ASKED && state != State.AGREED) throw cannot();
        boolean moves = !first.equals(from) || count != nights;
        if (moves) requireFor(place, first, count);
        Spoken next = new Spoken(purpose, companions, null, null, null);
        return with(first, count, moves ? State.ASKED : state, facts, next);
    }

    public Trial agree() {
        if (state == State.AGREED) return this;
        if (state != State.ASKED) throw cannot();
        return with(from, nights, State.AGREED, facts, words);
    }

    /**
     * The person stayed.
     *
     * @param count nights that they did, at most those that were agreed
     */
    public Trial tookPlace(int count, LocalDate today) {
        if (state == State.TOOK_PLACE) return this;
        if (state != State.AGREED) throw cannot();
        if (count > nights) throw Problem.of("trial-was-shorter", 409, nights).asException();
        if (today.isBefore(from.plusDays(count)))
            throw Problem.of("after-today", 409, from.plusDays(count)).asException();
        return with(from, count, State.TOOK_PLACE, facts, words);
    }

    public Trial callOff(Why why, String inWords) {
        if (state != State.ASKED && state != State.AGREED) throw cannot();
        return with(
                from,
                nights,
                State.CALLED_OFF,
                new Facts(why, null, null, null),
                new Spoken(words.purpose(), words.companions(), inWords, null, null));
    }

    /** The talk was; once more: what was written about it is something else. */
    public Trial talked(Talk talk, LocalDate today) {
        if (state != State.TOOK_PLACE) throw cannot();
        if (talk.on().isAfter(today))
            throw Problem.of("after-today", 409, talk.on()).asException();
        if (talk.on().isBefore(end()))
            throw Problem.of("talk-before-end", 409, end()).asException();
        return with(
                from,
                nights,
                state,
                new Facts(null, talk.on(), talk.with(), talk.again()),
                new Spoken(words.purpose(), words.companions(), null, talk.wentWell(), talk.toPrepare()));
    }

    private static void requireFor(TrialPlace place, LocalDate from, int nights) {
        if (place.isClosed()) throw Problem.of("trial-place-closed", 409).asException();
        LocalDate shut = place.firstShut(from, nights);
        if (shut != null)
            throw Problem.of("trial-place-shut", 409, shut.getMonthValue()).asException();
    }

    private Trial with(LocalDate first, int count, State next, Facts more, Spoken said) {
        return new Trial(
                id, network, place, registrant, facility, bed, first, count, next, more, said, changedAt, version);
    }

    private RuntimeException cannot() {
        return Problem.of("trial-state", 409, state.name()).asException();
    }
}
