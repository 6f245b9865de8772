package net.tomarigi.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.tomarigi.network.Settings.District;
import net.tomarigi.network.Settings.Registration;
import net.tomarigi.network.Settings.Use;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a network uses on a day, and in which district an address lies. */
class SettingsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 4, 1);

    private static Settings using(Registration registration, Map<NetworkFunction, Use> functions) {
        return new Settings(registration, List.of(), null, null, null, functions, 1);
    }

    @Test
    @Tag("A8")
    void everyFunctionIsOnUnlessItIsSwitchedOffOrItsDayHasNotCome() {
        for (NetworkFunction function : NetworkFunction.values()) {
            assertThat(Settings.NONE.isOn(function, DAY)).isTrue();
            Settings off = using(Registration.OPTIONAL, Map.of(function, new Use(false, null)));
            assertThat(off.isOn(function, DAY)).isFalse();
            Settings planned = using(Registration.OPTIONAL, Map.of(function, new Use(true, DAY)));
            assertThat(planned.isOn(function, DAY.minusDays(1))).isFalse();
            assertThat(planned.isOn(function, DAY)).isTrue();
            for (NetworkFunction other : NetworkFunction.values())
                if (other != function) assertThat(off.isOn(other, DAY)).isTrue();
        }
        assertThat(using(Registration.OFF, Map.of()).isOn(NetworkFunction.ROSTER, DAY))
                .isFalse();
        Map<NetworkFunction, Use> said = new EnumMap<>(NetworkFunction.class);
        said.put(NetworkFunction.ROTA, new Use(true, null));
        assertThat(using(Registration.OPTIONAL, said)).isEqualTo(using(Registration.OPTIONAL, Map.of()));
    }

    @Test
    @Tag("A6")
    void anAddressLiesInTheDistrictOfTheLongestTownThatItNames() {
        long seed = 61;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<District> districts = new ArrayList<>();
            for (int i = 0; i < 4; i++) districts.add(new District("d" + i, List.of(town(random), town(random))));
            String address = town(random) + town(random) + town(random);
            String naive = null;
            for (int length = 1; length <= 3; length++)
                for (int i = districts.size() - 1; i >= 0; i--)
                    for (String one : districts.get(i).towns())
                        if (one.length() == length && address.contains(one))
                            naive = districts.get(i).name();
            Settings settings = new Settings(Registration.OPTIONAL, districts, null, null, null, Map.of(), 1);
            assertThat(settings.districtOf(address))
                    .as("seed %s, %s in %s", seed, address, districts)
                    .isEqualTo(naive);
        }
        assertThat(Settings.NONE.districtOf("秋川1-2-3")).isNull();
        assertThat(Settings.NONE.districtOf(null)).isNull();
    }

    /** One to three letters of three. */
    private static String town(Random random) {
        StringBuilder town = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) town.append((char) ('a' + random.nextInt(3)));
        return town.toString();
    }
}
