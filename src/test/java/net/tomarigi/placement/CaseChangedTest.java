package net.tomarigi.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.Cases.Asked;
import org.junit.jupiter.api.Test;

/** What a case's event tells other nodes: that it changed, and nothing of what somebody needs. */
class CaseChangedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void whatFacilitiesAreAskedLeavesThisNodeInNoEvent() {
        Ask ask = new Ask("a", "house", null, null, null, null, Ask.State.WAITING, NOW, "me", NOW, null, null);
        Asked asked = new Asked("city", false, ask, null, new Told(null, null), List.of(), NOW);
        CaseChanged change = new CaseChanged("city", "c", 3, List.of("house"), false, Map.of("house", asked));

        String event = EventJson.writeData(change);

        assertThat(event)
                .isEqualTo(
                        "{\"network\":\"city\",\"id\":\"c\",\"version\":3,\"facilities\":[\"house\"],\"elderlyCare\":false}");
        assertThat(EventJson.readData(event, CaseChanged.class))
                .isEqualTo(new CaseChanged("city", "c", 3, List.of("house"), false, Map.of()));
    }
}
