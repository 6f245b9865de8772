package net.tomarigi.placement.store;

import java.util.LinkedHashMap;
import java.util.Map;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.placement.CaseFile;
import net.tomarigi.placement.Entry;
import net.tomarigi.placement.HandOver;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.placement.store.CaseJson.AskData;
import net.tomarigi.placement.store.CaseJson.CaseData;
import net.tomarigi.sealing.Sealer;

/** A case, its asks and what happened in it as rows of their tables; what is personal is sealed. */
final class CaseRows {
    private final Sealer sealer;

    CaseRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @param before null: it is new */
    Map<String, Object> ofCase(CaseFile file, KeptCase before, KeptCase kept) {
        HandOver offered = kept.notes().handOver();
        boolean moved = before != null && !before.network().equals(kept.network());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", kept.id());
        row.put("network_id", kept.network());
        row.put("practice", kept.practice());
        row.put("state", kept.state());
        row.put("owner", kept.owner());
        row.put("due_at", kept.dueAt());
        row.put("next_at", file.nextAt());
        row.put("offered_network", offered == null ? null : offered.network());
        row.put("came_from", moved ? before.network() : null);
        row.put("opened_at", kept.openedAt());
        row.put("closed_at", kept.closedAt());
        row.put("version", kept.version());
        row.put("data", new CaseData(kept.looking(), kept.notes(), kept.seq()));
        row.put("person", CaseJson.seal(sealer, kept.id(), kept.told()));
        return row;
    }

    Map<String, Object> ofAsk(String id, Ask ask) {
        Answer answer = ask.answer();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", ask.id());
        row.put("case_id", id);
        row.put("facility_id", ask.facility());
        row.put("state", ask.state());
        row.put("asked_at", ask.askedAt());
        row.put("deadline_at", ask.deadlineAt());
        row.put("answered_at", answer == null ? null : answer.at());
        row.put(
                "data",
                new AskData(
                        ask.bed(),
                        ask.from(),
                        ask.nights(),
                        ask.moves(),
                        ask.askedBy(),
                        ask.closing(),
                        answer == null ? null : answer.withoutWords()));
        row.put(
                "words",
                answer == null || answer.words() == null ? null : sealer.seal(answer.words(), "ask.words:" + ask.id()));
        return row;
    }

    static Map<String, Object> ofEntry(String id, Entry entry) {
        return Map.of(
                "case_id", id,
                "seq", entry.seq(),
                "at", entry.at(),
                "who", entry.who(),
                "kind", entry.kind(),
                "data", entry.data());
    }
}
