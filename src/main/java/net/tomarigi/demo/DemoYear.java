package net.tomarigi.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import net.tomarigi.network.Policy;
import net.tomarigi.platform.Background;
import net.tomarigi.sealing.Sealer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

/**
 * Gives the demo a small year behind it, once its pages are open and nobody waits for it any more; {@code
 * tomarigi.demo.year=off} gives it none. Where somebody has begun to work in it, it stays as it is.
 */
@ApplicationScoped
class DemoYear {
    private static final Logger LOG = Logger.getLogger(DemoYear.class);

    /** Whoever has just started the product opens a page first. */
    private static final Duration AFTER = Duration.ofSeconds(4);

    private final Sealer sealer;
    private final Background background;
    private final Clock clock;
    private final boolean isWanted;
    private final String address;
    private final Properties login = new Properties();
    private volatile boolean stopped;

    DemoYear(
            Sealer sealer,
            Background background,
            Clock clock,
            @ConfigProperty(name = "tomarigi.demo.year", defaultValue = "on") String year,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String address,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.sealer = sealer;
        this.background = background;
        this.clock = clock;
        this.isWanted = !year.equals("off");
        this.address = address.replaceFirst("^jdbc:vertx-reactive:", "jdbc:");
        username.ifPresent(user -> login.put("user", user));
        password.ifPresent(secret -> login.put("password", secret));
    }

    void fillSoon() {
        if (isWanted)
            background.after(AFTER, () -> Uni.createFrom()
                    .item(this::fill)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .subscribe()
                    .with(done -> {}, failure -> {
                        if (stopped) LOG.debugf("The demo has no year behind it yet (%s)", failure);
                        else LOG.warnf("The demo has no year behind it: %s", failure.getMessage());
                    }));
    }

    /** Whatever was not committed is not there. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    SimulateYear.Outcome fill() {
        if (stopped) return null;
        LocalDate today = LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
        try (Connection connection = new Driver().connect(address, login)) {
            SimulateYear.Outcome outcome = new SimulateYear(sealer)
                    .fill(connection, YearPlan.small(Demo.NETWORK, today), done -> {
                        if (stopped) throw new IllegalStateException("the process ends");
                    });
            if (outcome instanceof SimulateYear.Outcome.Filled filled)
                LOG.infof(
                        "The demo has a simulated year behind it now: %d people on the roster, %d emergencies; nobody of them exists",
                        filled.people(), filled.cases());
            return outcome;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer as it should: " + e.getMessage(), e);
        }
    }
}
