package net.tomarigi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import net.tomarigi.matching.Region.Form;

/** Peers asked the same questions in turn, round by round, on one thread. */
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

    /** Microseconds, the median of the rounds; {@code share} of the questions were answered in less. */
    double micros(Peer peer, Form form, double share) {
        return median(peer, form, round -> {
            long[] asked =
                    Arrays.stream(round).filter(time -> time > 0).sorted().toArray();
            return asked[Math.max(0, (int) Math.ceil(share * asked.length) - 1)] / 1e3;
        });
    }

    /** Microseconds, the median of the rounds. */
    double mean(Peer peer, Form form) {
        return median(
                peer,
                form,
                round -> Arrays.stream(round).filter(time -> time > 0).average().orElseThrow() / 1e3);
    }

    private double median(Peer peer, Form form, ToDoubleFunction<long[]> ofRound) {
        return median(times.get(key(peer, form)).stream().mapToDouble(ofRound));
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** How many times as long another takes for the same questions; the median of the rounds. */
    double timesAsLong(Peer other, Peer one, Form form) {
        List<long[]> others = times.get(key(other, form));
        List<long[]> ones = times.get(key(one, form));
        double[] ratios = new double[ones.size()];
        for (int round = 0; round < ratios.length; round++) {
            double sum = 0;
            double of = 0;
            for (int i = 0; i < questions; i++) {
                if (others.get(round)[i] == 0 || ones.get(round)[i] == 0) continue;
                sum += others.get(round)[i];
                of += ones.get(round)[i];
            }
            ratios[round] = sum / of;
        }
        return median(Arrays.stream(ratios));
    }
}
