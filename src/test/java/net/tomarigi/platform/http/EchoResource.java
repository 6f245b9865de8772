package net.tomarigi.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Sex;
import net.tomarigi.platform.Problem;

/** Something for the tests of the edge to call: it takes what features take, and throws what they throw. */
@May(Permission.EVERYBODY)
@Path("/api/echo")
public class EchoResource {
    /** A body of every kind of field that a feature's body has. */
    public record Body(
            String name,
            Integer places,
            int count,
            Boolean children,
            LocalDate from,
            Sex sex,
            Limit limit,
            List<Inner> beds,
            Map<Care, CareHours> care) {}

    /** One of several within a {@link Body}. */
    public record Inner(String open, Integer version) {}

    /** Refuses what cannot be. */
    public record Limit(int hours) {
        public Limit {
            if (hours < 1) throw new IllegalArgumentException("at least one hour, not " + hours);
        }
    }

    void routes(@Observes Router router) {
        router.get("/api/echo-route/fails").handler(route -> route.fail(new IllegalStateException("secret")));
        router.get("/api/echo-route/refuses")
                .handler(route -> route.fail(Problem.notFound("network", "x").asException()));
        router.get("/api/echo-route/throws").handler(route -> {
            throw new IllegalStateException("secret");
        });
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Map<String, Object>> put(Body body) {
        return Uni.createFrom()
                .item(() -> Map.of(
                        "beds", body.beds() == null ? 0 : body.beds().size(),
                        "name",
                                body.name() == null
                                        ? ""
                                        : body.name()
                                                .substring(
                                                        0,
                                                        Math.min(20, body.name().length())),
                        "thread", Thread.currentThread().getName()));
    }

    @PUT
    @Path("/tree")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Map<String, Object>> tree(JsonNode body) {
        return Uni.createFrom().item(Map.of("size", body.size()));
    }

    @POST
    @Path("/file")
    @Blocking
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> file(InputStream file) throws IOException {
        return Map.of("bytes", file.transferTo(OutputStream.nullOutputStream()));
    }

    @GET
    @Path("/night/{night}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> night(@PathParam("night") LocalDate night, @QueryParam("count") Integer count) {
        return Map.of("night", night.toString());
    }

    @GET
    @Path("/fails/{how}")
    public Uni<String> fails(@PathParam("how") String how) {
        return Uni.createFrom()
                .failure(
                        switch (how) {
                            case "away" ->
                                new RuntimeException("no session", new ConnectException("Connection refused"));
                            case "refused" ->
                                Problem.notFound("facility", "f-1").asException();
                            case "often" ->
                                new Problem("too-many-requests", 429, List.of(), List.of(), Duration.ofMillis(61_500))
                                        .asException();
                            default -> new IllegalStateException("secret");
                        });
    }
}
