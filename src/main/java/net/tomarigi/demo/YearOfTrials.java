package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.Stay;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.registry.Registrant;
import net.tomarigi.search.KnownNeed;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.Trial.Again;
import net.tomarigi.trial.Trial.Party;
import net.tomarigi.trial.Trial.Talk;
import net.tomarigi.trial.Trial.Why;
import net.tomarigi.trial.TrialPlace;

/** Where people of a simulated year try to stay, and what came of it: all through {@link Trial}. */
final class YearOfTrials {
    /** One booking for so many people on the roster. */
    private static final int PEOPLE_A_TRIAL = 25;

    private static final int MOST_CHOICES = 60;
    private static final String[] PURPOSES = {
        "家族が入院したときに備えて、夜の過ごし方に慣れる。", "一人で泊まる練習。まずは一泊から。", "緊急のときに知っている場所を作っておきたい。", "親元をはなれて暮らす準備。"
    };
    private static final String[] WENT_WELL = {
        "夕食は全部食べ、22時に眠れた。本人は「また来たい」とのこと。", "はじめの夜は眠りが浅かったが、二晩目は落ち着いて過ごせた。", "職員の声かけで入浴もできた。ほかの利用者とも話していた。"
    };
    private static final String[] TO_PREPARE = {"使い慣れた枕と絵カードを持ってくる。", "夜の薬の時間を紙に書いて渡す。", "夜間の連絡先をもう一人決めておく。"};
    private static final Why[] WHYS = {Why.UNWELL, Why.OWN_WISH, Why.FAMILY, Why.OTHER};

    private final YearPlan plan;
    private final Agenda agenda;
    private final YearOfTown town;
    private final YearOfRoster roster;
    private final YearRecord record;
    private final Dice dice;

    YearOfTrials(YearPlan plan, Agenda agenda, YearOfTown town, YearOfRoster roster, YearRecord record) {
        this.plan = plan;
        this.agenda = agenda;
        this.town = town;
        this.roster = roster;
        this.record = record;
        this.dice = new Dice(plan.seed(), "trials " + plan.network());
    }

    /** What becomes of a booking in the end. */
    private enum Course {
        USUAL,
        /** Nobody has talked about it. */
        WITHOUT_TALK,
        /** The place has not agreed yet. */
        ONLY_ASKED
    }

    void begin() {
        Set<Month> always = EnumSet.allOf(Month.class);
        Set<Month> notInWinter = EnumSet.complementOf(EnumSet.of(Month.JANUARY, Month.FEBRUARY));
        bed("-11", "-11-1", "体験利用のお部屋（101）", "都賀町", "個室。窓から庭が見える。トイレはすぐ隣。", always);
        bed("-08", "-08-2", "女性の体験利用のお部屋（102）", "藤岡町", "個室。夜勤の職員が二人いる階。", always);
        record.places.add(place(
                null,
                null,
                "体験用アパート ひとやすみ（架空）",
                "大平町",
                "1DK、台所とふろ付き。駅から歩いて8分。",
                "夕方と朝にヘルパーが来る。夜は電話で呼べる。",
                2,
                notInWinter));
        int days = Period.between(plan.from(), plan.until()).getYears() * 365;
        int count = Math.max(8, plan.people() / PEOPLE_A_TRIAL);
        for (int i = 0; i < count; i++) {
            LocalDate from = plan.from().plusDays(25 + (long) i * (days - 65) / count + dice.from(0, 4));
            book(from.minusDays(dice.from(10, 20)), from, dice.weighted(.4, .35, .25), Course.USUAL);
        }
        // As whoever looks finds it: overdue, just over, soon, and asked for.
        book(plan.until().minusDays(45), plan.until().minusDays(25), 2, Course.WITHOUT_TALK);
        book(plan.until().minusDays(20), plan.until().minusDays(6), 2, Course.WITHOUT_TALK);
        book(plan.until().minusDays(30), plan.until().plusDays(9), 0, Course.USUAL);
        book(plan.until().minusDays(3), plan.until().plusDays(17), 2, Course.ONLY_ASKED);
    }

    private void bed(String facility, String bed, String name, String part, String what, Set<Month> months) {
        record.places.add(place(plan.network() + facility, plan.network() + bed, name, part, what, null, 1, months));
    }

    private TrialPlace place(
            String facility,
            String bed,
            String name,
            String part,
            String what,
            String help,
            int capacity,
            Set<Month> months) {
        return new TrialPlace(
                dice.id(), plan.network(), facility, bed, name, part, what, help, capacity, months, false, 1);
    }

    /** @param place which of the places is in mind; where nobody fits there, another */
    private void book(LocalDate on, LocalDate from, int place, Course course) {
        int nights = 1 + dice.weighted(.35, .4, .25);
        agenda.at(YearPlan.midnight(on).plusSeconds(dice.from(9 * 3600, 16 * 3600)), () -> {
            for (int i = 0; i < record.places.size(); i++)
                if (ask(record.places.get((place + i) % record.places.size()), from, nights, course)) return;
        });
    }

