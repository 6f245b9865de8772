package net.tomarigi.access;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.Tokens.Kind;
import net.tomarigi.platform.Background;

/** Callers of every sort, made past the API: what they may is what a test is about, not how they came to be. */
public final class As {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static String administrator;

    private As() {}

    /** The token of an administrator of the whole suite. */
    public static synchronized String administrator() {
        if (administrator == null) administrator = token(Grant.everywhere(Role.ADMINISTRATOR));
        return administrator;
    }

    public static String provider(String facility) {
        return token(Grant.atFacility(Role.PROVIDER, facility, Set.of()));
    }

    public static String coordinator(String network) {
        return token(Grant.inNetwork(Role.COORDINATOR, network, null));
    }

    /** Of one part of it. */
    public static String coordinator(String network, String district) {
        return token(Grant.inNetwork(Role.COORDINATOR, network, district));
    }

    public static String officer(String network) {
        return token(Grant.inNetwork(Role.OFFICER, network, null));
    }

    public static String screen(String network) {
        return token(Grant.inNetwork(Role.SCREEN, network, null));
    }

    public static String machine(String facility) {
        return token(Grant.atFacility(Role.MACHINE, facility, Set.of()));
    }

    /** The token of somebody new with these roles; it outlives every clock that a test moves. */
    public static String token(Grant... grants) {
        String id = account("t-" + Secret.id(), null, grants);
        return wait(() -> Arc.container().instance(Tokens.class).get().issue(id, Kind.SESSION, Duration.ofDays(400)))
                .token();
    }

    /** An account's id. */
    public static String account(String username, String passwordHash, Grant... grants) {
        Optional<String> made = wait(() -> Arc.container()
                .instance(Accounts.class)
                .get()
                .make(new NewAccount(
                        username, "Tester " + username, null, passwordHash, false, "test", List.of(grants))));
        return made.orElseThrow(() -> new IllegalStateException(username + " is taken"));
    }

    /** A request of whoever has this token. */
    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** A request of somebody who does not say who they are. */
    public static RequestSpecification nobody() {
        return given().header("Authorization", "None");
    }

    /** What the product would do for itself. */
    static <T> T wait(Supplier<Uni<T>> work) {
        return Arc.container()
                .instance(Background.class)
                .get()
                .run(work)
                .await()
                .atMost(PATIENCE);
    }
}
