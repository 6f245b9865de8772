package net.tomarigi.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.faults.Voice.Answer;

/** Says of one facility's bed one thing after another, each when the one before it was acknowledged, and keeps what was. */
final class Reporter {
    static final String BED = "1";
    private static final int NIGHTS = 40;

    /** What it was told: at this version the facility says this of its nights; and how it had said so. */
    record Acknowledged(long version, String open, String via) {}

    private final String facility;
    private final Voice voice;
    private final Tally tally;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private int said;

    Reporter(String facility, Voice voice, Tally tally) {
        this.facility = facility;
        this.voice = voice;
        this.tally = tally;
    }

    String facility() {
        return facility;
    }

    Voice voice() {
        return voice;
    }

    /** No two reports of a reporter say the same. */
    void report() {
        String open = String.format("%" + NIGHTS + "s", Integer.toBinaryString(++said))
                .replace(' ', '0');
        open = new StringBuilder(open).reverse().toString();
        Answer answer = voice.report(
                facility, Given.reportBody(BED, open), UUID.randomUUID().toString());
        if (answer == null) return;
        if (answer.status() != 200) {
            tally.surprises.add("a report → " + answer);
            return;
        }
        synchronized (this) {
            acknowledged.add(new Acknowledged(
                    answer.body().get("version").asLong(), open, voice.via().name()));
        }
        tally.reports.incrementAndGet();
    }

    synchronized List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }
}
