package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.CaseFile;
import net.tomarigi.placement.CaseNote;
import net.tomarigi.placement.CaseNotes.Closing;
import net.tomarigi.placement.CaseNotes.Instead;
import net.tomarigi.placement.CaseNotes.Why;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.HandOver;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.platform.ProblemException;

/** One case of a simulated year, as its coordinator, the facilities and time move it: all through {@link CaseFile}. */
final class Emergency {
    private static final int MOST_ROUNDS = 4;

    private final YearOfCases year;
    private final Agenda agenda;
    private final Dice dice;
    private final String district;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> answering = new HashSet<>();
    private final EmergencyAsks asks;
    private HandOver heardOf;
    private KeptCase kept;
    private int rounds;
    private boolean isPlaced;
    private long looks;
    private int grown;

    Emergency(YearOfCases year, String district) {
        this.year = year;
        this.agenda = year.agenda;
        this.dice = year.dice;
        this.district = district;
        this.asks = new EmergencyAsks(year, this);
    }

    String id() {
        return kept.id();
    }

    String owner() {
        return kept.owner();
    }

    KeptCase kept() {
        return kept;
    }

    void open(Looking looking, Told told, String registrant, boolean isPractice) {
        String who = year.staff.onDuty(district, agenda.now(), dice).id();
        save(CaseFile.open(
                dice.id(),
                year.plan.network(),
                isPractice,
                looking,
                told,
                registrant,
                who,
                agenda.now(),
                year.procedure));
        in(2, 6, () -> step("safe"));
        in(4, 12, () -> step("know"));
        if (dice.chance(.06)) in(9, 50, this::withdraw);
        if (isPractice) in(40, 90, this::endDrill);
        lookIn(4, 12);
    }

    // --- How anything changes

    /** What cannot be done any more is not done. */
    boolean change(Consumer<CaseFile> command) {
        CaseFile file = CaseFile.of(kept, year.procedure);
        file.nameBy(dice::id);
        try {
            file.passTime(agenda.now());
            command.accept(file);
        } catch (ProblemException refused) {
            return false;
        }
        if (!file.newEntries().isEmpty()) save(file);
        return true;
    }

    private void save(CaseFile file) {
        kept = file.kept();
        entries.addAll(file.newEntries());
        year.record.cases.put(kept.id(), new YearRecord.OneCase(kept, List.copyOf(entries)));
        year.town.keep(kept);
        for (Ask ask : kept.asks())
            if (ask.state() == Ask.State.WAITING && answering.add(ask.id())) asks.expectAnswer(ask);
        hear(kept.notes().handOver());
        if (kept.state() == CaseState.PLACED && !isPlaced) placed();
        Instant due = due(file);
        long version = kept.version();
        // Whatever is over is ended within a second.
        if (due != null)
            agenda.at(due.plusSeconds(1), () -> {
                if (kept.version() == version) change(passed -> {});
            });
    }

    /** When the next thing is over; null: nothing is. */
    private Instant due(CaseFile file) {
        if (kept.state().isEnd()) return null;
        List<Instant> all = new ArrayList<>();
        for (Ask ask : kept.asks()) if (ask.state() == Ask.State.WAITING) all.add(ask.deadlineAt());
        for (Stay stay : kept.stays()) all.add(stay.expiresAt());
        all.add(kept.dueAt());
        all.add(file.nextAt());
        return all.stream().filter(at -> at != null).min(Instant::compareTo).orElse(null);
    }

    void in(int fewest, int most, Runnable work) {
        agenda.in(Duration.ofSeconds(dice.from(fewest * 60, most * 60)), work);
    }

    /** The coordinator looks at it again; an earlier look that was planned is none. */
    void lookIn(int fewest, int most) {
        long number = ++looks;
        in(fewest, most, () -> {
            if (number == looks) look();
        });
    }

    private void step(String step) {
        if (year.procedure.steps().stream().noneMatch(one -> one.id().equals(step))) return;
        if (!kept.state().isEnd() && dice.chance(.85)) note(new CaseNote.Step(step, true));
    }

    private void note(CaseNote note) {
        change(file -> note.on(file, owner(), agenda.now()));
    }

    // --- Until there is a bed

    private void look() {
        switch (kept.state()) {
            case OPEN -> search();
            case ASKING -> lookIn(5, 9);
            case HELD -> decide();
            default -> {
                // it goes its way
            }
        }
    }

    private void search() {
        if (rounds++ == 0) {
            step("ask");
            year.keepDemand(dice.id(), kept.looking());
        }
        boolean isAsked = rounds <= MOST_ROUNDS && asks.ask(rounds);
        if (isAsked) {
            lookIn(5, 16);
            return;
        }
        if (kept.stays().stream().anyMatch(stay -> stay.state() == Stay.State.AGREED)) shorten();
        else giveUp();
    }

