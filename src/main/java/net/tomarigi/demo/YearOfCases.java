package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Told;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.search.DemandLedger.Demand;
import net.tomarigi.search.KnownNeed;

/** When emergencies happen in a simulated year, and to whom; and what is looked for in it. */
final class YearOfCases {
    /** By the hour: most carers break down in the evening. */
    private static final double[] OF_HOUR = {2, 1.5, 1, 1, 1, 1.5, 2, 3, 4, 5, 5, 4, 4, 4, 5, 6, 7, 9, 10, 9, 7, 5, 4, 3
    };

    /** No emergency begins so shortly before the year's end that nobody could have answered. */
    private static final int LAST_HOUR = 13;

    private static final String[] SITUATIONS = {
        "同居の母が倒れて救急搬送された。今夜ひとりになる。",
        "父が転んで骨折し、介助ができない。",
        "家族の体調がくずれ、数日休ませたい。",
        "本人の状態が急に変わり、家族だけでは支えきれない。",
        "きょうだいの葬儀で家族が遠方へ行く。",
        "家を出たと電話があった。家に戻るのはむずかしい。",
        "ヘルパーが急に来られなくなり、夜の介助者がいない。"
    };

    final YearPlan plan;
    final Agenda agenda;
    final YearOfStaff staff;
    final YearOfTown town;
    final YearRecord record;
    final Procedure procedure;
    final Dice dice;
    private final YearOfRoster roster;
    private final Invented invented;

    YearOfCases(
            YearPlan plan,
            Agenda agenda,
            YearOfStaff staff,
            YearOfTown town,
            YearOfRoster roster,
            YearRecord record,
            Invented invented,
            Procedure procedure) {
        this.plan = plan;
        this.agenda = agenda;
        this.staff = staff;
        this.town = town;
        this.roster = roster;
        this.record = record;
        this.invented = invented;
        this.procedure = procedure;
        this.dice = new Dice(plan.seed(), "cases " + plan.network());
    }

    /** Plans when each begins. */
    void begin() {
        double[] days = weights();
        for (int i = CurrentCases.countOf(plan); i < plan.cases(); i++) {
            boolean isRegistered = dice.chance(.5);
            agenda.at(moment(dice.weighted(days), dice.weighted(OF_HOUR)), () -> open(isRegistered, false));
        }
        for (int i = 0; i < plan.drills(); i++)
            agenda.at(moment(dice.from(0, days.length - 2), dice.from(10, 15)), () -> open(dice.chance(.5), true));
        // Somebody looks ahead, for a trial stay or to know what there is.
        for (int i = 0; i < plan.cases(); i++)
            agenda.at(moment(dice.weighted(days), dice.from(9, 17)), this::lookAhead);
    }

    private Instant moment(int day, int hour) {
        Instant at = YearPlan.midnight(plan.from().plusDays(day)).plusSeconds(hour * 3600L + dice.from(0, 3599));
        Instant last = plan.end().minus(Duration.ofHours(LAST_HOUR));
        return at.isBefore(last) ? at : last.minusSeconds(dice.from(0, 7200));
    }

    private double[] weights() {
        int count = (int) Duration.between(plan.begin(), plan.end()).toDays();
        double[] days = new double[count];
        for (int i = 0; i < count; i++) {
            LocalDate day = plan.from().plusDays(i);
            boolean isYearEnd = day.getMonthValue() == 12 && day.getDayOfMonth() > 26
                    || day.getMonthValue() == 1 && day.getDayOfMonth() < 5;
            days[i] = (isYearEnd ? 2.5 : day.getMonthValue() == 8 ? 1.6 : 1)
                    * (day.getDayOfWeek().getValue() == 5 ? 1.5 : 1);
        }
        return days;
    }

    void open(boolean isRegistered, boolean isPractice) {
        Registrant one = isRegistered ? roster.anybody() : null;
        if (one == null) openOfStranger(isPractice);
        else openFromRoster(one, isPractice);
    }

    private void openOfStranger(boolean isPractice) {
        LocalDate today = LocalDate.ofInstant(agenda.now(), Policy.TOKYO);
        Invented.Human human = invented.human(today);
        int age = Period.between(human.born(), today).getYears();
        Person person = new Person(
                dice.chance(.95) ? human.name() : null,
                dice.chance(.6) ? human.kana() : null,
                dice.chance(.8) ? human.address() : null,
                "家族（架空） 0282-00-" + dice.from(1000, 9999),
                null);
        boolean isPlaceKnown = dice.chance(.8);
        Looking looking = looking(
                invented.known(human, age),
                isPlaceKnown ? (Double) human.lat() : null,
                isPlaceKnown ? (Double) human.lon() : null);
        new Emergency(this, human.district()).open(looking, told(person), null, isPractice);
    }

