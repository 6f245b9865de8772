package net.tomarigi.remind;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.platform.Background;
import net.tomarigi.remind.Calls.Candidate;
import net.tomarigi.remind.Calls.Round;
import net.tomarigi.remind.Calls.Todo;
import net.tomarigi.remind.WhenToRemind.Step;
import org.jboss.logging.Logger;

/** Each minute, on one node: facilities that went quiet are reminded, and letters of what is due are written. */
@ApplicationScoped
class RemindFacilities {
    private static final Logger LOG = Logger.getLogger(RemindFacilities.class);

    private final Calls calls;
    private final DutyLetters letters;
    private final Background background;

    RemindFacilities(Calls calls, DutyLetters letters, Background background) {
        this.calls = calls;
        this.letters = letters;
        this.background = background;
    }

    @Scheduled(every = "${tomarigi.remind.every:1m}", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return remind().replaceWithVoid().chain(this::write).onFailure().recoverWithUni(failure -> {
            LOG.debugf("Facilities could not be reminded: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    /** @return how many */
    Uni<Integer> remind() {
        return background.run(() -> calls.remind(RemindFacilities::decide));
    }

    Uni<Void> write() {
        return background.run(() -> letters.write(reader -> reader.duties().isLetterTime(reader.now())));
    }

    /** A facility of several networks is reminded by one of them. */
    static List<Todo> decide(Round round) {
        List<Todo> todos = new ArrayList<>();
        Set<String> reminded = new HashSet<>();
        for (Candidate one : round.candidates()) {
            Step step = WhenToRemind.decide(one.rules(), one.policy(), one.known(), round.now());
            if (step == Step.NOTHING || step == Step.REMIND && !reminded.add(one.facility())) continue;
            todos.add(new Todo(one.network(), one.facility(), step, WhenToRemind.useful(one.rules(), round.now())));
        }
        return todos;
    }
}
