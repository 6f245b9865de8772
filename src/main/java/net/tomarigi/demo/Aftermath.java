package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.tomarigi.placement.CaseNote;
import net.tomarigi.placement.CaseNotes.Cost.Kind;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;

/** What follows a simulated case: the care conference, what it cost, and what the family says of it. */
final class Aftermath {
    private static final int YEN_A_NIGHT = 9_300;

    private final YearOfCases year;
    private final Emergency emergency;
    private final Dice dice;

    Aftermath(YearOfCases year, Emergency emergency) {
        this.year = year;
        this.emergency = emergency;
        this.dice = year.dice;
    }

    void begin(CaseState as) {
        if (as == CaseState.WITHDRAWN) return;
        boolean wasPlaced = as == CaseState.ENDED;
        if (dice.chance(wasPlaced ? .86 : .65)) days(1, 12, this::confer);
        if (wasPlaced) {
            int nights = emergency.kept().stays().stream()
                    .filter(stay -> stay.state() == Stay.State.ENDED)
                    .mapToInt(Stay::count)
                    .sum();
            days(3, 25, () -> spend(Kind.SHORT_STAY, nights * YEN_A_NIGHT));
            if (dice.chance(.55)) days(2, 20, () -> spend(Kind.TRANSPORT, dice.from(12, 96) * 100));
            if (dice.chance(.1)) days(2, 20, () -> spend(Kind.SET_UP, dice.from(3, 40) * 1_000));
        } else if (dice.chance(.2)) days(2, 20, () -> spend(Kind.LODGING, dice.from(5, 12) * 1_000));
        else if (dice.chance(.1)) days(2, 20, () -> spend(Kind.OTHER, dice.from(10, 200) * 100));
        if (dice.chance(wasPlaced ? .6 : .3))
            days(
                    2,
                    18,
                    () -> note(new CaseNote.Satisfaction(
                            wasPlaced
                                    ? 1 + dice.weighted(.03, .07, .2, .4, .3)
                                    : 1 + dice.weighted(.2, .3, .3, .15, .05))));
    }

    private void days(int fewest, int most, Runnable work) {
        year.agenda.in(Duration.ofHours(dice.from(fewest * 24, most * 24)), work);
    }

    private void confer() {
        Instant at = year.agenda.now().minus(Duration.ofHours(dice.from(1, 20)));
        Instant earliest = emergency.kept().openedAt().plusSeconds(3600);
        note(new CaseNote.Conference(
                at.isBefore(earliest) ? earliest : at,
                "本人、家族、計画相談、拠点コーディネーター、受け入れ事業所",
                dice.of(List.of("次に備え、体験利用を月1回行う。クライシスプランを見直す。", "緊急時の連絡先を増やし、登録をすすめる。", "家族の受診に合わせて、定期の短期入所を入れる。"))));
        if (dice.chance(.5)) note(new CaseNote.Words(Told.About.EXIT_PLAN, "通所を週4日に増やし、月末に短期入所を2泊入れる。"));
    }

    private void spend(Kind kind, int yen) {
        note(new CaseNote.Spent(kind, yen));
    }

    private void note(CaseNote note) {
        emergency.change(file -> note.on(file, emergency.owner(), year.agenda.now()));
    }
}
