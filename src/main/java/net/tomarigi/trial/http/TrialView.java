package net.tomarigi.trial.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import net.tomarigi.trial.KeepTrials.Listed;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.TrialPlace;

/**
 * A trial stay.
 *
 * @param name of the person; left out in the answer to a change
 * @param due until when something has to be done next; left out: nothing has
 * @param talkOn left out, with {@code again}: there was no talk yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialView(
        String id,
        String place,
        String registrant,
        String name,
        String facility,
        String bed,
        LocalDate from,
        int nights,
        Trial.State state,
        LocalDate due,
        Trial.Why calledOff,
        LocalDate talkOn,
        Set<Trial.Party> talkWith,
        Trial.Again again,
        Trial.Spoken words,
        long version) {
    static TrialView of(Trial one, String name) {
        return new TrialView(
                one.id(),
                one.place(),
                one.registrant(),
                name,
                one.facility(),
                one.bed(),
                one.from(),
                one.nights(),
                one.state(),
                one.nextDue(),
                one.facts().calledOff(),
                one.facts().talkOn(),
                one.facts().talkWith(),
                one.facts().again(),
                one.words(),
                one.version());
    }

    record TrialsView(List<TrialView> trials) {
        static TrialsView of(Listed listed) {
            return new TrialsView(listed.trials().stream()
                    .map(one -> TrialView.of(one, listed.names().get(one.registrant())))
                    .toList());
        }
    }

    /** @param months 1–12, in which it can be used */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(
            String id,
            String facility,
            String bed,
            String name,
            String town,
            String what,
            String help,
            int capacity,
            List<Integer> months,
            boolean closed,
            long version) {
        static PlaceView of(TrialPlace one) {
            return new PlaceView(
                    one.id(),
                    one.facility(),
                    one.bed(),
                    one.name(),
                    one.town(),
                    one.what(),
                    one.help(),
                    one.capacity(),
                    one.months().stream().map(Month::getValue).toList(),
                    one.isClosed(),
                    one.version());
        }
    }

    record PlacesView(List<PlaceView> places) {}

    /** Facilities that know somebody, the last first. */
    record FamiliarView(List<String> facilities) {}
}
