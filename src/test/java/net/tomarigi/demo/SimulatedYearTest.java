package net.tomarigi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Claim;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Standing;
import net.tomarigi.offices.Step;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.CaseNotes;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.registry.Registrant;
import net.tomarigi.reserve.Account;
import net.tomarigi.reserve.Spoken;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.Rota;
import net.tomarigi.rota.Shift;
import net.tomarigi.trial.Trial;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A made-up year is what a year is: everything happens in it, by the product's own rules, and the same seed makes it again. */
class SimulatedYearTest {
    private static final LocalDate UNTIL = LocalDate.parse("2026-11-22");
    private static final YearPlan PLAN = YearPlan.whole("town", 8, UNTIL);
    private static final YearRecord YEAR = make(PLAN);

    private static YearRecord make(YearPlan plan) {
        return SimulatedYear.of(plan, Demo.read(plan.network()), Demo.readProcedure(), done -> {});
    }

    @Test
    void theSameSeedMakesTheSameFactsAndAnotherOneDoesNot() {
        YearPlan small = YearPlan.small("town", UNTIL);
        YearPlan other = new YearPlan("town", small.seed() + 1, small.people(), small.cases(), small.drills(), UNTIL);

        assertThat(make(small).digest())
                .isEqualTo(make(small).digest())
                .isNotEqualTo(make(other).digest());
    }

    @Test
    void itHasAsManyOfEachAsItsPlanSays() {
        assertThat(YEAR.people.size()).isEqualTo(1_000);
        assertThat(real().size()).isEqualTo(400);
        assertThat(YEAR.cases.size()).isEqualTo(412);
        assertThat(YEAR.houses).hasSize(18);
    }

