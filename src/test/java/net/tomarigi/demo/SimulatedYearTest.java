package net.tomarigi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.CaseNotes;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Stay;
import net.tomarigi.registry.Registrant;
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
        assertThat(people.stream()
                        .filter(one -> one.next() != null && one.next().due().isBefore(UNTIL)))
                .hasSizeBetween(30, 300);
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
