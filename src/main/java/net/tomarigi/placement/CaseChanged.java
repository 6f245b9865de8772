package net.tomarigi.placement;

import java.util.List;

/**
 * A case changed: whoever shows it reads it again. Identifiers only, since what a case is about is nobody's business who does
 * not read it.
 *
 * @param facilities that are, or were, asked
 */
public record CaseChanged(String network, String id, long version, List<String> facilities) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.case-changed.v1";
}
