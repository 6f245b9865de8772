package net.tomarigi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import net.tomarigi.Given;
import net.tomarigi.product.Server;

/**
 * The desk's question over the whole nation, asked by many at once: each facility of the national list takes some of what
 * can be asked for, and has said which nights are open.
 */
final class MatchTimes {
    /** Of the slowest hundredth of what a bare server sends. */
    static final double MOST_TIMES = 5;

    private static final int CALLERS = 8;
    private static final int NIGHTS = 14;
    private static final int QUESTIONS = 200;
    private static final String[] DISABILITIES = {"PHYSICAL", "INTELLECTUAL", "PSYCHOSOCIAL", "DEVELOPMENTAL"};
    private static final String[] CARE = {"SUCTION", "TUBE_FEEDING", "OXYGEN", "INJECTION", "MEDICATION", "NIGHT_WATCH"
    };
    private static final String[] HOURS = {"NEVER", "DAY", "ALWAYS", "ALWAYS"};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server product;
    private final Random random = new Random(5);
    /** A place where somebody may need a bed, for each facility that has one. */
    private final List<double[]> places = new ArrayList<>();

    private String network;

    MatchTimes(Server product) {
        this.product = product;
    }

    /** Lets every facility that the import made say what it takes and which nights are open. */
    void fill() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (JsonNode one : product.call("GET", "/api/networks?limit=10000", null)) {
            if (!one.get("id").asText().startsWith("m-")) continue;
            network = one.get("id").asText();
            for (JsonNode member : product.call("GET", "/api/networks/" + network + "/facilities", null)) {
                String facility = member.get("id").asText();
                String takes = takes();
                String nights = nights();
                if (member.hasNonNull("lat"))
                    places.add(new double[] {
                        member.get("lat").asDouble(), member.get("lon").asDouble()
                    });
                all.add(() -> speak(facility, takes, nights));
            }
        }
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (Future<Void> said : callers.invokeAll(all)) said.get();
        } finally {
            callers.shutdownNow();
        }
    }

    private Void speak(String facility, String takes, String nights) throws Exception {
        ObjectNode whole = (ObjectNode) JSON.readTree(takes);
        JsonNode known = product.call("GET", "/api/facilities/" + facility, null);
        whole.put("name", known.get("name").asText());
        for (String kept : List.of("lat", "lon", "phone", "kind"))
            if (known.hasNonNull(kept)) whole.set(kept, known.get(kept));
        product.call("PUT", "/api/facilities/" + facility, whole.toString());
        product.call("PUT", "/api/facilities/" + facility + "/vacancies", nights);
        return null;
    }

    private String takes() {
        List<String> care = new ArrayList<>();
        for (String one : CARE) care.add("\"" + one + "\":\"" + HOURS[random.nextInt(HOURS.length)] + "\"");
        return String.format(
                Locale.ROOT,
                "{\"disabilities\":[\"%s\",\"%s\"],\"children\":%b,\"adults\":true,\"supportLevels\":{\"min\":%d,\"max\":6},"
                        + "\"maxBehaviour\":%d,\"care\":{%s},\"sexes\":[\"FEMALE\",\"MALE\"],"
                        + "\"beds\":[{\"id\":\"1\",\"label\":\"101\"},{\"id\":\"2\",\"label\":\"102\",\"sexes\":[\"FEMALE\"]}]}",
                DISABILITIES[random.nextInt(2)],
                DISABILITIES[2 + random.nextInt(2)],
                random.nextBoolean(),
                1 + random.nextInt(3),
                random.nextInt(25),
                String.join(",", care));
    }

    private String nights() {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < NIGHTS; i++) open.append(random.nextInt(3) == 0 ? '0' : '1');
        return "{\"from\":\"" + Given.tonight() + "\",\"beds\":[{\"bed\":\"1\",\"open\":\"" + open
                + "\"},{\"bed\":\"2\",\"open\":\"" + open.reverse() + "\"}]}";
    }

    /** Each asks other questions, over and over: what is known of a person, near a facility, some with a limit. */
    List<Supplier<ByteBuffer>> askers(int count) throws Exception {
        String headers = "Content-Type: application/json\r\nAuthorization: Bearer " + product.administrator() + "\r\n";
        List<ByteBuffer> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++)
            questions.add(Load.request("POST", "/api/networks/" + network + "/matches", headers, question()));
        List<Supplier<ByteBuffer>> askers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] next = {i * 7};
            List<ByteBuffer> own = questions.stream().map(ByteBuffer::duplicate).toList();
            askers.add(() -> own.get(next[0]++ % own.size()));
        }
        return askers;
    }

    private String question() {
        double[] place = places.get(random.nextInt(places.size()));
        String care = random.nextInt(3) == 0 ? "" : ",\"care\":[\"" + CARE[random.nextInt(CARE.length)] + "\"]";
        String level = random.nextInt(3) == 0 ? "" : ",\"supportLevel\":" + (1 + random.nextInt(6));
        String maxKm = random.nextBoolean() ? "" : ",\"maxKm\":" + (10 + 10 * random.nextInt(4));
        return String.format(
                Locale.ROOT,
                "{\"need\":{\"disabilities\":[\"%s\"]%s%s,\"sex\":\"%s\",\"age\":%d},\"at\":{\"lat\":%.4f,\"lon\":%.4f},"
                        + "\"nights\":{\"from\":\"%s\",\"count\":%d}%s,\"neighbours\":true}",
                DISABILITIES[random.nextInt(DISABILITIES.length)],
                care,
                level,
                random.nextBoolean() ? "FEMALE" : "MALE",
                18 + random.nextInt(60),
                place[0] + random.nextGaussian() / 20,
                place[1] + random.nextGaussian() / 20,
                Given.tonight(),
                1 + random.nextInt(5),
                maxKm);
    }

    Load.Outcome load(int clients, Duration time) throws Exception {
        return Load.run(product, askers(clients), 200, time);
    }
}