    /** For the nights that nobody gives, something else is found: the case looks for those it has. */
    private void shorten() {
        Looking looking = kept.looking();
        LocalDate from = looking.from();
        LocalDate end = from;
        for (Stay stay : kept.stays())
            if (stay.state() == Stay.State.AGREED
                    && !stay.from().isAfter(end)
                    && stay.end().isAfter(end)) end = stay.end();
        if (!end.isAfter(from)) {
            LocalDate first = kept.stays().stream()
                    .filter(stay -> stay.state() == Stay.State.AGREED)
                    .map(Stay::from)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            from = first;
            for (Stay stay : kept.stays())
                if (stay.state() == Stay.State.AGREED && stay.from().equals(first)) end = stay.end();
        }
        LocalDate begin = from;
        int nights = (int) (end.toEpochDay() - begin.toEpochDay());
        change(file -> file.look(
                new Looking(
                        looking.need(),
                        looking.lat(),
                        looking.lon(),
                        begin,
                        nights,
                        looking.maxKm(),
                        looking.neighbours()),
                owner(),
                agenda.now()));
    }

    private void decide() {
        Stay held = kept.stays().stream()
                .filter(stay -> stay.state() == Stay.State.HELD)
                .findFirst()
                .orElseThrow();
        if (dice.chance(.82)) change(file -> file.agree(held.id(), owner(), agenda.now()));
        else if (dice.chance(.7)) change(file -> file.release(held.id(), owner(), agenda.now()));
        if (!kept.state().isEnd() && kept.state() != CaseState.PLACED) lookIn(3, 12);
    }

    private void withdraw() {
        if (kept.state().isEnd() || kept.state() == CaseState.PLACED) return;
        Why why = dice.chance(.6) ? Why.CARER_CAME_BACK : dice.chance(.5) ? Why.OPENED_IN_ERROR : Why.OTHER;
        close(CaseState.WITHDRAWN, why, why == Why.CARER_CAME_BACK ? Instead.FAMILY : Instead.NOTHING, null);
    }

    private void giveUp() {
        boolean isMedical = kept.looking().need().care() != null
                && kept.looking().need().care().stream().anyMatch(care -> care.ordinal() < 14);
        Why why = dice.chance(.75) ? Why.NO_BED : dice.chance(.6) ? Why.REFUSED_BY_PERSON : Why.OTHER;
        Instead instead = isMedical && dice.chance(.6)
                ? Instead.HOSPITAL
                : Instead.values()[dice.weighted(.34, .3, .1, .08, .12, .06)];
        close(
                CaseState.NOT_PLACED,
                why,
                instead,
                switch (instead) {
                    case FAMILY -> "親族が泊まりこみで支えることになった。";
                    case HOME_HELP -> "夜間のホームヘルプを入れ、自宅で過ごした。";
                    case HOSPITAL -> "医療機関が一時的に受け入れた。";
                    case LODGING -> "福祉サービス外の宿泊先を使った。";
                    case OTHER_SERVICE -> "別の福祉サービスにつないだ。";
                    case NOTHING -> "見守りの電話を続けた。";
                });
    }

    // --- From the bed to the end

    private void placed() {
        isPlaced = true;
        in(5, 25, () -> step("ride"));
        in(10, 40, () -> step("tell"));
        in(30, 240, () -> step("office"));
        Stay stay = agreed().get(0);
        if (dice.chance(.02) && agreed().size() == 1)
            in(120, 300, () -> {
                if (change(file -> file.noShow(stay.id(), owner(), agenda.now()))) in(10, 14, this::giveUp);
            });
        else if (dice.chance(.02))
            in(20, 90, () -> {
                asks.revoke(stay);
                lookIn(2, 8);
            });
        else if (stay.count() >= 3 && dice.chance(.06))
            agenda.at(at(stay.from().plusDays(1), 10, 14), () -> asks.askToMove(stay));
        planEnd();
    }

    private List<Stay> agreed() {
        return kept.stays().stream()
                .filter(stay -> stay.state() == Stay.State.AGREED)
                .toList();
    }

    private Instant at(LocalDate day, int first, int last) {
        return day.atTime(LocalTime.of(dice.from(first, last - 1), dice.from(0, 59)))
                .atZone(Policy.TOKYO)
                .toInstant();
    }

    private LocalDate lastDay() {
        return agreed().stream().map(Stay::end).max(LocalDate::compareTo).orElse(null);
    }

