package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.Asking;
import net.tomarigi.placement.CaseFile;
import net.tomarigi.placement.CaseNote;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.placement.CaseNotes.Why;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.placement.Wanted;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.registry.Registrant;

/**
 * The cases that go on when a simulated year ends, whatever chance had in mind: somebody came yesterday, somebody stays longer
 * than a week, and somebody has just gone home and nobody has conferred about it yet. One that waits for answers would be
 * overdue before anybody looks.
 */
final class CurrentCases {
    private static final int COUNT = 3;

    /** A small year has none. */
    private static final int FEWEST_CASES = 20;

    private static final int MOST_CHOICES = 300;
    private static final int FEWEST_NIGHTS = 3;

    private final YearOfCases year;
    private final YearOfRoster roster;
    private final Dice dice;

    CurrentCases(YearOfCases year, YearOfRoster roster) {
        this.year = year;
        this.roster = roster;
        this.dice = new Dice(year.plan.seed(), "current " + year.plan.network());
    }

    /** How many of a year's cases they are. */
    static int countOf(YearPlan plan) {
        return plan.cases() < FEWEST_CASES ? 0 : COUNT;
    }

    void begin() {
        if (countOf(year.plan) == 0) return;
        LocalDate until = year.plan.until();
        int nightsOfNow = 4;
        open(until.minusDays(1), 17, nightsOfNow, one -> {});
        open(until.minusDays(5), 10, FEWEST_NIGHTS + 1, one -> {
            at(until.minusDays(3), 14, () -> one.lengthen(9));
            at(
                    until.minusDays(2),
                    11,
                    () -> one.note(
                            new CaseNote.Words(Told.About.EXIT_PLAN, "母の退院は来週の見込み。7泊目の前に、家族と相談支援事業所とで帰る日を話し合う。")));
        });
        open(until.minusDays(4), 13, FEWEST_NIGHTS, one -> at(until.minusDays(1), 10, one::goHome));
    }

    private void at(LocalDate day, int hour, Runnable work) {
        year.agenda.at(YearPlan.midnight(day).plus(Duration.ofMinutes(hour * 60L + dice.from(5, 50))), work);
    }

    private void open(LocalDate day, int hour, int nights, Consumer<Current> later) {
        at(day, hour, () -> {
            for (int i = 0; i < MOST_CHOICES; i++) {
                Registrant one = roster.anybody();
                if (one == null || hasCase(one)) continue;
                for (YearOfTown.House house : year.town.houses()) {
                    Fit fit = Fit.best(year.town, house, year.need(one), year.town.tonight(), nights);
                    if (!fit.isFull()) continue;
                    later.accept(new Current(one, house, fit, nights));
                    return;
                }
            }
            year.open(true, false);
        });
    }

    private boolean hasCase(Registrant one) {
        return year.record.cases.values().stream()
                .map(YearRecord.OneCase::kept)
                .anyMatch(kept -> one.id().equals(kept.notes().registrant())
                        && !kept.state().isEnd());
    }

    /** One of them, which goes as such things should go. */
    private final class Current {
        private final List<Entry> entries = new ArrayList<>();
        private KeptCase kept;

        private Current(Registrant one, YearOfTown.House house, Fit fit, int nights) {
            String who = year.staff
                    .onDuty(one.facts().district(), year.agenda.now(), dice)
                    .id();
            Looking looking = new Looking(
                    year.need(one), one.facts().lat(), one.facts().lon(), year.town.tonight(), nights, null, false);
            save(CaseFile.open(
                    dice.id(),
                    year.plan.network(),
                    false,
                    looking,
                    year.told(one),
                    one.id(),
                    who,
                    year.agenda.now(),
                    year.procedure));
            roster.noteCase(one.id(), kept.id(), false, who);
            year.keepDemand(dice.id(), looking);
            in(2, () -> step("safe"));
            in(4, () -> step("know"));
            in(7, () -> ask(house, fit));
        }

        private void in(int minutes, Runnable work) {
            year.agenda.in(Duration.ofSeconds(minutes * 60L + dice.from(0, 50)), work);
        }

        private void ask(YearOfTown.House house, Fit fit) {
            step("ask");
            change(file -> file.ask(
                    new Asking(List.of(new Wanted(house.facility.id(), null, null, null)), null, null, null, null),
                    kept.owner(),
                    year.agenda.now()));
            in(8, () -> {
                Ask asked = kept.asks().get(0);
                Answer yes = Answer.of(fit.bed.bed(), null, null, null, null, "薬と受給者証を持ってきてください。玄関で夜勤者が待ちます。");
                change(file -> file.answer(
                        asked.id(),
                        Ask.State.YES,
                        yes.said(year.agenda.now(), year.staff.provider(asked.facility()), false),
                        year.town.beds(asked.facility()),
                        year.agenda.now()));
            });
            in(12, () -> change(file -> file.agree(kept.stays().get(0).id(), kept.owner(), year.agenda.now())));
            in(25, () -> step("ride"));
            in(40, () -> step("tell"));
            in(90, () -> step("office"));
        }

        private void lengthen(int nights) {
            Stay stay = kept.stays().get(0);
            change(file ->
                    file.resize(stay.id(), nights, year.town.beds(stay.facility()), kept.owner(), year.agenda.now()));
        }

        private void goHome() {
            note(new CaseNote.Words(Told.About.CLOSING, "母が退院し、自宅へ。明日、電話で様子を確認する。"));
            Closing closing = new Closing(Why.WENT_HOME, null, kept.owner(), year.agenda.now());
            change(file -> file.close(CaseState.ENDED, closing, year.agenda.now()));
        }

        private void step(String step) {
            if (year.procedure.steps().stream().anyMatch(one -> one.id().equals(step)))
                note(new CaseNote.Step(step, true));
        }

        private void note(CaseNote note) {
            change(file -> note.on(file, kept.owner(), year.agenda.now()));
        }

        private void change(Consumer<CaseFile> command) {
            CaseFile file = CaseFile.of(kept, year.procedure);
            file.nameBy(dice::id);
            Instant now = year.agenda.now();
            try {
                file.passTime(now);
                command.accept(file);
            } catch (ProblemException refused) {
                return;
            }
            if (!file.newEntries().isEmpty()) save(file);
        }

        private void save(CaseFile file) {
            kept = file.kept();
            entries.addAll(file.newEntries());
            year.record.cases.put(kept.id(), new YearRecord.OneCase(kept, List.copyOf(entries)));
            year.town.keep(kept);
        }
    }
}
