package net.tomarigi.demo;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.tomarigi.access.Caller;
import net.tomarigi.access.DemoAccess;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facilities.Decision;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Membership;
import net.tomarigi.facility.OpenNights;
import net.tomarigi.network.Network;
import net.tomarigi.network.Networks;
import net.tomarigi.network.Policy;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.Procedure;
import net.tomarigi.placement.Procedures;
import net.tomarigi.platform.Background;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.rota.Rotas;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.ReportOutcome;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;
import net.tomarigi.vacancy.VacancyReport.BedReport;
import org.jboss.logging.Logger;

/**
 * Makes the network {@code demo} on the first start, in a database that this process brought itself and in which there is no
 * network yet; {@code tomarigi.demo=on} makes it in any empty database, {@code off} in none. Where it is wanted, it is
 * {@linkplain LiveDemo alive}.
 */
@ApplicationScoped
class Demo {
    static final String NETWORK = "demo";
    static final String NAME = "とまりぎ市（デモ）";

    /** Its board is for everybody to see: nothing of it is true. */
    private static final Policy OPEN = Policy.DEFAULT.withPublicBoard(true);

    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final String FACILITIES = "demo/facilities.json";
    private static final String PROCEDURE = "demo/procedure.json";
    private static final String ROTA = "demo/rota.json";

    private final Networks networks;
    private final Facilities facilities;
    private final ReportVacancy reportVacancy;
    private final Procedures procedures;
    private final Rotas rotas;
    private final DemoAccounts accounts;
    private final LiveDemo live;
    private final DemoYear year;
    private final Background background;
    private final Clock clock;
    private final boolean wanted;

    Demo(
            Networks networks,
            Facilities facilities,
            ReportVacancy reportVacancy,
            Procedures procedures,
            Rotas rotas,
            DemoAccounts accounts,
            LiveDemo live,
            DemoYear year,
            Background background,
            Clock clock,
            DemoAccess access) {
        this.networks = networks;
        this.facilities = facilities;
        this.reportVacancy = reportVacancy;
        this.procedures = procedures;
        this.rotas = rotas;
        this.accounts = accounts;
        this.live = live;
        this.year = year;
        this.background = background;
        this.clock = clock;
        this.wanted = access.isOpen();
    }

    void start(@Observes StartupEvent event) {
        if (!wanted) return;
        live.begin(background
                .run(networks::list)
                .flatMap(all -> isThere(all) ? again() : begin(all))
                .invoke(there -> {
                    if (there) year.fillSoon();
                    if (there)
                        LOG.infof(
                                "The demo network: its facilities and phone numbers are made up; sign in as provider,"
                                        + " coordinator, officer, screen or admin, password %s",
                                DemoAccess.PASSWORD);
                }));
    }

    /** An account may be missing where the demo is from before there were any. */
    private Uni<Boolean> again() {
        return makeAccounts(List.of()).replaceWith(true);
    }

    /** Also beside years that were made up before the first start: otherwise nobody could sign in and look at them. */
    private Uni<Boolean> begin(List<Network> all) {
        List<String> simulated = all.stream()
                .filter(network -> network.name().startsWith(WriteTown.SIMULATED))
                .map(Network::id)
                .toList();
        return simulated.size() == all.size()
                ? make(simulated).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    private Uni<Void> makeAccounts(List<String> alsoIn) {
        return accounts.make(NETWORK, read().get(0).id(), alsoIn);
    }

    private static boolean isThere(List<Network> networks) {
        return networks.stream().anyMatch(network -> network.id().equals(NETWORK));
    }

    Uni<Boolean> make() {
        return make(List.of());
    }

    /**
     * @param alsoIn networks that its accounts may look at too
     * @return false when it was there already, perhaps because another node has just made it
     */
    private Uni<Boolean> make(List<String> alsoIn) {
        List<DemoFacility> all = read();
        List<String> ids = all.stream().map(DemoFacility::id).toList();
        Network network = new Network(NETWORK, NAME, null, OPEN, 1);
        return background
                .run(() -> facilities.changeMany(
                        ids,
                        there -> there.isEmpty()
                                ? new Decision<>(
                                        true,
                                        List.of(network),
                                        all.stream().map(Demo::facility).toList())
                                : Decision.nothing(false),
                        progress -> {}))
                // Empty: an import given at the same start, or another node, writes just now.
                .map(answer -> answer.orElseThrow(() -> new IllegalStateException("others are being written")))
                .onFailure(IllegalStateException.class)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .expireIn(LONGEST_WAIT.toMillis())
                // Somebody may be waiting to sign in.
                .call(() -> makeAccounts(alsoIn))
                .call(made -> made
                        ? sayAll(all).chain(this::writeProcedure).chain(this::writeRota)
                        : Uni.createFrom().voidItem());
    }

    private Uni<?> writeProcedure() {
        Procedure procedure = readProcedure();
        return background.run(() -> procedures.put(Caller.SYSTEM, NETWORK, procedure, null));
    }

    private Uni<?> writeRota() {
        RotaPlan plan = readRota(NETWORK);
        return background.run(() -> rotas.put(Caller.SYSTEM, NETWORK, plan, null));
    }

    private static Facility facility(DemoFacility demo) {
        return Facility.created(demo.id(), demo.profile(), demo.beds(), new Membership(NETWORK, demo.district()), null);
    }

    private Uni<Void> sayAll(List<DemoFacility> all) {
        return Multi.createFrom()
                .iterable(all)
                .filter(facility -> facility.open() != null)
                .onItem()
                .transformToUniAndConcatenate(this::say)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<ReportOutcome> say(DemoFacility facility) {
        LocalDate tonight = Policy.DEFAULT.tonight(clock.instant());
        List<BedReport> beds = IntStream.range(0, facility.beds().size())
                .mapToObj(i -> new BedReport(
                        facility.beds().get(i).id(),
                        new OpenNights(tonight, facility.open().get(i))))
                .toList();
        VacancyReport report = new VacancyReport(beds, clock.instant().minus(Duration.ofHours(facility.hoursAgo())));
        return background.run(() -> reportVacancy.report(
                facility.id(), report, Condition.NONE, new Source(Caller.SYSTEM, Source.Via.DEMO, null)));
    }

    static List<DemoFacility> read() {
        return read(NETWORK);
    }

    /** The same facilities under names of another network. */
    static List<DemoFacility> read(String network) {
        String text = text(FACILITIES).replace("\"" + NETWORK + "-", "\"" + network + "-");
        return List.of(EventJson.readData(text, DemoFacility[].class));
    }

    static Procedure readProcedure() {
        return EventJson.readData(text(PROCEDURE), Procedure.class);
    }

    /** With the facilities of that network. */
    static RotaPlan readRota(String network) {
        return EventJson.readData(text(ROTA).replace("\"" + NETWORK + "-", "\"" + network + "-"), RotaPlan.class);
    }

    private static String text(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
