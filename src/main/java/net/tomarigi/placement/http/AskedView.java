package net.tomarigi.placement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.Cases.Asked;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.search.KnownNeed;

/**
 * What a facility is asked: what it needs to decide, and of whom it is only after its yes.
 *
 * @param secondsLeft for an answer, by the database's clock; null unless it waits
 * @param person null before its yes
 * @param situation null before its yes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AskedView(
        String id,
        String network,
        boolean practice,
        Ask.State state,
        Instant askedAt,
        Long secondsLeft,
        String bed,
        NeedView need,
        LocalDate from,
        int nights,
        Answer answer,
        String closing,
        Person person,
        String situation,
        List<CaseView.StayView> stays) {

    /** @param ageBand {@code CHILD}, {@code 18-39}, {@code 40-64} or {@code 65+}; null: unknown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NeedView(
            Set<Disability> disabilities,
            Set<Care> care,
            Integer behaviour,
            Integer supportLevel,
            Sex sex,
            String ageBand,
            Boolean wheelchair) {
        static NeedView of(KnownNeed need) {
            return new NeedView(
                    need.disabilities(),
                    need.care(),
                    need.behaviour(),
                    need.supportLevel(),
                    need.sex(),
                    band(need.age()),
                    need.wheelchair());
        }

        private static String band(Integer age) {
            if (age == null) return null;
            return age < 18 ? "CHILD" : age < 40 ? "18-39" : age < 65 ? "40-64" : "65+";
        }
    }

    /** Whether somebody comes, or came, because of it: a yes that was let go tells nothing more. */
    private static boolean isTheirs(Stay stay) {
        return stay.state() != Stay.State.RELEASED && stay.state() != Stay.State.EXPIRED;
    }

    static AskedView of(Asked asked) {
        Ask ask = asked.ask();
        boolean isYes = asked.stays().stream().anyMatch(stay -> ask.id().equals(stay.ask()) && isTheirs(stay));
        return new AskedView(
                ask.id(),
                asked.network(),
                asked.practice(),
                ask.state(),
                ask.askedAt(),
                ask.state() == Ask.State.WAITING ? CaseView.left(asked.now(), ask.deadlineAt()) : null,
                ask.bed(),
                NeedView.of(asked.looking().need()),
                ask.from() == null ? asked.looking().from() : ask.from(),
                ask.nights() == null ? asked.looking().nights() : ask.nights(),
                ask.answer(),
                ask.closing(),
                isYes ? asked.told().person() : null,
                isYes ? asked.told().words().get(Told.About.SITUATION) : null,
                asked.stays().stream()
                        .map(stay -> CaseView.view(stay, asked.now(), null))
                        .toList());
    }
}
