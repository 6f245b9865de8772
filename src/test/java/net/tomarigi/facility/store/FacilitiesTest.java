package net.tomarigi.facility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.Profile;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.HeardEvents;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.Test;

/** Many facilities are stored all or none, in batches, and nobody hears of what was not committed. */
@QuarkusTest
class FacilitiesTest {
    private static final int MANY = 1_100;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final Network network = new Network("many-" + unique, "多", null, Policy.DEFAULT, 1);

    @Inject
    Facilities facilities;

    @Inject
    Networks networks;

    @Inject
    HeardEvents heard;

    @Inject
    Background background;

    @Inject
    Pool postgres;

    @Test
    void manyAreStoredInBatchesAndReadBackAsTheyWere() {
        List<Facility> all = many("名");
        List<Integer> progress = new ArrayList<>();

        assertThat(store(all, progress)).contains("stored");

        assertThat(progress).containsExactly(500, 1_000, 1_100);
        assertThat(get(() -> facilities.list(network.id()))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(get(() -> networks.find(network.id()))).contains(network);
        assertThat(heard.lastOf(network.id())).hasSize(MANY + 1);
    }

    @Test
    void aFailureInTheLastBatchChangesNothing() {
        List<Facility> all = many("名");
        Facility last = all.get(MANY - 1);
        all.set(MANY - 1, facility(last.id(), "長".repeat(201)));

        assertThatThrownBy(() -> store(all, new ArrayList<>())).hasMessageContaining("facility_name_check");

        assertThat(get(() -> facilities.find(all.get(0).id()))).isEmpty();
        assertThat(get(() -> networks.find(network.id()))).isEmpty();
        assertThat(heard.of(network.id())).isEmpty();
        assertThat(postgres.query("select 1 from outbox where network_id = '" + network.id() + "'")
                        .executeAndAwait()
                        .rowCount())
                .isZero();
    }

    private Optional<String> store(List<Facility> all, List<Integer> progress) {
        return get(() -> facilities.changeMany(
                all.stream().map(Facility::id).toList(),
                there -> new Decision<>("stored", List.of(network), all),
                progress::add));
    }

    private List<Facility> many(String name) {
        List<Facility> all = new ArrayList<>();
        IntStream.range(0, MANY).forEach(i -> all.add(facility("F" + unique + "-" + i, name + i)));
        return all;
    }

    private Facility facility(String id, String name) {
        Profile profile = new Profile(
                null, name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
        List<Bed> beds = List.of(new Bed("1", "一", null, true, null), new Bed("2", "二", null, null, false));
        return Facility.created(id, profile, beds, new Membership(network.id(), null), null);
    }

    private <T> T get(Supplier<Uni<T>> work) {
        return background.run(work).await().atMost(Duration.ofSeconds(10));
    }
}
