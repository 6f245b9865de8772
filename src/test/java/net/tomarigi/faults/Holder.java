package net.tomarigi.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.faults.Voice.Answer;

/** Opens a handful of cases at a time, holds a bed for each, and leaves them: nobody but time ends these holds. */
final class Holder {
    /** Minutes: no network can have it shorter. */
    static final int HOLD_MINUTES = 1;

    private static final int HANDFUL = 6;
    private static final int NIGHTS = 48;
    private static final List<String> BEDS = List.of("2", "3");

    private final String network;
    private final String facility;
    private final Caller caller;
    private final Tally tally;
    private final LocalDate tonight = Given.tonight();
    private final List<String> left = new ArrayList<>();
    private int next;

    /** @param facility of its own, with beds 2 and 3 open for all nights */
    Holder(String network, String facility, Caller caller, Tally tally) {
        this.network = network;
        this.facility = facility;
        this.caller = caller;
        this.tally = tally;
    }

    String network() {
        return network;
    }

    String facility() {
        return facility;
    }

    Caller caller() {
        return caller;
    }

    void work() {
        for (int i = 0; i < HANDFUL; i++) if (!hold(next++)) return;
    }

    /** A night of a bed comes again when its hold is long over. */
    private boolean hold(int number) {
        String night = tonight.plusDays(number % NIGHTS).toString();
        String bed = BEDS.get(number / NIGHTS % BEDS.size());
        JsonNode opened = command("", "{\"nights\":{\"from\":\"" + night + "\",\"count\":1}}");
        if (opened == null) return false;
        String id = opened.get("id").asText();
        if (command("/" + id + "/holds", "{\"facility\":\"" + facility + "\",\"bed\":\"" + bed + "\"}") == null)
            return false;
        synchronized (this) {
            left.add(id);
        }
        return true;
    }

    private JsonNode command(String path, String body) {
        Answer answer = caller.insist(
                "POST",
                "/api/networks/" + network + "/cases" + path,
                body,
                UUID.randomUUID().toString());
        if (answer == null) return null;
        if (answer.status() != 200) {
            tally.surprises.add("a hold → " + answer);
            return null;
        }
        tally.commands.incrementAndGet();
        return answer.body();
    }

    /** The cases whose bed it was told that it holds. */
    synchronized List<String> left() {
        return List.copyOf(left);
    }
}
