package net.tomarigi.remind;

import java.util.List;

/**
 * A roll call began, was answered or ended: whoever shows it reads it again.
 *
 * @param facilities of which it changed
 */
public record RollCallChanged(String network, String id, long version, List<String> facilities) {
    /** CloudEvents type of this event. */
    public static final String TYPE = "net.tomarigi.roll-call-changed.v1";
}