    private void openFromRoster(Registrant one, boolean isPractice) {
        Emergency emergency = new Emergency(this, one.facts().district());
        emergency.open(looking(one), told(one), one.id(), isPractice);
        roster.noteCase(one.id(), emergency.id(), isPractice, emergency.owner());
    }

    private Looking looking(Registrant one) {
        return looking(need(one), one.facts().lat(), one.facts().lon());
    }

    /** With an age, as of today. */
    KnownNeed need(Registrant one) {
        LocalDate born = one.personal().born();
        if (born == null) return one.facts().need();
        LocalDate today = LocalDate.ofInstant(agenda.now(), Policy.TOKYO);
        return YearOfRoster.aged(one.facts().need(), Period.between(born, today).getYears());
    }

    /** As a case is opened from the roster: with what is known there. */
    Told told(Registrant one) {
        Personal personal = one.personal();
        String contact = personal.contacts().stream()
                .map(each -> Stream.of(each.relation(), each.name(), each.phone())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("、"));
        return told(new Person(personal.name(), personal.kana(), personal.address(), contact, personal.wishes()));
    }

    private Looking looking(KnownNeed need, Double lat, Double lon) {
        LocalDate from = town.tonight().plusDays(dice.chance(.85) ? 0 : 1);
        int nights = dice.weighted(.16, .22, .2, .12, .08, .07, .08, .02, .01, .04) + 1;
        return new Looking(need, lat, lon, from, nights, null, false);
    }

    private Told told(Person person) {
        return new Told(person, Map.of(Told.About.SITUATION, dice.of(Arrays.asList(SITUATIONS))));
    }

    private void lookAhead() {
        Invented.Human human = invented.human(LocalDate.ofInstant(agenda.now(), Policy.TOKYO));
        LocalDate from = town.tonight().plusDays(dice.from(0, 12));
        keepDemand(
                dice.id(),
                new Looking(
                        invented.known(human, dice.from(8, 70)),
                        human.lat(),
                        human.lon(),
                        from,
                        dice.from(1, 3),
                        null,
                        false));
    }

    /** What a search leaves in the ledger. */
    void keepDemand(String search, Looking looking) {
        int reached = 0;
        int fitting = 0;
        boolean isNever = true;
        Map<String, Integer> excluded = new LinkedHashMap<>();
        List<List<String>> misses = new ArrayList<>();
        for (YearOfTown.House house : town.houses())
            for (Fit fit : Fit.all(town, house, looking.need(), looking.from(), looking.nights())) {
                reached++;
                if (fit.isFull()) fitting++;
                isNever &= !fit.isOfItsKind();
                for (String criterion : fit.misses.keySet()) excluded.merge(criterion, 1, Integer::sum);
                if (fit.misses.size() == 1 && misses.size() < 10) {
                    List<String> miss = List.copyOf(fit.misses.values());
                    if (!misses.contains(miss)) misses.add(miss);
                }
            }
        record.demands.add(new Demand(
                plan.network(),
                search,
                agenda.now(),
                need(looking.need()),
                looking.nights(),
                (int) (looking.from().toEpochDay() - town.tonight().toEpochDay()),
                looking.maxKm(),
                looking.neighbours(),
                coarse(looking.lat()),
                coarse(looking.lon()),
                reached,
                fitting,
                excluded,
                misses,
                isNever));
    }

    private static Double coarse(Double degrees) {
        return degrees == null ? null : Math.round(degrees * 10) / 10.0;
    }

    /** With an age band instead of an age. */
    private static Map<String, Object> need(KnownNeed need) {
        Map<String, Object> known = new LinkedHashMap<>();
        if (need.disabilities() != null)
            known.put("disabilities", need.disabilities().stream().sorted().toList());
        if (need.care() != null) known.put("care", need.care().stream().sorted().toList());
        if (need.behaviour() != null) known.put("behaviour", need.behaviour());
        if (need.supportLevel() != null) known.put("supportLevel", need.supportLevel());
        if (need.sex() != null) known.put("sex", need.sex());
        if (need.age() != null)
            known.put("ageBand", need.age() < 18 ? 0 : need.age() < 40 ? 1 : need.age() < 65 ? 2 : 3);
        if (need.wheelchair() != null) known.put("wheelchair", need.wheelchair());
        return known;
    }
}
