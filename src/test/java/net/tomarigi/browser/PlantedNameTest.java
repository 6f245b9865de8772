package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import net.tomarigi.Given;
import net.tomarigi.LogLines;
import net.tomarigi.access.As;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is looked for, and why, is nowhere outside the coordinator's case before a facility says yes; what is no secret is. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class PlantedNameTest {
    private static final String TOPIC = "vacancy-changes";

    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    /** Found nowhere else, whichever test ran before. */
    private final String mark = Long.toString(System.nanoTime(), 36);

    private final Map<String, String> planted = Map.of(
            "name", "千曲花代" + mark,
            "kana", "ちくまはなよ" + mark,
            "address", "栃木市万町九" + mark,
            "contact", "叔父" + mark,
            "notes", "青い帽子" + mark,
            "situation", "母が屋根から落ちた" + mark);

    @AutoClose
    private final LogLines log = new LogLines();

    /** What was heard, by where. */
    private final Map<String, Queue<String>> heard = new TreeMap<>();

    @Test
    @Tag("N2")
    @Tag("C2")
    void whatWasPlantedIsNowhereBeforeTheYes(BrowserWindows windows) {
        CaseOnScreen cases = new CaseOnScreen();
        String facility = cases.facility("ひだまり");
        Page phone = overheard("facility", windows, As.provider(facility));
        phone.navigate("/facility/" + facility);
        Page wall = overheard("wall", windows, As.screen(cases.network));
        wall.navigate("/wall/" + cases.network);
        assertThat(wall.getByText("つながっています")).isVisible();

        String id = cases.open(2, """
                ,"person":{"name":"%s","kana":"%s","address":"%s","contact":"%s","notes":"%s"},"situation":"%s"\
                """.formatted(
                        planted.get("name"),
                        planted.get("kana"),
                        planted.get("address"),
                        planted.get("contact"),
                        planted.get("notes"),
                        planted.get("situation")));
        Page desk = overheard("case", windows, cases.coordinator);
        desk.navigate(cases.address(id));
        assertThat(desk.getByText(planted.get("name")).first()).isVisible();
        cases.ask(id, facility);
        assertThat(button(phone)).isVisible();
        // Something of the case goes through each of them: a hold is seen on boards, and its end.
        String other = cases.facility("みなみの里");
        cases.post(cases.coordinator, "/" + id + "/holds", "{\"facility\":\"" + other + "\",\"bed\":\"b\"}")
                .then()
                .statusCode(200);
        cases.post(cases.coordinator, "/" + id + "/stays/" + cases.find(id).getString("stays[0].id") + "/release", "{}")
                .then()
                .statusCode(200);
        note("facility", "page", (String) phone.evaluate(Everything.ON_THE_PAGE));
        note("facility", "html", phone.content());
        note("facility", "inbox", read(As.provider(facility), "/api/facilities/" + facility + "/asks"));
        note("facility", "itself", read(As.provider(facility), "/api/facilities/" + facility));
        note("board", "answer", Given.board(cases.network).asString());

        assertThat(heard).containsKeys("facility answers", "facility frames", "wall frames", "case addresses");
        heard.forEach((where, all) -> {
            // A coordinator reads of whom her case is; its address does not say so.
            if (!where.equals("case answers")) isClean(where, all);
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> String.join("\n", records()).contains(id));
        isClean("Kafka", records());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> String.join("\n", kept()).contains(other));
        isClean("Redis", kept());
        Logger.getLogger("net.tomarigi.test").warning("heard by the listener " + mark.charAt(0) + id);
        assertThat(log.lines()).anyMatch(line -> line.contains("heard by the listener"));
        isClean("logs", log.lines());

        Asking.settle(phone);
        button(phone).tap();
        assertThat(phone.getByText(planted.get("name"))).isVisible();
        assertThat((String) phone.evaluate(Everything.ON_THE_PAGE)).contains(mark);
        assertThat(heard.get("facility answers")).anyMatch(answer -> answer.contains(planted.get("name")));
        isClean("Kafka", records());
        isClean("Redis", kept());
        isClean("logs", log.lines());
        for (String whose : List.of("facility", "wall", "case"))
            isClean(whose + " addresses", heard.get(whose + " addresses"));
        isClean("wall frames", heard.get("wall frames"));
    }

    private void isClean(String where, Iterable<String> all) {
        assertThat(all).as(where).isNotEmpty().noneMatch(text -> text.contains(mark));
    }

    private static com.microsoft.playwright.Locator button(Page phone) {
        return phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("受けられます"));
    }

    private static String read(String token, String path) {
        return As.bearer(token).get(path).then().statusCode(200).extract().asString();
    }

    // --- What is heard

    /** A window of which everything that comes and goes is noted. */
    private Page overheard(String whose, BrowserWindows windows, String token) {
        Page page = windows.openAs(
                token,
                "about:blank",
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        page.onRequest(request -> {
            note(whose, "addresses", URLDecoder.decode(request.url(), StandardCharsets.UTF_8));
            if (request.headers().containsKey("referer"))
                note(whose, "addresses", URLDecoder.decode(request.headers().get("referer"), StandardCharsets.UTF_8));
        });
        page.onRequestFinished(request -> {
            if (request.url().contains("/api/") && !request.url().endsWith("/events"))
                note(whose, "answers", request.response().text());
        });
        page.onWebSocket(line -> {
            line.onFrameReceived(frame -> note(whose, "frames", frame.text()));
            line.onFrameSent(frame -> note(whose, "frames", frame.text()));
        });
        return page;
    }

    private void note(String whose, String what, String text) {
        heard.computeIfAbsent(whose + " " + what, key -> new ConcurrentLinkedQueue<>())
                .add(text == null ? "" : text);
    }

    /** All that stands in the topic, keys and headers too. */
    private List<String> records() {
        List<String> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(one -> new TopicPartition(TOPIC, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one)))
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    StringBuilder text = new StringBuilder(record.key() + " " + record.value());
                    record.headers().forEach(header -> text.append(' ')
                            .append(header.key())
                            .append(new String(header.value(), StandardCharsets.UTF_8)));
                    all.add(text.toString());
                }
        }
        return all;
    }

    /** All keys of Redis, with what stands under them. */
    private List<String> kept() {
        List<String> all = new ArrayList<>();
        String cursor = "0";
        do {
            Response scanned = redis.execute("SCAN", cursor, "COUNT", "1000");
            cursor = scanned.get(0).toString();
            for (Response key : scanned.get(1)) all.add(key + " " + under(key.toString()));
        } while (!cursor.equals("0"));
        return all;
    }

    private Response under(String key) {
        String type = redis.execute("TYPE", key).toString();
        return switch (type) {
            case "string" -> redis.execute("GET", key);
            case "hash" -> redis.execute("HGETALL", key);
            case "list" -> redis.execute("LRANGE", key, "0", "-1");
            case "set" -> redis.execute("SMEMBERS", key);
            case "zset" -> redis.execute("ZRANGE", key, "0", "-1");
            case "stream" -> redis.execute("XRANGE", key, "-", "+");
            case "none" -> null; // ended meanwhile
            default -> throw new AssertionError("something new in Redis: " + type);
        };
    }
}
