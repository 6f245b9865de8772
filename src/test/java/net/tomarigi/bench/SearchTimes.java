package net.tomarigi.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.tomarigi.product.Server;

/**
 * How long a search over the whole nation takes: the real list where it lies beside the project, made-up facilities of the
 * same number and length elsewhere. One request after the other, as one types.
 */
final class SearchTimes {
    /** An answer has to be there while one types. */
    static final double MOST_MILLIS = 50;

    private static final Path LIST = Path.of("../shared/data/wamnet/csvdownload024.csv");
    private static final int FACILITIES = 7_498;
    private static final int NETWORKS = 1_432;
    private static final int WARM_UP = 40;
    /** In which an import's changes go out and PostgreSQL tidies up after it, on the core that searches. */
    private static final Duration AFTER_IMPORT = Duration.ofMinutes(1);

    private static final int ROUNDS = 100;

    /** One letter that everybody has, names, readings, numbers, places, several words, nothing. */
    private static final List<String> QUERIES = List.of(
            "市",
            "し",
            "1",
            "し ょ う",
            "ショートステイ",
            "ｼｮｰﾄｽﾃｲ ひだまり",
            "社会福祉法人",
            "栃木県栃木市",
            "0910",
            "神奈川県 茅ケ崎",
            "医療法人 病院 東京都",
            "どこにもない名前");

    private static final String HEADER = "\"都道府県コード又は市区町村コード\",\"NO（※システム内の固有の番号、連番）\",\"指定機関名\",\"法人の名称\","
            + "\"法人の名称_かな\",\"法人番号\",\"法人住所（市区町村）\",\"法人住所（番地以降）\",\"法人電話番号\",\"法人FAX番号\",\"法人URL\","
            + "\"サービス種別\",\"事業所の名称\",\"事業所の名称_かな\",\"事業所番号\",\"事業所住所（市区町村）\",\"事業所住所（番地以降）\","
            + "\"事業所電話番号\",\"事業所FAX番号\",\"事業所URL\",\"事業所緯度\",\"事業所経度\",\"利用可能な時間帯（平日）\","
            + "\"利用可能な時間帯（土曜）\",\"利用可能な時間帯（日曜）\",\"利用可能な時間帯（祝日）\",\"定休日\","
            + "\"利用可能曜日特記事項（留意事項）\",\"定員\"\n";

    private final Server product;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SearchTimes(Server product) {
        this.product = product;
    }

    /** @return true when the nation's real list was there */
    boolean makeNation() throws Exception {
        boolean real = Files.isReadable(LIST);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(product.base() + "/api/facilities/import"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + product.administrator())
                        .POST(real ? BodyPublishers.ofFile(LIST) : BodyPublishers.ofString(madeUp()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer + " " + answer.body());
        return real;
    }

    /** All queries together: whoever types does not know which one is dear. */
    Latencies measure() throws Exception {
        Latencies latencies = new Latencies();
        Thread.sleep(AFTER_IMPORT.toMillis());
        for (int round = 0; round < WARM_UP; round++) for (String query : QUERIES) ask(query);
        for (int round = 0; round < ROUNDS; round++)
            for (String query : QUERIES) {
                long begin = System.nanoTime();
                ask(query);
                latencies.add(System.nanoTime() - begin);
            }
        return latencies;
    }

    private void ask(String query) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(
                                product.base() + "/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer + " " + answer.body());
    }

    private static String madeUp() {
        Random random = new Random(24);
        String[] kinds = {"ショートステイ", "短期入所事業所", "ひだまり", "生活支援センター", "医療センター"};
        StringBuilder list = new StringBuilder(HEADER);
        for (int i = 0; i < FACILITIES; i++) {
            String city = "見本県第" + i % NETWORKS + "市";
            String kind = kinds[random.nextInt(kinds.length)];
            list.append(String.format(
                    Locale.ROOT,
                    "\"1\",\"B%07d\",\"県\",\"社会福祉法人みほん会%d\",,,,,,,,\"短期入所\",\"%s第%d号館\",\"しょーとすていだい%dごうかん\","
                            + "\"%010d\",\"%s\",\"大平町%d丁目%d番\",\"0282-00-0000\",,,36.3,139.7,,,,,,,4%n",
                    i,
                    i / 3,
                    kind,
                    i,
                    i,
                    910_000_000 + i,
                    city,
                    i % 9,
                    i % 31));
        }
        return list.toString();
    }
}
