package net.tomarigi.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.tomarigi.facility.BedNights;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Answer.Condition;
import net.tomarigi.placement.Answer.Reason;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.Asking;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Wanted;

/** Whom a simulated case asks, and what they say: facilities that can mostly do, at night fewer look, and a stranger is refused more often. */
final class EmergencyAsks {
    private final YearOfCases year;
    private final Emergency emergency;
    private final Dice dice;

    EmergencyAsks(YearOfCases year, Emergency emergency) {
        this.year = year;
        this.emergency = emergency;
        this.dice = year.dice;
    }

    private record Choice(YearOfTown.House house, Fit fit, double km) {}

    /** @return false when nobody is left to be asked */
    boolean ask(int round) {
        Looking looking = emergency.kept().looking();
        LocalDate from = looking.from();
        int nights = looking.nights();
        LocalDate end = from.plusDays(nights);
        // What is agreed already is not asked for again.
        for (Stay stay : emergency.kept().stays())
            if (stay.state() == Stay.State.AGREED
                    && !stay.from().isAfter(from)
                    && stay.end().isAfter(from)) {
                from = stay.end();
                nights = (int) (end.toEpochDay() - from.toEpochDay());
            }
        if (nights < 1) return false;
        boolean isWhole = from.equals(looking.from());
        List<Choice> choices = choices(looking, from, nights);
        List<Choice> likely =
                choices.stream().filter(choice -> choice.fit().isOfItsKind()).toList();
        if (round == 1 && isWhole && dice.chance(.05) && holdFromBoard(likely)) return true;
        if (round >= 2 && isWhole && nights >= 3 && likely.size() >= 2 && dice.chance(.35))
            return relay(likely, from, nights);
        List<Choice> some = likely.isEmpty()
                ? round > 2 || choices.isEmpty()
                        ? List.of()
                        : choices.subList(0, Math.min(choices.size(), dice.from(1, 2)))
                : likely.subList(0, Math.min(likely.size(), dice.from(2, 4)));
        if (some.isEmpty()) return false;
        LocalDate first = isWhole ? null : from;
        Integer count = isWhole ? null : (Integer) nights;
        List<Wanted> whom = some.stream()
                .map(choice -> new Wanted(choice.house().facility.id(), null, first, count))
                .toList();
        boolean inWaves = whom.size() > 2 && dice.chance(.2);
        Asking asking = inWaves
                ? new Asking(whom, null, null, 2, Duration.ofMinutes(10))
                : new Asking(whom, dice.chance(.1) ? Duration.ofMinutes(30) : null, null, null, null);
        boolean isAsked = emergency.change(file -> file.ask(asking, emergency.owner(), year.agenda.now()));
        if (isAsked && round == 1) emergency.planHandOver();
        return isAsked;
    }

    private List<Choice> choices(Looking looking, LocalDate from, int nights) {
        Set<String> asked = emergency.kept().asks().stream().map(Ask::facility).collect(Collectors.toSet());
        List<Choice> choices = new ArrayList<>();
        for (YearOfTown.House house : year.town.houses())
            if (!asked.contains(house.facility.id())) {
                Fit fit = Fit.best(year.town, house, looking.need(), from, nights);
                choices.add(new Choice(house, fit, km(looking, house)));
            }
        choices.sort(
                Comparator.comparingInt((Choice choice) -> choice.fit().misses.size())
                        .thenComparing(choice -> !year.town.isTrusted(choice.house()))
                        .thenComparingDouble(Choice::km)
                        .thenComparing(choice -> choice.house().facility.id()));
        return choices;
    }

    private static double km(Looking looking, YearOfTown.House house) {
        if (looking.lat() == null) return 0;
        double north = (house.facility.profile().lat() - looking.lat()) * 111;
        double east = (house.facility.profile().lon() - looking.lon()) * 90;
        return Math.sqrt(north * north + east * east);
    }

    private boolean holdFromBoard(List<Choice> likely) {
        return likely.stream()
                .filter(choice -> choice.fit().isFull())
                .findFirst()
                .map(choice -> emergency.change(file -> file.hold(
                        choice.house().facility.id(),
                        choice.fit().bed.bed(),
                        null,
                        null,
                        year.town.beds(choice.house().facility.id()),
                        emergency.owner(),
                        year.agenda.now())))
                .orElse(false);
    }

    /** No single bed covers all nights: two are asked for a part each. */
    private boolean relay(List<Choice> likely, LocalDate from, int nights) {
        int first = nights / 2;
        List<Wanted> whom = List.of(
                new Wanted(likely.get(0).house().facility.id(), null, from, first),
                new Wanted(likely.get(1).house().facility.id(), null, from.plusDays(first), nights - first));
        return emergency.change(
                file -> file.ask(new Asking(whom, null, null, null, null), emergency.owner(), year.agenda.now()));
    }

    /** The person goes on to another facility from the next night on. */
    void askToMove(Stay stay) {
        LocalDate from = year.town.tonight();
        int left = (int) (stay.end().toEpochDay() - from.toEpochDay());
        if (left < 1 || emergency.kept().state() != CaseState.PLACED) return;
        choices(emergency.kept().looking(), from, left).stream()
                .filter(choice -> choice.fit().isFull())
                .findFirst()
                .ifPresent(choice -> emergency.change(file -> file.ask(
                        new Asking(
                                List.of(new Wanted(choice.house().facility.id(), null, from, left)),
                                Duration.ofHours(2),
                                stay.id(),
                                null,
                                null),
                        emergency.owner(),
                        year.agenda.now())));
    }

