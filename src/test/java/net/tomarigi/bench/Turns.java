package net.tomarigi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.tomarigi.matching.Region.Form;

/**
 * Peers asked the same questions in turn, round by round, on one thread. The time of a question is the median of its
 * rounds, so that what else the machine does in one of them is left out.
 */
final class Turns {
    private final List<Peer> peers;
    private final int questions;

    /** By peer and form: each round's times by question, nanoseconds; 0 where it was not asked. */
    private final Map<String, List<long[]>> times = new LinkedHashMap<>();

    Turns(List<Peer> peers, int questions) {
        this.peers = peers;
        this.questions = questions;
    }

    /** Unmeasured: at least one round, then on for so long for each peer that runs in this process. */
    void warmUp(long nanos) throws Exception {
        for (Peer peer : peers) {
            long end = System.nanoTime() + (peer instanceof PostgisPeer ? 0 : nanos);
            do for (Form form : Form.values()) ask(peer, form);
            while (System.nanoTime() < end);
        }
    }

    void round() throws Exception {
        for (Form form : Form.values())
            for (Peer peer : peers)
                times.computeIfAbsent(key(peer, form), key -> new ArrayList<>()).add(ask(peer, form));
    }

    private static String key(Peer peer, Form form) {
        return peer.name() + " " + form;
    }

    private long[] ask(Peer peer, Form form) throws Exception {
        long[] nanos = new long[questions];
        for (int i = 0; i < questions; i += peer.every()) {
            long begin = System.nanoTime();
            Object answer = peer.ask(i, form);
            nanos[i] = System.nanoTime() - begin;
            if (answer == null) throw new IllegalStateException(peer.name());
        }
        return nanos;
    }

    /** Microseconds of each question, 0 where it was not asked: the median of its rounds. */
    private double[] micros(Peer peer, Form form) {
        List<long[]> rounds = times.get(key(peer, form));
        return IntStream.range(0, questions)
                .mapToDouble(i -> median(rounds.stream().mapToDouble(round -> round[i] / 1e3)))
                .toArray();
    }

    /** Microseconds in which {@code share} of the questions were answered. */
    double micros(Peer peer, Form form, double share) {
        double[] asked = Arrays.stream(micros(peer, form))
                .filter(time -> time > 0)
                .sorted()
                .toArray();
        return asked[Math.max(0, (int) Math.ceil(share * asked.length) - 1)];
    }

    /** Microseconds. */
    double mean(Peer peer, Form form) {
        return Arrays.stream(micros(peer, form))
                .filter(time -> time > 0)
                .average()
                .orElseThrow();
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** How many times as long another takes for the same questions. */
    double timesAsLong(Peer other, Peer one, Form form) {
        double[] others = micros(other, form);
        double[] ones = micros(one, form);
        double sum = 0;
        double of = 0;
        for (int i = 0; i < questions; i++) {
            if (others[i] == 0 || ones[i] == 0) continue;
            sum += others[i];
            of += ones[i];
        }
        return sum / of;
    }
}
