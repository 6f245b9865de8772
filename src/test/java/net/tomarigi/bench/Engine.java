package net.tomarigi.bench;

import java.util.List;
import net.tomarigi.matching.Answer;
import net.tomarigi.matching.CandidateIndex;
import net.tomarigi.matching.Hit;
import net.tomarigi.matching.Question;
import net.tomarigi.matching.Ranked;
import net.tomarigi.matching.Region;
import net.tomarigi.matching.Region.Form;

/** The product's own matching: the ranking alone, or all that explains it too. */
final class Engine implements Peer {
    private final CandidateIndex index;
    private final List<Question> questions;
    private final boolean explains;

    Engine(CandidateIndex index, Region region, boolean explains) {
        this.index = index;
        this.questions = region.asks().stream().map(Region.Ask::question).toList();
        this.explains = explains;
    }

    @Override
    public String name() {
        return explains ? "Tomarigi, with reasons, near misses and relays" : "Tomarigi";
    }

    @Override
    public Object ask(int question, Form form) {
        return explains
                ? index.snapshot().answer(questions.get(question), form.policy)
                : index.snapshot().rank(questions.get(question), form.policy);
    }

    @Override
    public Found found(Object answer, Form form) {
        List<Hit> hits = answer instanceof Answer all
                ? all.ranked().stream().map(Engine::hit).toList()
                : ((List<?>) answer).stream().map(Hit.class::cast).toList();
        return new Found(
                hits.stream()
                        .mapToInt(hit -> Integer.parseInt(hit.candidate().id()))
                        .toArray(),
                hits.stream().mapToDouble(form::key).toArray());
    }

    private static Hit hit(Ranked ranked) {
        return new Hit(ranked.candidate(), ranked.km(), ranked.score());
    }
}
