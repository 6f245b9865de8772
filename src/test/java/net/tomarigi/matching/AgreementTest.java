package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The engine against the oracle in thousands of made-up worlds: {@code -Dmatching.seed=} repeats a run or one world of it,
 * {@code -Dmatching.worlds=} says how many.
 */
class AgreementTest {
    private static final int WORLDS = Integer.getInteger("matching.worlds", 10_000);
    private static final int ENOUGH_TO_JUDGE = 1_000;
    private static final int MANY = 5;

    /** What worlds are for, each with the share of them, in thousandths, that must show it. */
    private enum Case {
        MANY_FIT(100),
        FEW_FIT(100),
        NONE_FITS(100),
        NEAR_MISS_BESIDE_A_FIT(100),
        NEAR_MISS_WITHOUT_A_FIT(100),
        OF_SEVERAL_CONCESSIONS(100),
        TEN_NEAR_MISSES(2),
        ENOUGH_FIT(10),
        MANY_FIT_FAR_AWAY(1),
        RELAY(30),
        RELAY_OF_THREE(5),
        NEVER(40),
        NEVER_HERE_BUT_ELSEWHERE(40);

        final int leastPerThousand;

        Case(int leastPerThousand) {
            this.leastPerThousand = leastPerThousand;
        }

        boolean isIn(Answer answer) {
            return switch (this) {
                case MANY_FIT -> answer.fitting() >= MANY;
                case FEW_FIT -> answer.fitting() > 0 && answer.fitting() < MANY;
                case NONE_FITS -> answer.fitting() == 0 && answer.reached() > 0;
                case NEAR_MISS_BESIDE_A_FIT ->
                    answer.fitting() > 0 && !answer.nearMisses().isEmpty();
                case NEAR_MISS_WITHOUT_A_FIT ->
                    answer.fitting() == 0 && !answer.nearMisses().isEmpty();
                case OF_SEVERAL_CONCESSIONS ->
                    answer.nearMisses().stream()
                            .anyMatch(miss -> miss.concessions().size() > 1 && miss.opens() > 0);
                case ENOUGH_FIT ->
                    answer.fitting() >= Answer.ENOUGH && answer.nearMisses().isEmpty();
                case MANY_FIT_FAR_AWAY ->
                    answer.fitting() >= Answer.ENOUGH && !answer.nearMisses().isEmpty();
                case TEN_NEAR_MISSES -> answer.nearMisses().size() == Answer.MOST_NEAR_MISSES;
                case RELAY -> !answer.relays().isEmpty();
                case RELAY_OF_THREE ->
                    !answer.relays().isEmpty() && answer.relays().get(0).legs().size() > 2;
                case NEVER -> answer.never() != null && !answer.never().nobody().isEmpty();
                case NEVER_HERE_BUT_ELSEWHERE ->
                    answer.never() != null && answer.never().nearest() != null;
            };
        }
    }

    @Test
    void theEngineAnswersAsTheOracle() {
        long seed = Long.getLong("matching.seed", System.nanoTime());
        Map<Case, Integer> seen = new EnumMap<>(Case.class);
        for (long world = seed; world < seed + WORLDS; world++) {
            Answer answer = Agreement.check(new Worlds(world).any());
            for (Case one : Case.values()) seen.merge(one, one.isIn(answer) ? 1 : 0, Integer::sum);
        }
        System.out.println("AgreementTest: -Dmatching.seed=" + seed + ", of " + WORLDS + " worlds " + seen);
        if (WORLDS >= ENOUGH_TO_JUDGE)
            seen.forEach((one, count) -> assertThat(count)
                    .as("worlds of %s, seed %d", one, seed)
                    .isGreaterThanOrEqualTo(WORLDS * one.leastPerThousand / 1_000));
    }
}
