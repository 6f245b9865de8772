package net.tomarigi.facility.wamnet;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.tomarigi.access.Caller;
import net.tomarigi.facility.ImportFacilities;
import net.tomarigi.facility.ImportOutcome;
import net.tomarigi.facility.ImportOutcome.AnotherRuns;
import net.tomarigi.facility.ImportOutcome.Imported;
import net.tomarigi.facility.ImportOutcome.NothingUsable;
import net.tomarigi.facility.ImportOutcome.Refused;
import net.tomarigi.facility.NationalList;
import net.tomarigi.facility.RejectedRow;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Readable;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Unreadable;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemView;
import net.tomarigi.platform.Problems;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes over the list that {@code tomarigi.import} names, once at each start and beside everything else: nobody waits for
 * it, and whatever is wrong with the file is a sentence in the log and no reason to stop.
 */
@Singleton
final class ImportAtStart {
    private static final Logger LOG = Logger.getLogger(ImportAtStart.class);
    private static final Duration PROGRESS = Duration.ofMillis(1_500);
    private static final int MOST_REJECTED_LINES = 10;

    private final ImportFacilities importFacilities;
    private final Background background;
    private final Words words;
    private final Optional<String> file;

    ImportAtStart(
            ImportFacilities importFacilities,
            Background background,
            Words words,
            @ConfigProperty(name = "tomarigi.import") Optional<String> file) {
        this.importFacilities = importFacilities;
        this.background = background;
        this.words = words;
        this.file = file;
    }

    void start(@Observes StartupEvent started) {
        file.ifPresent(path -> run(Path.of(path), LOG::info).subscribe().with(done -> {}));
    }

    /** Never fails; {@code say} hears one sentence after the other, the last one of how it ended. */
    Uni<Void> run(Path path, Consumer<String> say) {
        AtomicReference<String> stage = new AtomicReference<>("reading " + path + " …");
        Uni<String> imported = Uni.createFrom()
                .item(() -> read(path))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(reading -> reading instanceof Readable readable
                        ? take(readable.list(), stage)
                        : refused(((Unreadable) reading).violation()))
                .map(outcome -> sentence(path, outcome))
                .onFailure()
                .recoverWithItem(failure -> sentence(path, failure));
        return Uni.createFrom().deferred(() -> {
            var ticker = Multi.createFrom()
                    .ticks()
                    .every(PROGRESS)
                    .subscribe()
                    .with(tick -> say.accept("Import: " + stage.get()));
            return imported.invoke(last -> {
                        ticker.cancel();
                        say.accept("Import: " + last);
                    })
                    .replaceWithVoid();
        });
    }

    /** Waits while another node imports, or the demo is being made: then there is little or nothing left to do. */
    private Uni<ImportOutcome> take(NationalList list, AtomicReference<String> stage) {
        stage.set(String.format(Locale.ENGLISH, "comparing %,d rows …", list.read()));
        return background
                .run(() -> importFacilities.run(
                        Caller.SYSTEM,
                        list,
                        (count, of) -> stage.set(String.format(Locale.ENGLISH, "%,d of %,d …", count, of))))
                .flatMap(outcome -> {
                    if (!(outcome instanceof AnotherRuns))
                        return Uni.createFrom().item(outcome);
                    stage.set("waiting for another import …");
                    return Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(PROGRESS)
                            .flatMap(waited -> take(list, stage));
                });
    }

    private static WamNetFile.Reading read(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            return WamNetFile.read(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Uni<ImportOutcome> refused(Violation violation) {
        return Uni.createFrom().item(new NothingUsable(List.of(violation)));
    }

    private String sentence(Path path, ImportOutcome outcome) {
        if (outcome instanceof Refused refused) return path + " – " + inWords(refused.problem());
        Imported imported = (Imported) outcome;
        List<RejectedRow> rejected = imported.list().rejected();
        String rows = rejected.stream()
                .limit(MOST_REJECTED_LINES)
                .map(row -> "\n  line " + row.line() + ", " + row.facility() + ": " + row.reason(Locale.ENGLISH, words))
                .collect(Collectors.joining());
        return String.format(
                Locale.ENGLISH,
                "%,d rows of %s read: %,d new, %,d changed, %,d as before, %,d rejected.%s",
                imported.list().read(),
                path,
                imported.created(),
                imported.updated(),
                imported.unchanged(),
                rejected.size(),
                rows);
    }

    private String sentence(Path path, Throwable failure) {
        if (!(failure instanceof UncheckedIOException unreadable)) return path + " – " + inWords(Problems.of(failure));
        IOException cause = unreadable.getCause();
        if (cause instanceof NoSuchFileException) return path + " – there is no such file.";
        if (cause instanceof AccessDeniedException) return path + " – it may not be read.";
        return path + " – it cannot be read: " + cause.getMessage() + ".";
    }

    private String inWords(Problem problem) {
        ProblemView view = ProblemView.of(problem, Locale.ENGLISH, words);
        return view.title() + ". "
                + (view.violations().isEmpty()
                        ? view.detail()
                        : view.violations().stream()
                                .limit(MOST_REJECTED_LINES)
                                .map(violation -> violation.field() + ": " + violation.message())
                                .collect(Collectors.joining(" ")));
    }
}
