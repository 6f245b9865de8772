package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.platform.http.HostileRequest.Answer;
import net.tomarigi.platform.http.Operations.Operation;
import net.tomarigi.platform.http.Operations.Parameter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that the OpenAPI document describes is called with what nobody should send, in every parameter, header and
 * property. Nothing of it may break the server, learn how it is built, or change anything where it is refused.
 * Each run sends some thousand of these, another choice each time: {@code -Dhostile.seed=…} repeats one, and
 * {@code -Dhostile.all=true} sends all.
 */
@QuarkusTest
class HostileInputTest {
    private static final int SENDERS = 3;

    /** A refusal names what is wrong; it does not send back what was sent. */
    private static final int LONGEST_REFUSAL = 64 * 1024;

    /** What would tell how the product is built. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\(\\w+\\.java:\\d+\\)|\\w(Exception|Error)\\b"
                    + "|(net\\.tomarigi|org\\.hibernate|io\\.vertx|io\\.quarkus|com\\.fasterxml|java\\.(lang|util|time)|jakarta)\\."
                    + "|SQLSTATE|(?i:syntax error at)|(?i:invalid byte sequence)|(?i:(select|delete) .{1,80} from (facility|network|bed))");

    private static final int MOST = 900;
    private static final int MOST_OF_PAGES = 400;
    private static final int MOST_SHOWN = 50;
    /** What anybody may send along, whether it is described or not. */
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Cookie",
            "Range",
            "Expect",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Forwarded",
            "Origin",
            "X-HTTP-Method-Override",
            "Transfer-Encoding",
            "Content-Encoding",
            "Upgrade");

    private static final String OF_OTHER_TESTS = "/api/echo";
    private static final List<String> OF_SESSIONS = List.of("/api/logout", "/api/me");

    /** Refused before there is a request that could be answered: the line, or a header, cannot be read. */
    private static final Set<Integer> OF_THE_PROTOCOL = Set.of(400, 414, 431);

    /** Not what a caller changes: what was migrated, and events that leave when they were carried. */
    private static final String TABLES = "select string_agg(quote_ident(tablename), ',' order by tablename)"
            + " from pg_tables where schemaname = 'public' and tablename not in ('flyway_schema_history', 'outbox')";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestHTTPResource("/")
    URI server;

    @Inject
    Truth truth;

    @Inject
    Scheduler time;

    private final long seed = Long.getLong("hostile.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HostileValues values = new HostileValues(random);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private Operations operations;

    @Test
    void nothingBreaksAndWhatIsRefusedChangesNothing() throws Exception {
        operations = new Operations(JSON.readTree(
                given().accept("application/json").get("/q/openapi").asString()));
        List<HostileRequest> requests = new ArrayList<>();
        for (Operation operation : operations.list())
            if (!operation.path().startsWith(OF_OTHER_TESTS)) requests.addAll(requests(operation));
        Collections.shuffle(requests, random);
        if (!Boolean.getBoolean("hostile.all")) requests = requests.subList(0, MOST);
        requests = requests.stream().map(HostileInputTest::signed).toList();

        List<HostileRequest> refused = refusedOf(requests, fixture());
        assertThat(wrong.stream().limit(MOST_SHOWN)).as("seed %d", seed).isEmpty();
        assertThat(refused).hasSizeBetween(MOST / 2, requests.size() - MOST / 20);

        // What other tests have left becomes overdue or ends by itself; that is no trace of what is refused here.
        time.pause();
        try {
            leavesNoTrace(refused);
        } finally {
            time.resume();
        }
    }

    /** Once more, where nothing of what was accepted has been. */
    private void leavesNoTrace(List<HostileRequest> refused) throws Exception {
        for (boolean same = false; !same; ) {
            Map<String, String> untouched = fixture();
            String before = checksum();
            List<HostileRequest> again = refusedOf(refused, untouched);
            same = again.size() == refused.size();
            if (same) assertThat(checksum()).as("seed %d", seed).isEqualTo(before);
            refused = again;
        }
    }

    @Test
    void noPageRepeatsWhatItsAddressSays() throws Exception {
        List<HostileRequest> requests = new ArrayList<>();
        for (Pages.Page page : Pages.list())
            for (byte[] value : values.texts()) {
                String hostile = HostileRequest.encoded(value);
                requests.add(page(page.path().replaceAll("\\{\\w+}", hostile)));
                for (String query : page.queries())
                    requests.add(page(page.path().replaceAll("\\{\\w+}", "x") + "?" + query + "=" + hostile));
            }

        Collections.shuffle(requests, random);
        if (!Boolean.getBoolean("hostile.all")) requests = requests.subList(0, MOST_OF_PAGES);

        refusedOf(requests, Map.of());

        assertThat(wrong.stream().limit(MOST_SHOWN)).as("seed %d", seed).isEmpty();
    }

    private static HostileRequest page(String target) {
        return new HostileRequest("page", "GET", target, Map.of("Accept", "text/html".getBytes(UTF_8)), null);
    }

    @BeforeEach
    void begin() {
        System.out.println("hostile.seed=" + seed);
    }

    /** What the paths name, as it is put in for {@code {network}} and {@code {facility}}. */
    private static Map<String, String> fixture() {
        String network = Given.network();
        return Map.of("network", network, "facility", Given.facility(network, 2));
    }

    private List<HostileRequest> requests(Operation operation) throws IOException {
        byte[] right = right(operation);
        HostileRequest plain =
                new HostileRequest("as it should be", operation.method(), target(operation), Map.of(), right);
        if (operation.mediaType() != null)
            plain = plain.with("Content-Type", operation.mediaType().getBytes(UTF_8));
        List<HostileRequest> all = new ArrayList<>(List.of(plain));
        for (Parameter parameter : operation.parameters())
            for (byte[] value : values.texts()) all.addAll(hostile(plain, parameter, value));
        for (String header : HEADERS)
            for (byte[] value : values.some())
                all.add(withTarget(plain, header + ": " + shortened(value), plain.target())
                        .with(header, value));
        if (right == null) return all;
        for (byte[] body : values.bodies(right)) all.add(withBody(plain, "body", body));
        for (String type : List.of(
                "",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "x",
                "*/*",
                "multipart/form-data; boundary=x",
                "application/json;charset=utf-7",
                "application/json;charset=x",
                "text/csv;charset=Shift_JIS",
                "application/json, text/csv",
                "a/b;" + "c=d;".repeat(500))) all.add(plain.with("Content-Type", type.getBytes(UTF_8)));
        if (operation.mediaType().contains("json")) all.addAll(hostileProperties(operation, plain, right));
        return all;
    }

    private List<HostileRequest> hostileProperties(Operation operation, HostileRequest plain, byte[] right)
            throws IOException {
        JsonNode body = JSON.readTree(right);
        List<HostileRequest> all = new ArrayList<>();
        for (String pointer : operations.pointers(operation.schema())) {
            String[] around = JSON.writeValueAsString(Operations.with(body, pointer, TextNode.valueOf("@here@")))
                    .split("\"@here@\"");
            for (byte[] value : values.fragments())
                all.add(withBody(
                        plain,
                        pointer + ": " + shortened(value),
                        HostileValues.joined(around[0].getBytes(UTF_8), value, around[1].getBytes(UTF_8))));
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            all.add(withBody(
                    plain, pointer + " twice", ("{\"" + name + "\":null,\"" + name + "\":null}").getBytes(UTF_8)));
        }
        return all;
    }

    private static List<HostileRequest> hostile(HostileRequest plain, Parameter parameter, byte[] value) {
        String what = parameter.name() + ": " + shortened(value);
        String encoded = HostileRequest.encoded(value);
        return switch (parameter.in()) {
            case "path" ->
                List.of(withTarget(plain, what, plain.target().replace("{" + parameter.name() + "}", encoded)));
            case "query" -> {
                String query = plain.target().contains("?") ? "&" : "?";
                String once = plain.target() + query + parameter.name() + "=" + encoded;
                yield List.of(
                        withTarget(plain, what, once),
                        withTarget(plain, what + ", twice", once + "&" + parameter.name() + "=" + encoded));
            }
            case "header" -> List.of(withTarget(plain, what, plain.target()).with(parameter.name(), value));
            default -> List.of();
        };
    }

    private static HostileRequest withTarget(HostileRequest plain, String what, String target) {
        return new HostileRequest(what, plain.method(), target, plain.headers(), plain.body());
    }

    private static HostileRequest withBody(HostileRequest plain, String what, byte[] body) {
        return new HostileRequest(what, plain.method(), plain.target(), plain.headers(), body);
    }

    /** Parameters of the path that no fixture has stay as some word. */
    private static String target(Operation operation) {
        return operation.path().replaceAll("\\{(?!network}|facility})\\w+}", "x");
    }

    /** A body that the operation takes; null when it takes none. What is not known here is made after its schema. */
    private byte[] right(Operation operation) throws IOException {
        if (operation.mediaType() == null) return null;
        if (operation.mediaType().equals("text/csv"))
            return Files.readAllBytes(Path.of("src/test/resources/wamnet/made-up.csv"));
        String schema = operation.schema().path("$ref").asText();
        String known = KNOWN.get(schema.substring(schema.lastIndexOf('/') + 1));
        return known != null
                ? known.replace("{tonight}", Given.tonight().toString()).getBytes(UTF_8)
                : JSON.writeValueAsBytes(operations.example(operation.schema(), 0));
    }

    private static final Map<String, String> KNOWN = Map.of(
            "FacilityCommand",
                    "{\"name\":\"ひだまり\",\"kind\":\"WELFARE\",\"siting\":\"STANDALONE\",\"lat\":36.4,\"lon\":139.7,"
                            + "\"phone\":\"0282-00-0000\",\"disabilities\":[\"PHYSICAL\"],\"supportLevels\":{\"min\":1,"
                            + "\"max\":6},\"care\":{\"MEALS\":\"ALWAYS\"},\"sexes\":[\"FEMALE\"],\"beds\":[{\"id\":\"1\","
                            + "\"label\":\"1\",\"sexes\":[\"MALE\"]}]}",
            "ReportCommand", "{\"from\":\"{tonight}\",\"beds\":[{\"bed\":\"1\",\"open\":\"101\"}]}",
            "NetworkCommand", "{\"name\":\"敵\",\"rollOverHour\":9,\"freshHours\":3,\"ageingHours\":12,\"nights\":14}",
            "MembershipCommand", "{\"district\":\"北\"}");

    private List<HostileRequest> refusedOf(List<HostileRequest> requests, Map<String, String> fixture)
            throws InterruptedException {
        Answer[] answers = new Answer[requests.size()];
        List<Thread> senders = Stream.iterate(0, i -> i < SENDERS, i -> i + 1)
                .map(first -> new Thread(() -> {
                    for (int i = first; i < answers.length; i += SENDERS) answers[i] = send(requests.get(i), fixture);
                }))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) sender.join();
        List<HostileRequest> refused = new ArrayList<>();
        for (int i = 0; i < answers.length; i++)
            if (answers[i] != null && isForItsOwnSake(answers[i].status())) refused.add(requests.get(i));
        return refused;
    }

    /** Refused, and not because of what another request has done just now. */
    private static boolean isForItsOwnSake(int status) {
        return status >= 400 && status != 409 && status != 429;
    }

    /** By an administrator; what ends sessions ends one of its own. */
    private static HostileRequest signed(HostileRequest request) {
        boolean ends = OF_SESSIONS.stream().anyMatch(request.target()::startsWith);
        String token = ends ? As.token(Grant.everywhere(Role.ADMINISTRATOR)) : As.administrator();
        return request.with("Authorization", ("Bearer " + token).getBytes(ISO_8859_1));
    }

    private Answer send(HostileRequest request, Map<String, String> fixture) {
        try {
            Answer answer = request.send(server, fixture);
            judge(request, answer);
            return answer;
        } catch (IOException e) {
            wrong.add(request + ": " + e);
            return null;
        }
    }

    private void judge(HostileRequest request, Answer answer) {
        String complaint = complaint(answer);
        if (complaint != null)
            wrong.add(request + " " + answer.status() + " " + complaint + ": "
                    + shortened(answer.body().getBytes(UTF_8)));
    }

    private static String complaint(Answer answer) {
        if (answer.status() == 0) return "has no answer";
        if (answer.status() >= 500) return "is the server's fault";
        if (INSIDES.matcher(answer.body()).find()) return "tells of the insides";
        String type = answer.header("Content-Type");
        if (type.startsWith("text/html") && answer.body().contains(HostileValues.MARKUP)) return "repeats markup";
        if (answer.header("Set-Cookie").contains("hostile")) return "lets a header in";
        if (answer.status() < 400) return null;
        if (answer.body().isEmpty() && OF_THE_PROTOCOL.contains(answer.status())) return null;
        // Somebody with a browser gets a page, or the sentence alone.
        if (type.startsWith("text/html") || type.startsWith("text/plain")) return null;
        if (!type.equals("application/problem+json")) return "refuses as " + type;
        if (answer.body().length() > LONGEST_REFUSAL) return "says too much";
        try {
            JsonNode problem = JSON.readTree(answer.body());
            boolean complete = problem.path("status").asInt() == answer.status()
                    && !problem.path("title").asText().isBlank()
                    && problem.path("type").asText().startsWith("/problems/");
            return complete ? null : "refuses without a reason";
        } catch (JsonProcessingException e) {
            return "refuses in broken JSON";
        }
    }

    /** Of everything that is kept, once what was accepted has left the outbox. */
    private String checksum() {
        await().until(() -> truth.count("outbox") == 0);
        StringBuilder all = new StringBuilder();
        for (String table : truth.text(TABLES).split(","))
            all.append(table)
                    .append(' ')
                    .append(truth.text("select count(*) || ' ' || coalesce(sum(hashtextextended("
                            + "cast(to_jsonb(t) - 'seen_at' as text), 0)), 0) from " + table + " t"))
                    .append('\n');
        return all.toString();
    }

    private static String shortened(byte[] value) {
        String text = new String(value, UTF_8);
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
