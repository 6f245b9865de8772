package net.tomarigi.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk's security policy names the site of its map's tiles and nothing else. */
class MapTilesTest {
    @ParameterizedTest
    @CsvSource({
        "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png, https://cyberjapandata.gsi.go.jp",
        "https://{s}.tiles.example/{z}/{x}/{y}.png?key=1, https://*.tiles.example",
        "http://127.0.0.1:8081/{z}/{x}/{y}.png, http://127.0.0.1:8081"
    })
    void theSiteIsThatOfTheTemplate(String template, String site) {
        assertThat(MapTiles.origin(Optional.of(template))).contains(site);
    }

    @Test
    void withoutTilesThereIsNone() {
        assertThat(MapTiles.origin(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tiles/{z}", "https://a.example", "https://a.example;script-src */{z}", "https://{x}/{z}"})
    void whatNamesNoSiteIsRefused(String template) {
        assertThatThrownBy(() -> MapTiles.origin(Optional.of(template))).hasMessageContaining("tomarigi.map.tiles");
    }
}
