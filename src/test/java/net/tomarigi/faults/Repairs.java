package net.tomarigi.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often boards were mended by comparison with PostgreSQL, as far as the nodes were asked before they died. */
final class Repairs {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern COUNT = Pattern.compile("(?m)^tomarigi_repairs_total(?:\\{[^}]*})? (\\S+)$");

    private final Cluster cluster;
    private final Stream stream;
    private final Map<Long, Integer> byProcess = new HashMap<>();

    Repairs(Cluster cluster, Stream stream) {
        this.cluster = cluster;
        this.stream = stream;
    }

    /** Of all nodes that there were. */
    int count() throws Exception {
        for (int node = 0; node < Cluster.NODES; node++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.base(node) + "/q/metrics"))
                    .timeout(Duration.ofSeconds(5))
                    .header("Authorization", "Bearer " + stream.token())
                    .build();
            Matcher said =
                    COUNT.matcher(HTTP.send(request, BodyHandlers.ofString()).body());
            if (!said.find()) throw new IllegalStateException("node " + node + " tells nothing of repairs");
            byProcess.put(cluster.node(node).handle().pid(), (int) Double.parseDouble(said.group(1)));
        }
        return byProcess.values().stream().mapToInt(Integer::intValue).sum();
    }
}