    @Test
    void nothingHappensAfterItsEndAndNoEmergencyBeforeItsBeginning() {
        assertThat(YEAR.lived).allSatisfy(one -> assertThat(one.entry().at()).isBefore(PLAN.end()));
        assertThat(YEAR.reports).allSatisfy(one -> assertThat(one.at()).isBetween(PLAN.begin(), PLAN.end()));
        assertThat(YEAR.cases.values()).allSatisfy(one -> {
            assertThat(one.kept().openedAt()).isBetween(PLAN.begin(), PLAN.end());
            assertThat(one.entries()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
            assertThat(one.entries().get(one.entries().size() - 1).at()).isBefore(PLAN.end());
            assertThat(one.entries()).extracting(Entry::seq).doesNotHaveDuplicates();
        });
    }

    @Test
    @Tag("T7")
    @Tag("T8")
    @Tag("C3")
    void emergenciesEndInEveryWayAndHalfOfThePeopleWereRegistered() {
        Map<CaseState, Long> ends =
                real().stream().collect(Collectors.groupingBy(KeptCase::state, Collectors.counting()));
        assertThat(ends.get(CaseState.ENDED)).isBetween(200L, 350L);
        assertThat(ends.get(CaseState.NOT_PLACED)).isBetween(30L, 150L);
        assertThat(ends.get(CaseState.WITHDRAWN)).isBetween(5L, 60L);
        assertThat(ends.getOrDefault(CaseState.OPEN, 0L) + ends.getOrDefault(CaseState.ASKING, 0L))
                .isLessThan(4);
        assertThat(real().stream().filter(one -> one.notes().registrant() != null))
                .hasSizeBetween(160, 240);
        assertThat(real())
                .filteredOn(one -> one.state() == CaseState.NOT_PLACED)
                .allSatisfy(one -> assertThat(one.notes().closing().instead()).isNotNull());
        assertThat(all(one -> one.notes().closing() == null
                        ? List.of()
                        : List.of(one.notes().closing().why())))
                .contains(CaseNotes.Why.values());
    }

    @Test
    void everythingThatCanHappenInACaseHappensInTheYear() {
        Set<String> kinds = new HashSet<>();
        for (YearRecord.OneCase one : YEAR.cases.values()) for (Entry entry : one.entries()) kinds.add(entry.kind());
        assertThat(kinds)
                .contains(
                        "opened",
                        "asked",
                        "answered",
                        "held",
                        "agreed",
                        "released",
                        "extended",
                        "moved",
                        "no-show",
                        "offered",
                        "accepted",
                        "declined",
                        "overdue",
                        "ask-expired",
                        "ask-withdrawn",
                        "yes-taken-back",
                        "words",
                        "conference",
                        "cost",
                        "step",
                        "satisfaction",
                        "closed",
                        "ended",
                        "looking-changed",
                        "state");
        assertThat(all(one -> one.asks().stream().map(Ask::state).toList()))
                .contains(
                        Ask.State.YES,
                        Ask.State.YES_BUT,
                        Ask.State.NO,
                        Ask.State.CALL_ME,
                        Ask.State.EXPIRED,
                        Ask.State.WITHDRAWN);
        assertThat(all(one -> one.asks().stream()
                        .filter(ask -> ask.answer() != null && ask.answer().reason() != null)
                        .map(ask -> ask.answer().reason())
                        .toList()))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void staysAreLongerThanSevenAndThanFourteenDaysNowAndThen() {
        List<Integer> nights = real().stream()
                .map(one -> one.stays().stream()
                        .filter(stay -> stay.state() == Stay.State.ENDED || stay.state() == Stay.State.AGREED)
                        .mapToInt(Stay::count)
                        .sum())
                .toList();
        assertThat(nights.stream().filter(count -> count > 7)).hasSizeBetween(10, 120);
        assertThat(nights.stream().filter(count -> count > 14)).hasSizeBetween(2, 40);
        // Over several beds, one after the other.
        assertThat(real().stream()
                        .filter(one -> one.stays().stream()
                                        .filter(stay -> stay.state() == Stay.State.ENDED)
                                        .map(Stay::facility)
                                        .distinct()
                                        .count()
                                > 1))
                .isNotEmpty();
    }

    @Test
    void aNightIsGivenOnce() {
        Map<String, List<Stay>> byBed = new TreeMap<>();
        for (KeptCase one : real())
            for (Stay stay : one.stays())
                if (stay.state() == Stay.State.ENDED || stay.isLiving())
                    byBed.computeIfAbsent(stay.bed(), none -> new ArrayList<>()).add(stay);
        assertThat(byBed).isNotEmpty();
        byBed.values().forEach(stays -> {
            for (Stay one : stays)
                for (Stay other : stays)
                    assertThat(one == other
                                    || !one.from().isBefore(other.end())
                                    || !other.from().isBefore(one.end()))
                            .as("%s and %s", one, other)
                            .isTrue();
        });
    }

    @Test
    @Tag("T2")
    @Tag("S2")
    void theRosterHasPeopleInEveryStateAndWhatIsOverdue() {
        Collection<Registrant> people = YEAR.people.values();
        Map<Registrant.State, Long> states =
                people.stream().collect(Collectors.groupingBy(Registrant::state, Collectors.counting()));
        assertThat(states).containsOnlyKeys(Registrant.State.values());
        assertThat(states.get(Registrant.State.REGISTERED)).isBetween(500L, 900L);
        List<LocalDate> overdue = people.stream()
                .filter(one -> one.next() != null && one.next().due().isBefore(UNTIL))
                .map(one -> one.next().due())
                .toList();
        assertThat(overdue).hasSizeBetween(10, 70).allSatisfy(due -> assertThat(due)
                .isAfter(UNTIL.minusWeeks(9)));
        assertThat(YEAR.consents).hasSizeBetween(300, 700);
        assertThat(YEAR.consents).anyMatch(given -> given.consent().revokedAt() != null);
    }

    @Test
    void someFacilitiesSpeakEveryDayAndOthersGoQuiet() {
        Map<String, Long> words =
                YEAR.reports.stream().collect(Collectors.groupingBy(YearRecord.Said::facility, Collectors.counting()));
        assertThat(words.values()).anyMatch(count -> count > 300).anyMatch(count -> count < 60);
        assertThat(YEAR.houses).anyMatch(house -> house.attestedAt() == null);
        assertThat(YEAR.houses)
                .anyMatch(house -> house.attestedAt() != null
                        && Duration.between(house.attestedAt(), PLAN.end()).toDays() > 30);
    }

    @Test
    @Tag("S4")
    void someSearchesFindNothingAndSomeCouldNever() {
        assertThat(YEAR.demands.stream().filter(one -> one.fitting() == 0)).hasSizeGreaterThan(60);
        assertThat(YEAR.demands.stream().filter(one -> one.fitting() > 0)).hasSizeGreaterThan(200);
        assertThat(YEAR.demands).anyMatch(one -> one.never());
    }

    @Test
    @Tag("A2")
    void whoeverHasACrisisPlanMostlyHasAFacilityAgreedInAdvance() {
        List<Registrant> planned = YEAR.people.values().stream()
                .filter(one -> one.personal().crisisPlan() != null)
                .toList();
        long agreed = planned.stream()
                .filter(one -> !one.facts().facilities().isEmpty())
                .count();
        assertThat(agreed).isGreaterThan(planned.size() * 3L / 4);
        assertThat(planned)
                .allSatisfy(one -> assertThat(one.facts().facilities()).hasSizeLessThanOrEqualTo(3))
                .anyMatch(one -> one.facts().facilities().size() == 3);
    }

    @Test
    @Tag("S1")
    @Tag("N4")
    void somebodyAnswersNowAndOneEveningOfTheComingWeekNobodyDoes() {
        for (int later = 0; later < 28; later++) {
            YearPlan plan = new YearPlan("town", later, 1, 0, 0, UNTIL.plusDays(later));
            YearRecord record = new YearRecord();
            new YearOfRota(plan, new YearOfStaff("town", Demo.read("town")), record).write();
            Rota rota = new Rota(record.rota, record.amendments);
            Instant now = plan.end();

            assertThat(rota.shifts(now, now.plusSeconds(1)))
                    .extracting(Shift::level)
                    .containsExactly(1, 2, 3);
            assertThat(rota.gaps(now, now.plus(Duration.ofDays(14))))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.from()).isBetween(now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(6)));
                        assertThat(Duration.between(gap.from(), gap.until())).isEqualTo(Duration.ofHours(3));
                    });
            assertThat(rota.shifts(now, now.plus(Duration.ofDays(34)))).anyMatch(Shift::byBackup);
            assertThat(record.amendments).anyMatch(one -> one.state() == Amendment.State.PROPOSED);
            assertThat(record.notes)
                    .hasSize(4)
                    .filteredOn(note -> note.readBy() == null)
                    .hasSize(1);
        }
    }

    @Test
    @Tag("A4")
    @Tag("A5")
    void theRegisterHasAllFiveFunctionsAndTheStepsToThem() {
        assertThat(YEAR.register).hasSize(25);
        Set<BaseFunction> registered = new HashSet<>();
        for (YearRecord.Listed one : YEAR.register)
            for (Standing standing : one.entry().standings())
                if (standing.on(UNTIL).isPresent()) {
                    registered.add(standing.function());
                    assertThat(one.steps())
                            .filteredOn(step -> step.function() == standing.function())
                            .extracting(Step::kind)
                            .containsExactly("consulted", "notified", "registered");
                }
        assertThat(registered).containsOnly(BaseFunction.values());
        assertThat(YEAR.register)
                .filteredOn(one -> one.entry().standing(BaseFunction.EMERGENCY).state() == Standing.State.CONSULTED)
                .hasSize(1);
        // Of those who accepted somebody, one or two register afterwards.
        Set<String> accepted = new TreeSet<>();
        for (KeptCase one : real())
            for (Stay stay : one.stays()) if (stay.state() == Stay.State.ENDED) accepted.add(stay.facility());
        Set<String> settled = YEAR.register.stream()
                .map(YearRecord.Listed::entry)
                .filter(one -> one.facility() != null)
                .filter(one -> !one.standing(BaseFunction.EMERGENCY).isToFollow(UNTIL))
                .map(net.tomarigi.offices.Entry::facility)
                .collect(Collectors.toSet());
        accepted.removeAll(settled);
        assertThat(accepted).hasSizeBetween(1, 2);
    }

    @Test
    @Tag("A4")
    void mostClaimedCareIsBackedAndSomeQualificationsEnd() {
        Map<String, List<Claim>> open = new TreeMap<>();
        for (DemoFacility one : Demo.read("town")) {
            List<Qualification> own = YEAR.qualifications.stream()
                    .filter(each -> one.id().equals(each.facility()))
                    .toList();
            List<Claim> claims = Claim.notBacked(one.profile(), own, UNTIL);
            if (!claims.isEmpty()) open.put(one.id(), claims);
        }
        assertThat(open).containsOnlyKeys("town-03", "town-16");
        assertThat(YEAR.qualifications)
                .anyMatch(one -> one.expiresOn() != null && one.expiresOn().isBefore(UNTIL))
                .anyMatch(one -> one.isValidOn(UNTIL) && one.endsSoon(UNTIL))
                .anyMatch(one -> one.entry() != null);
    }

    @Test
    @Tag("S6")
    void reservedBedsAreKeptUsedAndLetGoAndTheirMonthsAreSettled() {
        assertThat(YEAR.agreements).hasSize(2);
        assertThat(YEAR.agreements.values())
                .allSatisfy(one -> assertThat(one.last()).isAfter(UNTIL));
        assertThat(YEAR.settled).hasSizeBetween(8, 10);
        List<Account.Line> lines =
                YEAR.settled.stream().flatMap(month -> month.lines().stream()).toList();
        assertThat(lines)
                .anyMatch(line -> line.kept() > 10)
                .anyMatch(line -> line.used() > 0)
                .anyMatch(line -> line.released() > 0)
                .anyMatch(line -> line.breach() > 0);
        assertThat(YEAR.corrections).hasSize(1);
        List<Spoken> toCome = YEAR.reservedNights.values().stream()
                .flatMap(nights -> nights.values().stream())
                .filter(night -> night.night().isAfter(UNTIL))
                .toList();
        assertThat(toCome).extracting(Spoken::state).contains(Spoken.State.ASKED, Spoken.State.RELEASED);
    }

    @Test
    @Tag("T10")
    void peopleOfTheRosterTryAndAreTalkedWith() {
        Collection<Trial> trials = YEAR.trials.values();
        assertThat(YEAR.places).hasSize(3).anyMatch(one -> one.facility() == null);
        assertThat(trials).hasSizeGreaterThan(20).allSatisfy(one -> assertThat(YEAR.people)
                .containsKey(one.registrant()));
        assertThat(trials.stream().filter(one -> one.facts().talkOn() != null)).hasSizeGreaterThan(10);
        assertThat(trials).extracting(Trial::state).contains(Trial.State.values());
        assertThat(trials)
                .filteredOn(one -> one.nextDue() != null && one.nextDue().isBefore(UNTIL))
                .hasSize(1)
                .allMatch(one -> one.state() == Trial.State.TOOK_PLACE);
        assertThat(trials)
                .anyMatch(one -> one.state() == Trial.State.AGREED && one.from().isAfter(UNTIL));
    }

    @Test
    @Tag("T10")
    @Tag("S6")
    void aTrialTakesNoNightThatIsPromisedToACaseOrReserved() {
        for (Trial one : YEAR.trials.values()) {
            if (one.bed() == null || one.state() == Trial.State.CALLED_OFF || one.state() == Trial.State.ASKED)
                continue;
            for (KeptCase kept : real())
                for (Stay stay : kept.stays())
                    if (stay.bed().equals(one.bed()) && (stay.state() == Stay.State.ENDED || stay.isLiving()))
                        assertThat(stay.from().isBefore(one.end()) && one.from().isBefore(stay.end()))
                                .as("%s and %s", one, stay)
                                .isFalse();
            assertThat(YEAR.agreements.values())
                    .noneMatch(agreed -> agreed.bed().equals(one.bed()));
        }
    }

    @Test
    void someCasesGoOnAsTheYearEnds() {
        List<KeptCase> placed =
                real().stream().filter(one -> one.state() == CaseState.PLACED).toList();
        assertThat(placed).hasSizeBetween(2, 15);
        // So long that the seventh night is near, and somebody has thought of the way out.
        assertThat(placed)
                .anyMatch(one -> one.stays().get(0).from().isEqual(UNTIL.minusDays(5))
                        && one.stays().get(0).count() == 9
                        && one.told().words().containsKey(Told.About.EXIT_PLAN));
        assertThat(real())
                .anyMatch(one -> one.state() == CaseState.ENDED
                        && one.closedAt().isAfter(PLAN.end().minus(Duration.ofDays(1)))
                        && one.notes().conferenceAt() == null);
    }

    @Test
    @Tag("T1")
    void aboutHalfOfTheFacilitiesHaveSpokenJustBeforeTheEnd() {
        List<Duration> ages = YEAR.houses.stream()
                .filter(house -> house.attestedAt() != null)
                .map(house -> Duration.between(house.attestedAt(), PLAN.end()))
                .toList();
        assertThat(ages.stream().filter(age -> age.toHours() < 4)).hasSizeBetween(8, 12);
        assertThat(ages).anyMatch(age -> age.toHours() > 24 && age.toHours() < 72);
        assertThat(YEAR.houses).anyMatch(house -> house.attestedAt() == null);
    }

    private static List<KeptCase> real() {
        return YEAR.cases.values().stream()
                .map(YearRecord.OneCase::kept)
                .filter(one -> !one.practice())
                .toList();
    }

    private static <T> Set<T> all(Function<KeptCase, Collection<T>> part) {
        return real().stream().flatMap(one -> part.apply(one).stream()).collect(Collectors.toSet());
    }
}
