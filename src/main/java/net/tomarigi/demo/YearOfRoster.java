package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.platform.ProblemException;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Duty;
import net.tomarigi.registry.Facts;
import net.tomarigi.registry.Intervals;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.Registrant.Ending;
import net.tomarigi.registry.RegistrantFile;
import net.tomarigi.search.KnownNeed;

/**
 * The roster of a simulated year, kept through {@link RegistrantFile} as an office keeps it: most things in time, some
 * late. Half of it is older than the year, so that reviews are due in it.
 */
final class YearOfRoster {
    private static final int MONTHS_BEFORE = 30;
    private static final int MOST_AGREED = 3;
    private static final Consent.Scope[] SCOPES = {Consent.Scope.PLAN, Consent.Scope.PROFILE, Consent.Scope.ALL};
    private static final Ending[] ENDINGS = {Ending.MOVED, Ending.DIED, Ending.OWN_WISH, Ending.NO_NEED};

    private final YearPlan plan;
    private final Agenda agenda;
    private final YearOfStaff staff;
    private final YearOfTown town;
    private final YearRecord record;
    private final Invented invented;
    private final Dice dice;
    private final List<String> ids = new ArrayList<>();

    YearOfRoster(
            YearPlan plan, Agenda agenda, YearOfStaff staff, YearOfTown town, YearRecord record, Invented invented) {
        this.plan = plan;
        this.agenda = agenda;
        this.staff = staff;
        this.town = town;
        this.record = record;
        this.invented = invented;
        this.dice = new Dice(plan.seed(), "roster " + plan.network());
    }

    static Instant begin(YearPlan plan) {
        return YearPlan.midnight(plan.from().minusMonths(MONTHS_BEFORE));
    }

    /** Plans when each comes. */
    void begin() {
        LocalDate first = plan.from().minusMonths(MONTHS_BEFORE);
        int before = (int) Duration.between(begin(plan), plan.begin()).toDays();
        int within = (int) Duration.between(plan.begin(), plan.end()).toDays();
        for (int i = 0; i < plan.people(); i++) {
            LocalDate day = i * 20 < plan.people() * 11
                    ? first.plusDays(dice.from(0, before - 1))
                    : plan.from().plusDays(dice.from(0, within - 5));
            agenda.at(inOffice(day), this::come);
        }
    }

    /** Some time in the next working day's office hours. */
    private Instant inOffice(LocalDate day) {
        LocalDate one = day;
        while (one.getDayOfWeek().getValue() > 5) one = one.plusDays(1);
        return YearPlan.midnight(one).plusSeconds(dice.from(9 * 3600, 17 * 3600));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(agenda.now(), Policy.TOKYO);
    }

    private void later(int fewest, int most, Runnable work) {
        agenda.at(inOffice(today().plusDays(dice.from(fewest, most))), work);
    }

    private void come() {
        Invented.Human human = invented.human(today());
        String id = dice.id();
        ids.add(id);
        boolean isJustInCase = dice.chance(.2);
        Personal personal = EventJson.readData(EventJson.writeData(invented.personal(human)), Personal.class);
        boolean isAgreed = dice.chance(personal.crisisPlan() == null ? .2 : .92);
        Facts facts = facts(human, isJustInCase, isAgreed ? agreed(human) : List.of());
        write(RegistrantFile.propose(
                id, plan.network(), facts, personal, Intervals.USUAL, who(human.district()), agenda.now()));
        if (isJustInCase) lightCheck(id);
        if (dice.chance(.13)) return; // known to be at risk, and does not apply
        later(0, dice.chance(.6) ? 0 : 40, () -> apply(id));
        if (dice.chance(.2)) later(60, 400, () -> change(id, human, isJustInCase));
        if (dice.chance(.06)) later(90, 900, () -> act(id, file -> file.end(ENDINGS[dice.weighted(.4, .15, .2, .25)])));
    }

    private String who(String district) {
        return dice.of(staff.ofDistrict(district)).id();
    }

