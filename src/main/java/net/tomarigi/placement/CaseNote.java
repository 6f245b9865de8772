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
            Told before = file.told();
            file.update(new Told(person, before.words(), before.elderlyNotes()), notes, "person", who, now);
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

    /** Whether an elderly parent in need of care lives in the household. What is so already is no news. */
    record ElderlyParent(boolean lives) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            WithElderlyCare before = file.notes().ofElderlyCare();
            if (before.parent() == lives) return;
            CaseNotes next = file.notes().with(before.withParent(lives));
            file.update(file.told(), next, "elderly-parent", Map.of("lives", lives), who, now);
        }
    }

    /** Elderly care sees the case from now on: those who answer for its part of the network, else all of them. */
    record SharedWithElderlyCare() implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            file.requireOpen();
            WithElderlyCare before = file.notes().ofElderlyCare();
            if (before.share() != null) return;
            file.share(before, file.notes().district(), who, now);
        }
    }

    /** Elderly care sees it no more, but for whoever of them opened it. */
    record NotSharedWithElderlyCare() implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            WithElderlyCare before = file.notes().ofElderlyCare();
            if (before.share() == null) return;
            file.update(file.told(), file.notes().with(before.with(null)), "elderly-unshared", who, now);
        }
    }

    /** Something about an elderly parent; it stays as it was written. */
    record OfElderlyParent(String words) implements CaseNote {
        @Override
        public void on(CaseFile file, String who, Instant now) {
            Told told = file.told();
            List<Told.Note> all = new ArrayList<>(told.elderlyNotes());
            if (all.size() == Told.MOST_NOTES)
                throw Problem.of("too-many-elderly-notes", 409, Told.MOST_NOTES).asException();
            all.add(new Told.Note(who, now, words));
            file.update(new Told(told.person(), told.words(), all), file.notes(), "elderly-note", who, now);
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