    /** The facility takes its yes back. */
    void revoke(Stay stay) {
        if (stay.ask() == null) return;
        Answer no = Answer.of(null, null, null, null, dice.chance(.5) ? Reason.INFECTION : Reason.NO_NIGHT_STAFF, null);
        emergency.change(file -> file.revoke(
                stay.ask(),
                no.said(year.agenda.now(), year.staff.provider(stay.facility()), false),
                year.agenda.now()));
    }

    // --- What they say

    void expectAnswer(Ask ask) {
        YearOfTown.House house = year.town.house(ask.facility());
        double looks = YearOfStaff.isOfficeOpen(year.agenda.now()) ? .88 : .7;
        if (house.facility.pace() == Pace.QUIET || house.facility.pace() == Pace.SILENT) looks *= .5;
        boolean isLookedAt = dice.chance(looks);
        // Where nobody looks, the coordinator sometimes phones.
        boolean byTelephone = !isLookedAt && dice.chance(.35);
        if (isLookedAt || byTelephone) emergency.in(byTelephone ? 8 : 1, 14, () -> answer(ask, byTelephone));
    }

    private void answer(Ask asked, boolean byTelephone) {
        Looking looking = emergency.kept().looking();
        LocalDate from = asked.from() == null ? looking.from() : asked.from();
        int nights = asked.nights() == null ? looking.nights() : asked.nights();
        Fit fit = Fit.best(year.town, year.town.house(asked.facility()), looking.need(), from, nights);
        boolean isKnown = emergency.kept().notes().registrant() != null;
        Said said = fit.isFull() ? gladly(fit, isKnown) : fit.isOfItsKind() ? perhaps(fit, from, nights) : hardly(fit);
        String who = byTelephone ? emergency.owner() : year.staff.provider(asked.facility());
        emergency.change(file -> file.answer(
                asked.id(),
                said.as(),
                said.answer().said(year.agenda.now(), who, byTelephone),
                year.town.beds(asked.facility()),
                year.agenda.now()));
        emergency.lookIn(2, 9);
    }

    private record Said(Ask.State as, Answer answer) {}

    private Said gladly(Fit fit, boolean isKnown) {
        String bed = fit.bed.bed();
        return switch (dice.weighted(isKnown ? .8 : .62, .09, isKnown ? .08 : .25, .03)) {
            case 0 ->
                new Said(
                        Ask.State.YES,
                        Answer.of(
                                bed, null, null, null, null, dice.chance(.3) ? "薬と受給者証を持ってきてください。玄関で夜勤者が待ちます。" : null));
            case 1 ->
                new Said(
                        Ask.State.YES_BUT,
                        Answer.of(
                                bed,
                                null,
                                null,
                                dice.of(List.of(Condition.IF_FAMILY_BRINGS, Condition.LATER, Condition.OTHER)),
                                null,
                                dice.chance(.5) ? "送迎ができないので、連れてきていただければ。" : null));
            case 2 ->
                no(
                        isKnown || dice.chance(.4)
                                ? dice.of(List.of(
                                        Reason.NO_NIGHT_STAFF, Reason.MIX_OF_RESIDENTS, Reason.INFECTION, Reason.OTHER))
                                : Reason.UNKNOWN_PERSON);
            default -> new Said(Ask.State.CALL_ME, Answer.of(null, null, null, null, null, null));
        };
    }

    private Said perhaps(Fit fit, LocalDate from, int nights) {
        BedNights bed = fit.bed;
        int open = 0;
        while (open < nights && bed.free().slice(from.plusDays(open), 1).equals("1")) open++;
        if (open > 0 && open < nights && dice.chance(.5))
            return new Said(Ask.State.YES_BUT, Answer.of(bed.bed(), from, open, Condition.FEWER_NIGHTS, null, null));
        if (bed.takenOf(from, nights).isEmpty() && dice.chance(.12))
            return new Said(Ask.State.YES, Answer.of(bed.bed(), null, null, null, null, "予定を動かして空けます。"));
        return no(dice.chance(.8) ? Reason.FULL : Reason.NO_NIGHT_STAFF);
    }

    private Said hardly(Fit fit) {
        String miss = fit.misses.keySet().iterator().next();
        boolean canTake = fit.bed
                .takenOf(
                        emergency.kept().looking().from(),
                        emergency.kept().looking().nights())
                .isEmpty();
        if (miss.equals("CARE") && canTake && dice.chance(.15))
            return new Said(
                    Ask.State.YES_BUT,
                    Answer.of(fit.bed.bed(), null, null, Condition.IF_A_NURSE_COMES, null, "夜に訪問看護が入れるなら。"));
        return no(
                switch (miss) {
                    case "CARE" -> dice.chance(.5) ? Reason.NO_NURSE : Reason.MEDICAL_CARE;
                    case "BEHAVIOUR" -> Reason.BEHAVIOUR;
                    case "SEX" -> Reason.MIX_OF_RESIDENTS;
                    case Fit.NIGHTS -> Reason.FULL;
                    default -> Reason.OTHER;
                });
    }

    private Said no(Reason reason) {
        return new Said(
                Ask.State.NO,
                Answer.of(null, null, null, null, reason, dice.chance(.25) ? "申し訳ありません。今夜は夜勤が一人のため、むずかしいです。" : null));
    }
}
