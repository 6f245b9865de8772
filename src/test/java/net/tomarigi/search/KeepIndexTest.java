package net.tomarigi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.matching.Affinity;
import net.tomarigi.matching.Hit;
import net.tomarigi.matching.Need;
import net.tomarigi.matching.Part;
import net.tomarigi.matching.Policy;
import net.tomarigi.matching.Question;
import org.junit.jupiter.api.Test;

/** The index follows what is heard of facilities, in whatever order and however often it is heard. */
class KeepIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 20);

    private final KeepIndex index = new KeepIndex(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLaterWordStaysWhicheverIsHeardFirst() {
        index.changed(heard("n", "f", 3, "111"));
        index.changed(heard("n", "f", 2, "000"));
        assertThat(fitting("n", 3)).containsExactly("b!f");
        index.changed(heard("n", "f", 4, "110"));
        assertThat(fitting("n", 3)).isEmpty();
        assertThat(fitting("n", 2)).containsExactly("b!f");
    }

    @Test
    void whatTwoNetworksShowIsOneBedInBoth() {
        index.changed(heard("n", "f", 2, "000"));
        index.changed(heard("m", "f", 3, "111"));
        assertThat(fitting("n", 3)).containsExactly("b!f");
        assertThat(fitting("m", 3)).containsExactly("b!f");
        assertThat(fitting(null, 3)).containsExactly("b!f");
        index.changed(new FacilityChanged("m", "f", 4, NOW, 4, Standing.GONE, List.of()));
        assertThat(fitting("m", 3)).isEmpty();
    }

    @Test
    void bedsAndFacilitiesThatAreGoneAreNotFound() {
        index.changed(heard("n", "f", 3, "111"));
        index.changed(new FacilityChanged(
                "n", "f", 4, NOW, 4, new Standing(true, null, Profile.BLANK, List.of()), List.of()));
        assertThat(fitting("n", 1)).isEmpty();
        index.changed(heard("n", "g", 3, "111"));
        index.replaced(() -> List.of(heard("n", "h", 1, "111")));
        assertThat(fitting("n", 1)).containsExactly("b!h");
        assertThat(index.find("g", "n")).isEmpty();
    }

    @Test
    void wordsOfLongAgoStillCountForTheNightsTheySpeakOf() {
        index.changed(new FacilityChanged(
                "n",
                "f",
                1,
                NOW,
                1,
                standing(),
                List.of(new BedNights("b", 1, new OpenNights(TONIGHT.minusDays(100), "0".repeat(100) + "011")))));
        assertThat(fitting("n", 1)).isEmpty();
        assertThat(ask("n", 1, 2)).extracting(hit -> hit.candidate().id()).containsExactly("b!f");
    }

    @Test
    void whoSaysYesMoreOftenComesFirst() {
        index.changed(heard("n", "f", 1, "111"));
        index.changed(heard("n", "g", 1, "111"));
        assertThat(fitting("n", 1)).containsExactly("b!f", "b!g");
        for (int i = 0; i < 20; i++) {
            index.answered("n", "f", NOW, false);
            index.answered("n", "g", NOW, true);
        }
        assertThat(fitting("n", 1)).containsExactly("b!g", "b!f");
    }

    private List<String> fitting(String network, int nights) {
        return ask(network, 0, nights).stream().map(hit -> hit.candidate().id()).toList();
    }

    private List<Hit> ask(String network, int ahead, int nights) {
        Question question = new Question(
                Need.NOTHING_KNOWN,
                null,
                TONIGHT.plusDays(ahead).toEpochDay(),
                nights,
                Double.POSITIVE_INFINITY,
                network == null ? null : Set.of(network),
                false,
                Candidates.minutes(NOW),
                18,
                Map.of(),
                Affinity.NEUTRAL,
                20);
        return index.snapshot().rank(question, new Policy(Map.of(Part.LIKELIHOOD, 1.0), 60, 72, Policy.Fit.DEFAULT));
    }

    private static Standing standing() {
        return new Standing(true, null, Profile.BLANK, List.of(new Bed("b", "101", null, null, null)));
    }

    private static FacilityChanged heard(String network, String facility, long version, String open) {
        return new FacilityChanged(
                network,
                facility,
                version,
                NOW,
                1,
                standing(),
                List.of(new BedNights("b", version, new OpenNights(TONIGHT, open))));
    }
}
