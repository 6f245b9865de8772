package net.tomarigi.faults;

import static net.tomarigi.faults.What.*;
import static net.tomarigi.faults.Who.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faults that happen at the same time.
 *
 * @param asHoldsEnd they begin when time has just ended the first of a handful of holds
 */
record Scenario(List<Fault> faults, boolean asHoldsEnd) {
    private static final List<What> OF_A_LINK = List.of(CUT, SILENT, SILENT_THERE, SILENT_BACK, LOST, SLOW, NARROW);

    /** Everything that may happen: to each one alone, and what comes together where it is worst. */
    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Who node : List.of(NODE_A, NODE_B)) {
            all.add(of(Fault.of(node, KILLED, 0)));
            all.add(of(Fault.of(node, STOPPED, 1)));
            all.add(of(Fault.of(node, PAUSED, 3)));
            all.add(of(Fault.of(node, CLOCK_AHEAD, 2)));
            all.add(of(Fault.of(node, CLOCK_BEHIND, 2)));
            all.add(of(Fault.of(node, DISK_FULL, 3)));
        }
        for (Who store : List.of(POSTGRESQL, REDIS, KAFKA)) {
            all.add(of(Fault.of(store, KILLED, 0)));
            all.add(of(Fault.of(store, STOPPED, 2)));
            all.add(of(Fault.of(store, PAUSED, 2)));
            all.add(of(Fault.of(store, PAUSED, 7)));
            all.add(of(Fault.of(store, DISK_FULL, 3)));
        }
        all.add(of(Fault.of(REDIS, EMPTIED, 0)));
        for (Who link : Who.values())
            if (link.isLink()) for (What what : OF_A_LINK) all.add(of(Fault.of(link, what, what == SLOW ? 3 : 2)));
        all.add(of(Fault.of(CALLERS, HANGING_UP, 3)));

        all.add(of(Fault.of(POSTGRESQL, DISK_FULL, 15)));
        all.add(of(Fault.of(A_TO_POSTGRESQL, SILENT, 18)));
        all.add(of(Fault.of(B_TO_KAFKA, SILENT, 18)));
        all.add(of(Fault.of(CALLERS, HANGING_UP, 4), Fault.of(POSTGRESQL, PAUSED, 2)));
        all.add(of(
                Fault.of(CALLERS, HANGING_UP, 3),
                Fault.of(A_TO_POSTGRESQL, SLOW, 3),
                Fault.of(B_TO_POSTGRESQL, SLOW, 3)));
        all.add(of(Fault.of(CALLERS, HANGING_UP, 2), Fault.of(POSTGRESQL, KILLED, 0)));
        all.add(of(Fault.of(NODE_A, KILLED, 1), Fault.of(NODE_B, KILLED, 1)));
        all.add(of(Fault.of(NODE_A, STOPPED, 1), Fault.of(NODE_B, STOPPED, 1)));
        all.add(of(Fault.of(NODE_A, KILLED, 1), Fault.of(REDIS, EMPTIED, 0)));
        all.add(of(Fault.of(NODE_A, KILLED, 0), Fault.of(KAFKA, STOPPED, 8)));
        all.add(of(Fault.of(NODE_B, KILLED, 0), Fault.of(POSTGRESQL, STOPPED, 8)));
        all.add(of(Fault.of(NODE_B, KILLED, 0), Fault.of(REDIS, PAUSED, 8)));
        all.add(of(Fault.of(NODE_A, KILLED, 2), Fault.of(B_TO_KAFKA, SILENT, 4)));
        all.add(of(Fault.of(NODE_B, PAUSED, 4), Fault.of(KAFKA, KILLED, 1)));
        all.add(of(Fault.of(POSTGRESQL, KILLED, 0), Fault.of(KAFKA, KILLED, 1), Fault.of(REDIS, KILLED, 0)));
        all.add(of(Fault.of(A_TO_KAFKA, CUT, 4), Fault.of(B_TO_KAFKA, CUT, 4), Fault.of(NODE_A, KILLED, 2)));
        all.add(of(Fault.of(A_TO_POSTGRESQL, CUT, 2), Fault.of(A_TO_REDIS, CUT, 2), Fault.of(A_TO_KAFKA, CUT, 2)));
        all.add(of(
                Fault.of(NODE_A, KILLED, 2),
                Fault.of(NODE_B, KILLED, 2),
                Fault.of(POSTGRESQL, KILLED, 2),
                Fault.of(REDIS, KILLED, 2),
                Fault.of(KAFKA, KILLED, 2)));
        all.add(of(
                Fault.of(NODE_A, STOPPED, 2),
                Fault.of(NODE_B, STOPPED, 2),
                Fault.of(POSTGRESQL, STOPPED, 2),
                Fault.of(REDIS, STOPPED, 2),
                Fault.of(KAFKA, STOPPED, 2)));
        all.add(of(Fault.of(NODE_A, DISK_FULL, 6), Fault.of(NODE_A, KILLED, 1)));

        all.add(asHoldsEnd(Fault.of(NODE_A, KILLED, 0)));
        all.add(asHoldsEnd(Fault.of(NODE_B, KILLED, 0)));
        all.add(asHoldsEnd(Fault.of(NODE_A, KILLED, 2), Fault.of(NODE_B, KILLED, 2)));
        all.add(asHoldsEnd(Fault.of(POSTGRESQL, KILLED, 0)));
        all.add(asHoldsEnd(Fault.of(POSTGRESQL, STOPPED, 5)));
        all.add(asHoldsEnd(Fault.of(POSTGRESQL, PAUSED, 7)));
        all.add(asHoldsEnd(Fault.of(A_TO_POSTGRESQL, LOST, 5)));
        all.add(asHoldsEnd(Fault.of(B_TO_POSTGRESQL, SILENT, 12)));
        all.add(asHoldsEnd(Fault.of(A_TO_KAFKA, CUT, 4), Fault.of(B_TO_KAFKA, CUT, 4), Fault.of(REDIS, EMPTIED, 0)));
        return all;
    }

    /** As few as show each kind of fault and each who might suffer one, chosen and ordered at random. */
    static List<Scenario> some(Random random) {
        List<Scenario> left = new ArrayList<>(all());
        left.removeIf(one -> one.asHoldsEnd || one.lastsSeconds() >= 10);
        Collections.shuffle(left, random);
        List<Scenario> some = new ArrayList<>();
        Set<Object> unseen = new HashSet<>(List.of(Who.values()));
        unseen.addAll(List.of(What.values()));
        while (!unseen.isEmpty()) {
            Scenario most = Collections.max(left, Comparator.comparingInt(one -> one.among(unseen)));
            if (most.among(unseen) == 0) throw new IllegalStateException("no scenario shows " + unseen);
            unseen.removeAll(most.seen());
            some.add(most);
        }
        Collections.shuffle(some, random);
        return some;
    }

    private int among(Set<Object> unseen) {
        return (int) seen().stream().filter(unseen::contains).count();
    }

    private static Scenario of(Fault... faults) {
        return new Scenario(List.of(faults), false);
    }

    private static Scenario asHoldsEnd(Fault... faults) {
        return new Scenario(List.of(faults), true);
    }

    private long lastsSeconds() {
        return faults.stream()
                .mapToLong(fault -> fault.lasts().toSeconds())
                .max()
                .orElse(0);
    }

    private Set<Object> seen() {
        return faults.stream()
                .flatMap(fault -> Arrays.stream(new Object[] {fault.who(), fault.what()}))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining(" + "))
                + (asHoldsEnd ? " as holds end" : "");
    }
}
