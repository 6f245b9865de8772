package net.tomarigi.access.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.tomarigi.access.Trails.Found;
import net.tomarigi.audit.AuditEntry;
import net.tomarigi.audit.AuditRecord;

/** @param next to ask for what is older; left out: there is nothing older */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrailView(List<RecordView> records, Long next) {
    static TrailView of(Found found) {
        return new TrailView(
                found.page().records().stream()
                        .map(each -> RecordView.of(each, found.names()))
                        .toList(),
                found.page().next());
    }
}

/**
 * @param whoName left out where the reader may not see it, or it is no longer there
 * @param details without personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordView(
        long sequence,
        Instant at,
        String who,
        String whoName,
        String action,
        String subjectKind,
        String subject,
        String subjectName,
        Map<String, Object> details) {
    static RecordView of(AuditRecord each, Map<String, String> names) {
        AuditEntry entry = each.entry();
        return new RecordView(
                each.sequence(),
                entry.at(),
                entry.who(),
                names.get(entry.who()),
                entry.action(),
                entry.subjectKind(),
                entry.subject(),
                names.get(entry.subject()),
                entry.details());
    }
}