    private void planEnd() {
        LocalDate last = lastDay();
        Instant dayBefore = at(last.minusDays(1), 13, 16);
        // Of one night it is said in the morning.
        agenda.at(dayBefore.isAfter(agenda.now()) ? dayBefore : at(last, 8, 9), this::extend);
        boolean isLate = dice.chance(.08);
        agenda.at(at(last, isLate ? 13 : 10, isLate ? 17 : 12), this::goHome);
        LocalDate first = agreed().get(0).from();
        int nights = (int) (last.toEpochDay() - first.toEpochDay());
        if (nights > 2 && dice.chance(.1)) agenda.at(at(first.plusDays(dice.from(1, nights - 1)), 10, 17), this::leave);
    }

    /** The carer is not well yet. */
    private void extend() {
        LocalDate last = lastDay();
        if (kept.state() != CaseState.PLACED
                || last == null
                || !last.equals(year.town.tonight().plusDays(1))) return;
        if (!dice.chance(grown == 0 ? .2 : .5) || grown > 5) return;
        Stay stay = agreed().stream()
                .filter(one -> one.end().equals(last))
                .findFirst()
                .orElseThrow();
        int nights = stay.count() + dice.from(2, 6);
        if (nights > 40) return;
        grown++;
        if (change(file -> file.resize(stay.id(), nights, year.town.beds(stay.facility()), owner(), agenda.now())))
            planEnd();
    }

    private void goHome() {
        LocalDate last = lastDay();
        if (kept.state().isEnd() || last == null || last.isAfter(LocalDate.ofInstant(agenda.now(), Policy.TOKYO)))
            return;
        end();
    }

    private void leave() {
        if (kept.state() == CaseState.PLACED) end();
    }

    private void end() {
        Why why = dice.chance(.8) ? Why.WENT_HOME : dice.chance(.8) ? Why.STAYS_ELSEWHERE : Why.OTHER;
        close(CaseState.ENDED, why, null, dice.chance(.4) ? "家族の体調がもどり、自宅へ。次の日に電話で様子を確認する。" : null);
    }

    private void endDrill() {
        if (kept.state().isEnd()) return;
        boolean wasPlaced = !agreed().isEmpty();
        close(
                wasPlaced ? CaseState.ENDED : CaseState.WITHDRAWN,
                Why.OTHER,
                wasPlaced ? null : Instead.NOTHING,
                "訓練はここまで。");
    }

    private void close(CaseState as, Why why, Instead instead, String words) {
        if (words != null && !kept.state().isEnd()) note(new CaseNote.Words(Told.About.CLOSING, words));
        boolean isDone = change(file -> file.close(as, new Closing(why, instead, owner(), agenda.now()), agenda.now()));
        if (isDone && !kept.practice()) new Aftermath(year, this).begin(as);
    }

    // --- Who answers for it

    /** Those to whom it was offered answer, or its owner keeps it. */
    private void hear(HandOver offered) {
        if (offered == null || offered.equals(heardOf)) return;
        heardOf = offered;
        in(3, 20, () -> {
            if (!offered.equals(kept.notes().handOver()) || kept.state().isEnd()) return;
            List<String> others = year.staff.coordinators().stream()
                    .filter(one -> offered.to() == null || one.id().equals(offered.to()))
                    .filter(one -> offered.district() == null
                            || offered.district().equals(one.grant().district()))
                    .map(YearOfStaff.Person::id)
                    .filter(one -> !one.equals(owner()))
                    .toList();
            int answer = dice.weighted(.72, .16, .12);
            if (answer == 0 && !others.isEmpty())
                change(file -> file.accept(dice.of(others), one -> true, agenda.now()));
            else if (answer == 1) change(file -> file.decline(owner(), one -> true, agenda.now()));
            if (kept.state() == CaseState.OPEN) lookIn(2, 8);
        });
    }

    /** In the morning whoever answered at night gives it to those who know the person. */
    void planHandOver() {
        if (!year.staff.isOfNight(owner()) && !dice.chance(.05)) return;
        LocalDate day = LocalDate.ofInstant(agenda.now(), Policy.TOKYO).plusDays(1);
        while (day.getDayOfWeek().getValue() > 5) day = day.plusDays(1);
        agenda.at(at(day, 9, 11), () -> {
            if (kept.state().isEnd() || kept.notes().handOver() != null) return;
            HandOver.Reason reason = HandOver.Reason.values()[
                    dice.weighted(.5, .4, kept.looking().need().age() == null ? 0 : .04, .06)];
            HandOver next = dice.chance(.5)
                    ? new HandOver(
                            dice.of(year.staff.ofDistrict(district)).id(), null, null, reason, owner(), agenda.now())
                    : new HandOver(null, null, district, reason, owner(), agenda.now());
            change(file -> file.offer(next, agenda.now()));
        });
    }
}
