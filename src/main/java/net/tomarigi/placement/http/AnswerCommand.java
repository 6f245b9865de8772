package net.tomarigi.placement.http;

import java.time.LocalDate;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.Ask;
import net.tomarigi.platform.Violations;

/**
 * What a facility says to an ask.
 *
 * @param answer {@code YES}, {@code YES_BUT}, {@code NO} or {@code CALL_ME}
 * @param bed which one it gives; left out: any that is free
 * @param nights of a {@code YES_BUT}; left out: as asked
 * @param condition of a {@code YES_BUT}
 * @param reason of a {@code NO}
 * @param words its own, which may be passed on to the person, up to 2,000 characters
 */
record AnswerCommand(
        String answer, String bed, CaseCommand.NightsCommand nights, String condition, String reason, String words) {
    private static final int MOST_NIGHTS = 60;
    private static final int ID = 64;

    Ask.State as(Violations violations) {
        if (answer == null) {
            violations.add("answer", "missing");
            return null;
        }
        Ask.State as = violations.oneOf("answer", answer, Ask.State.class);
        if (as == Ask.State.WAITING || as == Ask.State.WITHDRAWN || as == Ask.State.EXPIRED)
            violations.add("answer", "not-one-of", answer, "YES, YES_BUT, NO, CALL_ME");
        return as;
    }

    Answer toAnswer(Ask.State as, Violations violations) {
        boolean gives = as == Ask.State.YES || as == Ask.State.YES_BUT;
        LocalDate from = nights == null ? null : nights.first("nights");
        Integer count = nights == null ? null : violations.range("nights.count", nights.count(), 1, MOST_NIGHTS);
        Answer.Condition only =
                condition == null ? null : violations.oneOf("condition", condition, Answer.Condition.class);
        Answer.Reason why = reason == null ? null : violations.oneOf("reason", reason, Answer.Reason.class);
        if (as == Ask.State.NO && reason == null) violations.add("reason", "missing");
        if (as == Ask.State.YES_BUT && condition == null) violations.add("condition", "missing");
        return Answer.of(
                gives ? violations.line("bed", bed, ID) : null,
                gives ? from : null,
                gives ? count : null,
                as == Ask.State.YES_BUT ? only : null,
                as == Ask.State.NO ? why : null,
                CaseCommand.words("words", words, violations));
    }
}
