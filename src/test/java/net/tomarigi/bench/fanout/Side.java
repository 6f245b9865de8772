package net.tomarigi.bench.fanout;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.IntFunction;
import net.tomarigi.Given;
import net.tomarigi.bench.fanout.Watchers.Protocol;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * Something that carries changes to screens.
 *
 * @param server whose screens are watched, and whose processor time is taken
 * @param asked where changes are made; often the same
 * @param path of its stream
 * @param change the request that makes the change with this number
 */
record Side(String name, Server server, Server asked, String path, Protocol protocol, IntFunction<HttpRequest> change) {
    /** The product: reports are sent to {@code reporting}, which may be the same node. */
    static Side product(String name, Server watched, Server reporting, Town town, String token) {
        return new Side(
                name, watched, reporting, "/ws/networks/" + town.network() + "/board", Protocol.WEBSOCKET, number -> {
                    String facility =
                            town.facilities().get(number % town.facilities().size());
                    return HttpRequest.newBuilder(
                                    URI.create(reporting.base() + "/api/facilities/" + facility + "/vacancies"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .PUT(BodyPublishers.ofString(Given.reportBody("1", Town.nights(number))))
                            .build();
                });
    }

    /** A peer that is handed what the product sent for such a change, with other nights. */
    static Side peer(String name, Server server, String path, Protocol protocol, String sample) {
        return peer(name, server, server, path, protocol, sample);
    }

    /** One of several nodes: what is published at {@code publishing} is watched at another. */
    static Side peer(String name, Server watched, Server publishing, String path, Protocol protocol, String sample) {
        return new Side(name, watched, publishing, path, protocol, number -> HttpRequest.newBuilder(
                        URI.create(publishing.base() + "/publish"))
                .POST(BodyPublishers.ofString(
                        sample.replaceFirst("\"open\":\"[01]{14}", "\"open\":\"" + Town.nights(number))))
                .build());
    }
}
