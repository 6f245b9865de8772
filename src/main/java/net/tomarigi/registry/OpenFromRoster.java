package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.tomarigi.access.Caller;
import net.tomarigi.network.Policy;
import net.tomarigi.placement.Cases;
import net.tomarigi.placement.Looking;
import net.tomarigi.placement.Origin;
import net.tomarigi.placement.Person;
import net.tomarigi.placement.RunCases;
import net.tomarigi.placement.Told;
import net.tomarigi.placement.Told.About;
import net.tomarigi.search.KnownNeed;

/** Opens a case of somebody on the roster with everything filled in that is known of them. */
@ApplicationScoped
public class OpenFromRoster {
    /** As much as a line of a case holds. */
    private static final int LINE = 200;

    /** As much as a case's words hold. */
    private static final int WORDS = 2_000;

    private final KeepRoster keepRoster;
    private final RunCases runCases;
    private final Clock clock;

    OpenFromRoster(KeepRoster keepRoster, RunCases runCases, Clock clock) {
        this.keepRoster = keepRoster;
        this.runCases = runCases;
        this.clock = clock;
    }

    /**
     * What the case itself adds to what is known.
     *
     * @param from the first night
     * @param situation what happened; null: nobody said
     */
    public record Emergency(LocalDate from, int nights, boolean practice, String situation) {}

    /** @param key the same of the same caller opens one case; null: as often as it comes */
    public Uni<Cases.Whole> open(Caller caller, String network, String id, Emergency emergency, String key) {
        return keepRoster.find(caller, network, id).flatMap(found -> {
            Registrant one = found.registrant();
            return runCases.open(
                            caller,
                            network,
                            emergency.practice(),
                            looking(one, emergency),
                            told(one.personal(), emergency),
                            new Origin(
                                    one.id(),
                                    one.facts().district(),
                                    one.facts().risks().stream().anyMatch(Risk::isWithElderlyParent)),
                            key)
                    .call(opened -> note(caller, network, found, opened.kept().id(), emergency.practice()));
        });
    }

    /** Once, however often the same case is asked for. */
    private Uni<?> note(Caller caller, String network, Registrants.Whole found, String opened, boolean practice) {
        boolean isNoted = found.entries().stream()
                .anyMatch(entry -> entry.kind().equals("case-opened")
                        && opened.equals(entry.data().get("case")));
        return isNoted
                ? Uni.createFrom().voidItem()
                : keepRoster.noteCase(caller, network, found.registrant().id(), opened, practice);
    }

    private Looking looking(Registrant one, Emergency emergency) {
        Facts facts = one.facts();
        return new Looking(
                withAge(facts.need(), one.personal().born()),
                facts.lat(),
                facts.lon(),
                emergency.from(),
                emergency.nights(),
                null,
                false);
    }

    /** Whoever knows the birthday knows the age, also in some years. */
    private KnownNeed withAge(KnownNeed need, LocalDate born) {
        if (born == null) return need;
        int age = Period.between(born, LocalDate.ofInstant(clock.instant(), Policy.TOKYO))
                .getYears();
        return new KnownNeed(
                need.disabilities(),
                need.care(),
                need.behaviour(),
                need.supportLevel(),
                need.sex(),
                Math.max(0, age),
                need.wheelchair());
    }

    private static Told told(Personal personal, Emergency emergency) {
        String contact = personal.contacts().stream()
                .map(one -> Stream.of(one.relation(), one.name(), one.phone())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("、"));
        String notes = Stream.of(personal.wishes(), personal.notes())
                .filter(part -> part != null)
                .collect(Collectors.joining("\n"));
        Map<About, String> words = new LinkedHashMap<>();
        if (emergency.situation() != null) words.put(About.SITUATION, emergency.situation());
        return new Told(
                new Person(personal.name(), personal.kana(), personal.address(), cut(contact, LINE), cut(notes, WORDS)),
                words);
    }

    /** Null when there is nothing. */
    private static String cut(String text, int longest) {
        if (text.isEmpty()) return null;
        if (text.codePointCount(0, text.length()) <= longest) return text;
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
