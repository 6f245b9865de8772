package net.tomarigi.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.registry.RosterSheets.Applied;

/** A roster comes from a spreadsheet: first it is shown what would change, then exactly that is done. And goes out into one. */
@ApplicationScoped
public class ImportRoster {
    private final KeepRoster keepRoster;
    private final RosterSheets sheets;
    private final Labels labels;

    ImportRoster(KeepRoster keepRoster, RosterSheets sheets, Labels labels) {
        this.keepRoster = keepRoster;
        this.sheets = sheets;
        this.labels = labels;
    }

    public Uni<SheetPlan> preview(Caller caller, String network, List<SheetRow> rows) {
        return keepRoster
                .may(caller, network, Permission.KEEP_ROSTER)
                .flatMap(rules -> sheets.plan(caller, network, roster -> SheetPlan.of(rows, roster, rules, labels)));
    }

    /** As {@link RosterSheets#apply}. */
    public Uni<Applied> apply(Caller caller, String network, List<SheetRow> rows, String digest, String key) {
        return keepRoster
                .may(caller, network, Permission.KEEP_ROSTER)
                .flatMap(rules -> sheets.apply(
                        caller,
                        network,
                        digest,
                        key,
                        Intervals.USUAL,
                        roster -> SheetPlan.of(rows, roster, rules, labels)));
    }

    /** Everybody who is on the roster, as the sheet writes them. */
    public Uni<List<Map<SheetColumn, String>>> export(Caller caller, String network) {
        return keepRoster
                .may(caller, network, Permission.EXPORT_ROSTER)
                .chain(() -> sheets.listAll(caller, network))
                .map(all -> all.stream()
                        .map(one -> labels.write(one.facts(), one.personal()))
                        .toList());
    }
}