    private boolean ask(TrialPlace place, LocalDate from, int nights, Course course) {
        if (place.firstShut(from, nights) != null || !isFree(place, from, nights)) return false;
        Registrant one = anybody(place);
        if (one == null) return false;
        String companions = dice.chance(.6) ? "母と相談支援専門員" : null;
        String purpose = dice.of(List.of(PURPOSES));
        Trial asked = Trial.ask(dice.id(), place, one.id(), from, nights, purpose, companions, agenda.now());
        put(asked);
        if (course != Course.ONLY_ASKED)
            agenda.in(Duration.ofHours(dice.from(1, 50)), () -> agree(place, asked.id(), course));
        return true;
    }

    /** Somebody of the roster whom the place can take. */
    private Registrant anybody(TrialPlace place) {
        for (int i = 0; i < MOST_CHOICES; i++) {
            Registrant one = roster.anybody();
            if (one == null) return null;
            boolean isBooked = record.trials.values().stream()
                    .anyMatch(trial -> trial.registrant().equals(one.id()) && trial.state() != Trial.State.CALLED_OFF);
            if (!isBooked && fits(place, one)) return one;
        }
        return null;
    }

    private boolean fits(TrialPlace place, Registrant one) {
        LocalDate born = one.personal().born();
        int age = born == null
                ? -1
                : Period.between(born, LocalDate.ofInstant(agenda.now(), Policy.TOKYO))
                        .getYears();
        // Whoever lives in a flat for a night is grown up, and does not need care at night.
        if (place.bed() == null)
            return age >= 18
                    && (one.facts().need().care() == null
                            || one.facts().need().care().size() < 2);
        KnownNeed need = born == null
                ? one.facts().need()
                : YearOfRoster.aged(one.facts().need(), age);
        return Fit.all(town, town.house(place.facility()), need, town.tonight(), 1).stream()
                .anyMatch(fit -> fit.bed.bed().equals(place.bed()) && fit.isOfItsKind());
    }

    /** As the product asks it: the bed is kept for nobody, or there is room in the flat. */
    private boolean isFree(TrialPlace place, LocalDate from, int nights) {
        List<Trial> others = record.trials.values().stream()
                .filter(one -> one.place().equals(place.id()))
                .toList();
        return place.firstFull(others, from, nights) == null
                && (place.bed() == null
                        || town.house(place.facility()).room(place.bed()).isFree(from, nights));
    }

    private void agree(TrialPlace place, String id, Course course) {
        Trial asked = record.trials.get(id);
        if (!isFree(place, asked.from(), asked.nights())) {
            put(asked.callOff(Why.PLACE, "その日は別の方の利用が決まっていた。"));
            return;
        }
        put(asked.agree());
        boolean isCalledOff = course == Course.USUAL && asked.from().isBefore(plan.until()) && dice.chance(.15);
        if (isCalledOff)
            agenda.at(
                    morning(asked.from().minusDays(1)),
                    () -> change(
                            id,
                            one -> one.callOff(WHYS[dice.from(0, 3)], dice.chance(.5) ? "本人が熱を出した。日をあらためる。" : null)));
        else
            agenda.at(morning(asked.end()), () -> {
                if (change(id, one -> one.tookPlace(one.nights(), today())) && course == Course.USUAL)
                    agenda.at(morning(today().plusDays(dice.from(2, 12))), () -> talk(id));
            });
    }

    private void talk(String id) {
        Set<Party> with = EnumSet.of(Party.PERSON, Party.OFFICE);
        if (dice.chance(.8)) with.add(Party.FAMILY);
        Again again = new Again[] {Again.YES, Again.NO, Again.UNKNOWN}[dice.weighted(.75, .08, .17)];
        String wentWell = again == Again.NO ? "夜に何度も起きて、家に帰りたいと話していた。" : dice.of(List.of(WENT_WELL));
        change(id, one -> one.talked(new Talk(today(), with, again, wentWell, dice.of(List.of(TO_PREPARE))), today()));
    }

    private interface Command {
        Trial on(Trial trial);
    }

    /** What cannot be done any more is not done. */
    private boolean change(String id, Command command) {
        try {
            put(command.on(record.trials.get(id)));
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(agenda.now(), Policy.TOKYO);
    }

    private Instant morning(LocalDate day) {
        return ZonedDateTime.of(day.atTime(10, dice.from(0, 59)), Policy.TOKYO).toInstant();
    }

    /** A trial in a bed is a stay there. */
    private void put(Trial next) {
        Trial kept = new Trial(
                next.id(),
                next.network(),
                next.place(),
                next.registrant(),
                next.facility(),
                next.bed(),
                next.from(),
                next.nights(),
                next.state(),
                next.facts(),
                next.words(),
                agenda.now(),
                next.version() + 1);
        record.trials.put(kept.id(), kept);
        if (kept.bed() == null) return;
        Stay.State state = kept.state() == Trial.State.AGREED ? Stay.State.AGREED : Stay.State.ENDED;
        town.keep(new Stay(
                "trial-" + kept.id(),
                null,
                kept.facility(),
                kept.bed(),
                kept.from(),
                kept.nights(),
                state,
                null,
                agenda.now(),
                "trial"));
    }
}
