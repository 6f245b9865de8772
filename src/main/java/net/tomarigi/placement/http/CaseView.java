package net.tomarigi.placement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.access.Caller;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.CaseNotes;
import net.tomarigi.placement.CaseState;
import net.tomarigi.placement.Cases.Whole;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.HandOver;
import net.tomarigi.placement.HandOverCases;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.Sight;
import net.tomarigi.placement.Stay;
import net.tomarigi.placement.Told;
import net.tomarigi.search.KeepIndex;

/**
 * A case as those see it who may read it.
 *
 * @param owner an account
 * @param secondsLeft until its deadline, by the database's clock; negative once it is over; null when it has none
 * @param isForReader the hand-over that waits may be accepted by whoever reads this
 * @param planned facilities that are asked by themselves when it is time
 * @param elderlyNotes what was written of an elderly parent, in its order
 * @param nightsCounted of all agreed stays: the emergency addition pays for 7, for 14 where that cannot be avoided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String id,
        String network,
        boolean practice,
        CaseState state,
        String owner,
        Long secondsLeft,
        Instant openedAt,
        Instant closedAt,
        long version,
        Looking looking,
        Person person,
        Map<Told.About, String> words,
        List<Told.Note> elderlyNotes,
        CaseNotes notes,
        Boolean isForReader,
        int nightsCounted,
        List<PlannedView> planned,
        List<AskView> asks,
        List<StayView> stays,
        List<Entry> entries) {

    /** @param secondsLeft null unless it waits */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskView(
            String id,
            String facility,
            String name,
            String phone,
            String bed,
            LocalDate from,
            Integer nights,
            String moves,
            Ask.State state,
            Instant askedAt,
            Long secondsLeft,
            Answer answer,
            String closing) {}

    /** @param secondsLeft until it is asked at the latest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlannedView(String facility, String name, String bed, Long secondsLeft) {}

    /**
     * @param label what the bed is called; null: not known, or told elsewhere
     * @param secondsLeft of a hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StayView(
            String id,
            String ask,
            String facility,
            String name,
            String bed,
            String label,
            LocalDate from,
            int count,
            Stay.State state,
            Long secondsLeft) {}

    /** What happened that elderly care is told: nothing of who was asked, of money or of the network's own steps. */
    private static final Set<String> SHOWN = Set.of(
            "opened",
            "state",
            "offered",
            "accepted",
            "person",
            "district",
            "conference",
            "closed",
            "elderly-parent",
            "elderly-shared",
            "elderly-unshared",
            "elderly-note");

    /** What somebody wrote that elderly care reads: all but the words with which a case was closed. */
    private static final Set<Told.About> TOLD = Set.of(
            Told.About.SITUATION,
            Told.About.CONFERENCE_PARTICIPANTS,
            Told.About.CONFERENCE_DECISIONS,
            Told.About.EXIT_PLAN,
            Told.About.TRANSPORT);

    /** @param network for which the reader acts: of whom it is, is known to the network that has it, and not to one it is offered to */
    static CaseView of(Whole whole, KeepIndex index, Caller reader, String network) {
        KeptCase kept = whole.kept();
        Instant now = whole.now();
        if (Sight.of(reader, network).isElderlyCare()) return toElderlyCare(whole, index);
        boolean isOurs = kept.network().equals(network);
        HandOver offered = kept.notes().handOver();
        return new CaseView(
                kept.id(),
                kept.network(),
                kept.practice(),
                kept.state(),
                kept.owner(),
                left(now, kept.dueAt()),
                kept.openedAt(),
                kept.closedAt(),
                kept.version(),
                kept.looking(),
                isOurs ? kept.told().person() : null,
                isOurs ? kept.told().words() : null,
                isOurs ? kept.told().elderlyNotes() : null,
                kept.notes(),
                offered != null && !kept.owner().equals(reader.id()) && HandOverCases.isFor(reader, network, offered)
                        ? true
                        : null,
                counted(kept.stays()),
                planned(kept, now, index),
                kept.asks().stream()
                        .map(ask -> view(ask, now, profile(index, ask.facility(), kept.network())))
                        .toList(),
                kept.stays().stream()
                        .map(stay -> view(stay, now, standing(index, stay.facility(), kept.network())))
                        .toList(),
                whole.entries().isEmpty() ? null : whole.entries());
    }

    /** Of whom it is, where it stands, where the person goes, and whom to call. */
    private static CaseView toElderlyCare(Whole whole, KeepIndex index) {
        KeptCase kept = whole.kept();
        Instant now = whole.now();
        Map<Told.About, String> words = new EnumMap<>(Told.About.class);
        kept.told().words().forEach((about, said) -> {
            if (TOLD.contains(about)) words.put(about, said);
        });
        return new CaseView(
                kept.id(),
                kept.network(),
                kept.practice(),
                kept.state(),
                kept.owner(),
                left(now, kept.dueAt()),
                kept.openedAt(),
                kept.closedAt(),
                kept.version(),
                kept.looking(),
                kept.told().person(),
                words,
                kept.told().elderlyNotes(),
                kept.notes().shownToElderlyCare(),
                null,
                counted(kept.stays()),
                List.of(),
                List.of(),
                kept.stays().stream()
                        .filter(stay -> stay.state() == Stay.State.AGREED || stay.state() == Stay.State.ENDED)
                        .map(stay -> view(stay, now, standing(index, stay.facility(), kept.network())))
                        .toList(),
                whole.entries().isEmpty()
                        ? null
                        : whole.entries().stream()
                                .filter(entry -> SHOWN.contains(entry.kind()))
                                .toList());
    }

    private static List<PlannedView> planned(KeptCase kept, Instant now, KeepIndex index) {
        return kept.notes().waves().stream()
                .flatMap(wave -> wave.whom().stream()
                        .map(one -> new PlannedView(
                                one.facility(),
                                profile(index, one.facility(), kept.network()).name(),
                                one.bed(),
                                left(now, wave.at()))))
                .toList();
    }

    private static int counted(Collection<Stay> stays) {
        return stays.stream()
                .filter(stay -> stay.state() == Stay.State.AGREED || stay.state() == Stay.State.ENDED)
                .mapToInt(Stay::count)
                .sum();
    }

    static Long left(Instant now, Instant until) {
        return until == null ? null : Duration.between(now, until).toSeconds();
    }

    private static AskView view(Ask ask, Instant now, Profile profile) {
        return new AskView(
                ask.id(),
                ask.facility(),
                profile.name(),
                profile.phone(),
                ask.bed(),
                ask.from(),
                ask.nights(),
                ask.moves(),
                ask.state(),
                ask.askedAt(),
                ask.state() == Ask.State.WAITING ? left(now, ask.deadlineAt()) : null,
                ask.answer(),
                ask.closing());
    }

    /** @param where of its facility; null: not known, or told elsewhere */
    static StayView view(Stay stay, Instant now, Standing where) {
        return new StayView(
                stay.id(),
                stay.ask(),
                stay.facility(),
                where == null || where.profile() == null
                        ? null
                        : where.profile().name(),
                stay.bed(),
                where == null
                        ? null
                        : where.beds().stream()
                                .filter(bed -> bed.id().equals(stay.bed()))
                                .findFirst()
                                .map(Bed::label)
                                .orElse(null),
                stay.from(),
                stay.count(),
                stay.state(),
                left(now, stay.expiresAt()));
    }

    static Profile profile(KeepIndex index, String facility, String network) {
        Standing where = standing(index, facility, network);
        return where == null || where.profile() == null ? Profile.BLANK : where.profile();
    }

    private static Standing standing(KeepIndex index, String facility, String network) {
        return index.find(facility, network).map(FacilityChanged::standing).orElse(null);
    }
}
