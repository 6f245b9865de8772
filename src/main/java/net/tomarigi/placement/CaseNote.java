package net.tomarigi.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.placement.CaseNotes.Cost;
import net.tomarigi.placement.CaseNotes.Done;
import net.tomarigi.platform.Problem;

/** What must not be forgotten of a case. */
public sealed interface CaseNote {
    void on(CaseFile file, String who, Instant now);

    /**
     * Of whom it is.
     *
     * @param district in which the address lies; null: nobody knows, and what was known stays
     */
    record OfPerson(Person person, String district) implements CaseNote {
        public OfPerson(Person person) {
            this(person, null);
        }

        @Override
        public void on(CaseFile file, String who, Instant now) {
            CaseNotes notes = district == null ? file.notes() : file.notes().in(district);
            file.update(new Told(person, file.told().words()), notes, "person", who, now);
        }
    }

    /** Which part of the network answers for it; null: none. */
    record InDistrict(String district) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            Map<String, Object> where = district == null ? Map.of() : Map.of("district", district);
            file.update(file.told(), file.notes().in(district), "district", where, who, now);
        }
    }

    /** Something in their own words; null takes it away. */
    record Words(Told.About about, String words) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            file.tell(about, words);
            file.update(file.told(), file.notes(), "words", who, now);
        }
    }

    /** The care conference: every emergency has one. */
    record Conference(Instant at, String participants, String decisions) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            file.tell(Told.About.CONFERENCE_PARTICIPANTS, participants);
            file.tell(Told.About.CONFERENCE_DECISIONS, decisions);
            file.update(file.told(), file.notes().withConference(at), "conference", who, now);
        }
    }

    /** @param yen 0 to 10,000,000 */
    record Spent(Cost.Kind kind, int yen) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            List<Cost> costs = new ArrayList<>(file.notes().costs());
            if (costs.size() == CaseFile.MOST_COSTS)
                throw Problem.of("too-many-costs", 409, CaseFile.MOST_COSTS).asException();
            costs.add(new Cost(kind, yen, who, now));
            file.update(file.told(), file.notes().withCosts(costs), "cost", who, now);
        }
    }

    /** A step of the network's procedure was done, or was not after all. */
    record Step(String step, boolean done) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            Map<String, Done> steps = new HashMap<>(file.notes().steps());
            if (done) steps.putIfAbsent(step, new Done(who, now));
            else steps.remove(step);
            Map<String, Object> which = Map.of("step", step, "done", done);
            file.update(file.told(), file.notes().withSteps(steps), "step", which, who, now);
        }
    }

    /** @param grade 1 to 5 */
    record Satisfaction(int grade) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            file.update(file.told(), file.notes().withSatisfaction(grade), "satisfaction", who, now);
        }
    }
}
