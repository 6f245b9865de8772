package net.tomarigi.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import net.tomarigi.Given;
import net.tomarigi.faults.Voice.Answer;

/**
 * Opens a case, asks two facilities and hears a yes, or holds a bed and agrees; ends the oldest of its cases. Keeps what it was
 * told of each.
 */
final class Coordinator {
    private static final int OPEN_AT_ONCE = 4;
    private static final int NIGHTS = 12;

    /**
     * @param asks how many
     * @param stays the states of those that there are
     */
    record Told(String id, String state, int asks, List<String> stays) {}

    private final String network;
    private final List<String> facilities;
    private final Caller caller;
    private final Tally tally;
    private final LocalDate tonight = Given.tonight();
    private final Deque<String> living = new ArrayDeque<>();
    private final List<Told> told = new ArrayList<>();
    private int cycle;

    /** @param facilities two of its own, with beds 2 and 3 open for all nights */
    Coordinator(String network, List<String> facilities, Caller caller, Tally tally) {
        this.network = network;
        this.facilities = facilities;
        this.caller = caller;
        this.tally = tally;
    }

    Caller caller() {
        return caller;
    }

    String network() {
        return network;
    }

    void work() {
        cycle++;
        String nights = "\"nights\":{\"from\":\"" + tonight.plusDays(cycle % NIGHTS) + "\",\"count\":1}";
        JsonNode opened = command("POST", "", "{" + nights + "}");
        if (opened == null) return;
        String id = opened.get("id").asText();
        boolean placed = cycle % 2 == 0 ? askAndHearYes(id) : holdAndAgree(id);
        if (!placed) return;
        living.add(id);
        if (living.size() > OPEN_AT_ONCE) end(living.remove());
    }

    private boolean askAndHearYes(String id) {
        JsonNode asked = command(
                "POST",
                "/" + id + "/asks",
                "{\"facilities\":[{\"facility\":\"" + facilities.get(0) + "\"},{\"facility\":\"" + facilities.get(1)
                        + "\"}]}");
        if (asked == null) return false;
        String facility = asked.at("/asks/0/facility").asText();
        Answer said = caller.insist(
                "POST",
                "/api/facilities/" + facility + "/asks/"
                        + asked.at("/asks/0/id").asText() + "/answer",
                "{\"answer\":\"YES\",\"bed\":\"2\"}",
                UUID.randomUUID().toString());
        if (said == null || isSurprise(said, "an answer")) return false;
        keep(new Told(id, "PLACED", 2, List.of("AGREED")));
        return true;
    }

    private boolean holdAndAgree(String id) {
        JsonNode held =
                command("POST", "/" + id + "/holds", "{\"facility\":\"" + facilities.get(0) + "\",\"bed\":\"3\"}");
        if (held == null) return false;
        String stay = held.at("/stays/0/id").asText();
        if (command("POST", "/" + id + "/stays/" + stay + "/agree", "{}") == null) return false;
        keep(new Told(id, "PLACED", 0, List.of("AGREED")));
        return true;
    }

    private void end(String id) {
        Answer ended = caller.insist(
                "POST",
                path("/" + id + "/close"),
                "{\"as\":\"ENDED\",\"why\":\"WENT_HOME\"}",
                UUID.randomUUID().toString());
        if (ended == null) return;
        // It has no key: whoever ended it and was not told hears at the second time that it is over.
        boolean over = ended.status() == 409 && ended.attempts() > 1;
        if (!over && isSurprise(ended, "an end")) return;
        synchronized (this) {
            for (int i = 0; i < told.size(); i++)
                if (told.get(i).id().equals(id))
                    told.set(i, new Told(id, "ENDED", told.get(i).asks(), List.of("ENDED")));
        }
        tally.commands.incrementAndGet();
    }

    private JsonNode command(String method, String path, String body) {
        Answer answer =
                caller.insist(method, path(path), body, UUID.randomUUID().toString());
        if (answer == null || isSurprise(answer, path)) return null;
        tally.commands.incrementAndGet();
        return answer.body();
    }

    private String path(String more) {
        return "/api/networks/" + network + "/cases" + more;
    }

    private boolean isSurprise(Answer answer, String what) {
        if (answer.status() == 200) return false;
        tally.surprises.add(what + " → " + answer);
        return true;
    }

    private synchronized void keep(Told one) {
        told.add(one);
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }
}
