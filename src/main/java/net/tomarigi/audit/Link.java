package net.tomarigi.audit;

import java.time.Instant;
import java.util.Map;

/**
 * A row of the trail.
 *
 * @param details JSON, letter by letter as it was signed
 * @param previous SHA-256 of the row before, in hex
 */
record Link(
        String chain,
        long seq,
        Instant at,
        String who,
        String action,
        String subjectKind,
        String subject,
        String details,
        String previous,
        String mac) {
    static Link after(Head head, AuditEntry entry) {
        return new Link(
                head.chain(),
                head.last() + 1,
                entry.at(),
                entry.who(),
                entry.action(),
                entry.subjectKind(),
                entry.subject(),
                Json.write(entry.details()),
                head.hash(),
                "");
    }

    /** All that is signed. */
    byte[] content() {
        return new Content()
                .text(chain)
                .number(seq)
                .number(at.getEpochSecond())
                .number(at.getNano())
                .text(who)
                .text(action)
                .text(subjectKind)
                .text(subject)
                .text(details)
                .text(previous)
                .bytes();
    }

    /** What the next row holds of this one. */
    String hash() {
        return new Content().raw(content()).text(mac).sha256();
    }

    Link withMac(String signed) {
        return new Link(chain, seq, at, who, action, subjectKind, subject, details, previous, signed);
    }

    Link at(long otherSeq) {
        return new Link(chain, otherSeq, at, who, action, subjectKind, subject, details, previous, mac);
    }

    @SuppressWarnings("unchecked")
    AuditRecord toRecord() {
        String network = chain.equals(Head.SYSTEM) ? null : chain;
        return new AuditRecord(
                seq, new AuditEntry(network, at, who, action, subjectKind, subject, Json.read(details, Map.class)));
    }
}
