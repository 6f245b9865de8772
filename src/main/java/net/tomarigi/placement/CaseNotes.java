package net.tomarigi.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was decided of a case besides its beds: no personal data.
 *
 * @param handOver waits to be accepted; null: none does
 * @param closing null until it is over
 * @param conferenceAt when the care conference was; null: it has not been yet
 * @param costs what it cost
 * @param steps of the network's procedure that were done, by their ids
 * @param satisfaction 1 to 5, by the person or the family; null: not asked yet
 * @param overdue how often its deadline passed
 * @param waves facilities that are asked later, the next first
 * @param registrant who it is on the network's roster; null: nobody said that they are on it
 * @param district in which the person lives; null: nobody knows, or it lies in none of the network's
 * @param elderlyCare what it has to do with elderly care; null: nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseNotes(
        HandOver handOver,
        Closing closing,
        Instant conferenceAt,
        List<Cost> costs,
        Map<String, Done> steps,
        Integer satisfaction,
        int overdue,
        List<Wave> waves,
        String registrant,
        String district,
        WithElderlyCare elderlyCare) {
    public static final CaseNotes NONE =
            new CaseNotes(null, null, null, List.of(), Map.of(), null, 0, List.of(), null, null, null);

    public CaseNotes {
        costs = costs == null ? List.of() : List.copyOf(costs);
        steps = steps == null ? Map.of() : Map.copyOf(steps);
        waves = waves == null ? List.of() : List.copyOf(waves);
    }

    /**
     * Facilities that are asked at the same time.
     *
     * @param at by the database's clock; earlier when all who were asked before have answered
     * @param minutes each has for its answer
     * @param moves as of an {@link Ask}
     * @param by an account
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wave(Instant at, int minutes, String moves, String by, List<Wanted> whom) {}

    /** @param instead what was done where nobody was placed; null where somebody was */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Closing(Why why, Instead instead, String by, Instant at) {}

    /** Why a case ended. */
    public enum Why {
        WENT_HOME,
        STAYS_ELSEWHERE,
        NO_BED,
        REFUSED_BY_PERSON,
        CARER_CAME_BACK,
        OPENED_IN_ERROR,
        OTHER
    }

    /** What was done instead of a short stay. */
    public enum Instead {
        FAMILY,
        HOME_HELP,
        HOSPITAL,
        LODGING,
        OTHER_SERVICE,
        NOTHING
    }

    /** Yen, and what for. */
    public record Cost(Kind kind, int yen, String by, Instant at) {
        /** What it was for. */
        public enum Kind {
            SHORT_STAY,
            TRANSPORT,
            SET_UP,
            LODGING,
            OTHER
        }
    }

    /** A step that was done. */
    public record Done(String by, Instant at) {}

    /** Of a case that begins. */
    static CaseNotes of(String registrant) {
        return NONE.but(draft -> draft.registrant = registrant);
    }

    CaseNotes with(HandOver next) {
        return but(draft -> draft.handOver = next);
    }

    CaseNotes with(List<Wave> later) {
        return but(draft -> draft.waves = later);
    }

    CaseNotes with(Closing end) {
        return but(draft -> {
            draft.handOver = null;
            draft.closing = end;
        });
    }

    CaseNotes withConference(Instant at) {
        return but(draft -> draft.conferenceAt = at);
    }

    CaseNotes withCosts(List<Cost> all) {
        return but(draft -> draft.costs = all);
    }

    CaseNotes withSteps(Map<String, Done> all) {
        return but(draft -> draft.steps = all);
    }

    CaseNotes withSatisfaction(int grade) {
        return but(draft -> draft.satisfaction = grade);
    }

    CaseNotes in(String where) {
        return but(draft -> draft.district = where);
    }

    CaseNotes with(WithElderlyCare next) {
        return but(draft -> draft.elderlyCare = next);
    }

    /** Never null. */
    WithElderlyCare ofElderlyCare() {
        return elderlyCare == null ? WithElderlyCare.NOTHING : elderlyCare;
    }

    /** What elderly care needs of it: who is asked to take it over, how it ended, and the day of the conference, in which it may take part. */
    public CaseNotes shownToElderlyCare() {
        return but(draft -> {
            draft.costs = null;
            draft.steps = null;
            draft.satisfaction = null;
            draft.waves = null;
            draft.registrant = null;
        });
    }

    CaseNotes onceMoreOverdue() {
        return but(draft -> draft.overdue++);
    }

    /** The same but for what is changed. */
    private CaseNotes but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.notes();
    }

    /** While something is changed. */
    private static final class Draft {
        HandOver handOver;
        Closing closing;
        Instant conferenceAt;
        List<Cost> costs;
        Map<String, Done> steps;
        Integer satisfaction;
        int overdue;
        List<Wave> waves;
        String registrant;
        String district;
        WithElderlyCare elderlyCare;

        Draft(CaseNotes notes) {
            handOver = notes.handOver;
            closing = notes.closing;
            conferenceAt = notes.conferenceAt;
            costs = notes.costs;
            steps = notes.steps;
            satisfaction = notes.satisfaction;
            overdue = notes.overdue;
            waves = notes.waves;
            registrant = notes.registrant;
            district = notes.district;
            elderlyCare = notes.elderlyCare;
        }

        CaseNotes notes() {
            return new CaseNotes(
                    handOver,
                    closing,
                    conferenceAt,
                    costs,
                    steps,
                    satisfaction,
                    overdue,
                    waves,
                    registrant,
                    district,
                    elderlyCare);
        }
    }
}
