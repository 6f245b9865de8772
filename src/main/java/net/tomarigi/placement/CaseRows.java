package net.tomarigi.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.sealing.Sealer;

/** A case, its asks and what happened in it as rows of their tables; what is personal is sealed. */
public final class CaseRows {
    /** Where what is sealed stands; the id follows. */
    public static final String PERSON = "emergency_case.person:";

    public static final String WORDS = "ask.words:";

    private final Sealer sealer;

    public CaseRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @param before null: it is new */
    public Map<String, Object> ofCase(CaseFile file, KeptCase before, KeptCase kept) {
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
        WithElderlyCare elderly = kept.notes().ofElderlyCare();
        row.put("elderly_opened_by", elderly.openedBy());
        row.put("elderly_shared", elderly.share() != null);
        row.put(
                "elderly_district",
                elderly.share() == null ? null : elderly.share().district());
        row.put("opened_at", kept.openedAt());
        row.put("closed_at", kept.closedAt());
        row.put("version", kept.version());
        row.put("data", new CaseData(kept.looking(), kept.notes(), kept.seq()));
        row.put("person", sealer.seal(EventJson.writeData(kept.told()), PERSON + kept.id()));
        return row;
    }

    public Map<String, Object> ofAsk(String id, Ask ask) {
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
                answer == null || answer.words() == null ? null : sealer.seal(answer.words(), WORDS + ask.id()));
        return row;
    }

    public static Map<String, Object> ofEntry(String id, Entry entry) {
        return Map.of(
                "case_id", id,
                "seq", entry.seq(),
                "at", entry.at(),
                "who", entry.who(),
                "kind", entry.kind(),
                "data", entry.data());
    }

    /** Its nights as {@code from} and {@code until}, which a column of ranges is made of. */
    public static Map<String, Object> ofStay(KeptCase kept, Stay stay) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", stay.id());
        row.put("case_id", kept.id());
        row.put("facility_id", stay.facility());
        row.put("bed_id", stay.bed());
        row.put("from", stay.from());
        row.put("until", stay.end());
        row.put("state", stay.state());
        row.put("practice", kept.practice());
        row.put("expires_at", stay.expiresAt());
        row.put("data", new StayData(stay.ask(), stay.madeAt(), stay.by()));
        return row;
    }

    /** @param askedBy an account */
    public record AskData(
            String bed, LocalDate from, Integer nights, String moves, String askedBy, String closing, Answer answer) {}

    /** What has no column of its own. */
    public record StayData(String ask, Instant madeAt, String by) {}

    /** What has no column of its own. */
    public record CaseData(Looking looking, CaseNotes notes, int seq) {}
}
