package net.tomarigi.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.tomarigi.Given;

/**
 * A made-up network in the product, whose board everybody may see: facilities of one to four beds each, all of them reported.
 *
 * @param facilities their ids; each has a bed 1
 */
public record Town(String network, List<String> facilities) {
    private static final int CALLERS = 8;
    private static final int NIGHTS = 14;

    public static Town make(Server product, String network, int size) throws Exception {
        product.call("PUT", "/api/networks/" + network, "{\"name\":\"" + network + "\",\"publicBoard\":true}");
        Random random = new Random(size);
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            String facility = facility(i, random);
            String nights = nights(random.nextInt(1 << NIGHTS));
            all.add(() -> {
                String id = product.call("POST", "/api/networks/" + network + "/facilities", facility)
                        .get("id")
                        .asText();
                product.call("PUT", "/api/facilities/" + id + "/vacancies", Given.reportBody("1", nights));
                return id;
            });
        }
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<String> facilities = new ArrayList<>();
            for (Future<String> made : callers.invokeAll(all)) facilities.add(made.get());
            return new Town(network, facilities);
        } finally {
            callers.shutdownNow();
        }
    }

    /** From now on a screen has to be let in to see the board. */
    public static void keepToMembers(Server product, String network, String name) throws Exception {
        product.call("PUT", "/api/networks/" + network, "{\"name\":\"" + name + "\",\"publicBoard\":false}");
    }

    public String boardPath() {
        return "/api/networks/" + network + "/board";
    }

    /** A number as the open nights of a bed: what a report says can be told from every other report. */
    public static String nights(int number) {
        return String.format("%" + NIGHTS + "s", Integer.toBinaryString(number % (1 << NIGHTS)))
                .replace(' ', '0');
    }

    private static String facility(int i, Random random) {
        List<String> beds = new ArrayList<>();
        for (int bed = 1; bed <= 1 + i % 4; bed++)
            beds.add("{\"id\":\"" + bed + "\",\"label\":\"" + (100 + bed) + "\"}");
        return String.format(
                Locale.ROOT,
                "{\"name\":\"短期入所 ひだまり%d号館\",\"kind\":\"WELFARE\",\"phone\":\"0282-%02d-%04d\",\"lat\":%.6f,\"lon\":%.6f,"
                        + "\"beds\":[%s]}",
                i,
                random.nextInt(100),
                random.nextInt(10_000),
                36.3 + random.nextDouble() / 5,
                139.6 + random.nextDouble() / 5,
                String.join(",", beds));
    }
}
