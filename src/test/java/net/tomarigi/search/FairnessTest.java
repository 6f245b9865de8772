package net.tomarigi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import org.junit.jupiter.api.Test;

/** Whose turn it is, for its size. */
class FairnessTest {
    @Test
    void whoCarriedAsMuchAsTheOthersForItsSizeIsInTheMiddle() {
        Map<String, Double> turn =
                turn(Map.of("small", 4.0, "large", 40.0), facility("small", 1), facility("large", 10));
        assertThat(turn.get("small")).isCloseTo(0.5, within(1e-9));
        assertThat(turn.get("large")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theMoreItCarriedTheLaterItIsItsTurn() {
        Map<String, Double> turn =
                turn(Map.of("some", 2.0, "much", 9.0), facility("none", 1), facility("some", 1), facility("much", 1));
        assertThat(turn.get("none")).isGreaterThan(turn.get("some")).isBetween(0.5, 1.0);
        assertThat(turn.get("some")).isGreaterThan(turn.get("much"));
        assertThat(turn.get("much")).isBetween(0.0, 0.5);
    }

    @Test
    void whereNobodyHasCarriedAnythingNothingIsSaid() {
        assertThat(turn(Map.of(), facility("one", 1))).isEmpty();
        assertThat(turn(Map.of("elsewhere", 5.0), facility("one", 1))).isEmpty();
    }

    private static Map<String, Double> turn(Map<String, Double> carried, FacilityChanged... shown) {
        Map<String, Double> turn = new HashMap<>();
        Fairness.add(carried, List.of(shown), turn);
        return turn;
    }

    private static FacilityChanged facility(String id, int places) {
        List<Bed> beds = new ArrayList<>();
        for (int i = 0; i < places; i++) beds.add(new Bed(String.valueOf(i), null, null, null, null));
        return new FacilityChanged("n", id, 1, null, 1, new Standing(true, null, Profile.BLANK, beds), List.of());
    }
}