    private Facts facts(Invented.Human human, boolean isJustInCase, List<String> facilities) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("district", human.district());
        facts.put("risks", human.risks());
        facts.put("justInCase", isJustInCase);
        facts.put("need", human.need());
        facts.put("lat", human.lat());
        facts.put("lon", human.lon());
        facts.put("facilities", facilities);
        return EventJson.readData(EventJson.writeData(facts), Facts.class);
    }

    /** One to three that could take them, the nearest first. */
    private List<String> agreed(Invented.Human human) {
        int age = Period.between(human.born(), today()).getYears();
        KnownNeed need = aged(human.need(), age);
        return town.houses().stream()
                .filter(house -> Fit.best(town, house, need, town.tonight(), 1).isOfItsKind())
                .sorted(Comparator.comparingDouble((YearOfTown.House house) -> Math.hypot(
                                (house.facility.profile().lat() - human.lat()) * 111,
                                (house.facility.profile().lon() - human.lon()) * 90))
                        .thenComparing(house -> house.facility.id()))
                .limit(dice.from(1, MOST_AGREED))
                .map(house -> house.facility.id())
                .toList();
    }

    private void apply(String id) {
        if (!act(id, file -> file.apply(today()))) return;
        inTime(7, 30, () -> decide(id));
    }

    private void decide(String id) {
        boolean isAccepted = dice.chance(.95);
        if (!act(id, file -> file.decide(isAccepted, today())) || !isAccepted) return;
        inTime(8, 31, () -> act(id, file -> file.done(Duty.Kind.TALK, today())));
        inTime(20, 184, () -> act(id, file -> file.done(Duty.Kind.PLAN, today())));
        review(id);
        if (dice.chance(.65)) later(0, 25, () -> consent(id));
    }

    private void review(String id) {
        inTime(320, 366, () -> {
            if (act(id, file -> file.done(Duty.Kind.REVIEW, today()))) review(id);
        });
    }

    private void lightCheck(String id) {
        inTime(150, 184, () -> {
            if (act(id, file -> file.done(Duty.Kind.LIGHT_CHECK, today()))) lightCheck(id);
        });
    }

    /** Mostly; now and then some days late, or some weeks. Nothing is forgotten for good. */
    private void inTime(int fewest, int due, Runnable work) {
        switch (dice.weighted(.72, .18, .1)) {
            // A month may have three days less, and the next working day may be two days off.
            case 0 -> later(fewest, due - 5, work);
            case 1 -> later(due + 1, due + 14, work);
            default -> later(due + 15, due + 48, work);
        }
    }

    private void change(String id, Invented.Human human, boolean isJustInCase) {
        act(id, file -> {
            Registrant now = record.people.get(id);
            file.change(facts(human, isJustInCase, agreed(human)), now.personal());
        });
    }

    private void consent(String id) {
        Registrant one = record.people.get(id);
        if (one.state() == Registrant.State.ENDED) return;
        List<String> agreed = one.facts().facilities();
        String facility = agreed.isEmpty() ? dice.of(town.houses()).facility.id() : dice.of(agreed);
        Consent.Scope scope = SCOPES[dice.weighted(.6, .3, .1)];
        Instant ends = dice.chance(.3) ? agenda.now().plus(Duration.ofDays(dice.from(365, 1_000))) : null;
        Consent consent = new Consent(dice.id(), null, facility, scope, agenda.now(), ends, null);
        if (!act(id, file -> file.note("consented", Map.of("to", facility, "scope", scope.name())))) return;
        record.consents.add(new YearRecord.Given(id, consent));
        if (dice.chance(.04))
            later(20, 300, () -> {
                if (act(id, file -> file.note("consent-ended", Map.of("consent", consent.id()))))
                    record.revoked(consent.id(), agenda.now());
            });
    }

    /** Somebody for whom it is an emergency now; those at risk more often. Null: nobody is on the roster. */
    Registrant anybody() {
        for (int i = 0; i < 200 && !ids.isEmpty(); i++) {
            Registrant one = record.people.get(dice.of(ids));
            boolean isOnIt = one.state() == Registrant.State.REGISTERED
                    || one.state() != Registrant.State.ENDED && dice.chance(.15);
            if (isOnIt && dice.chance(one.facts().risks().isEmpty() ? .4 : 1)) return one;
        }
        return null;
    }

    void noteCase(String id, String opened, boolean isPractice, String who) {
        write(note(id, opened, isPractice, who));
    }

    private RegistrantFile note(String id, String opened, boolean isPractice, String who) {
        RegistrantFile file = RegistrantFile.of(record.people.get(id), Intervals.USUAL, who, agenda.now());
        file.note("case-opened", Map.of("case", opened, "practice", isPractice));
        return file;
    }

    /** What cannot be done is not: they have moved away meanwhile, or it has been done. */
    private boolean act(String id, Consumer<RegistrantFile> command) {
        Registrant before = record.people.get(id);
        RegistrantFile file =
                RegistrantFile.of(before, Intervals.USUAL, who(before.facts().district()), agenda.now());
        try {
            command.accept(file);
        } catch (ProblemException refused) {
            return false;
        }
        write(file);
        return true;
    }

    private void write(RegistrantFile file) {
        if (file.newEntries().isEmpty()) return;
        Registrant after = file.registrant();
        record.people.put(after.id(), after);
        for (var entry : file.newEntries()) record.lived.add(new YearRecord.Lived(after.id(), entry));
    }

    static KnownNeed aged(KnownNeed need, int age) {
        return new KnownNeed(
                need.disabilities(),
                need.care(),
                need.behaviour(),
                need.supportLevel(),
                need.sex(),
                age,
                need.wheelchair());
    }
}
