package net.tomarigi.alert;

import java.time.Duration;

/** What came of telling somebody. */
sealed interface Outcome {
    /** Whoever carries it further has it. */
    record Told() implements Outcome {}

    /** Nobody can be reached there any more. */
    record Gone() implements Outcome {}

    /**
     * It did not work now.
     *
     * @param why without anything of whom
     * @param notBefore as whoever refused asks for it; zero when they do not
     */
    record Failed(String why, Duration notBefore) implements Outcome {
        static Failed because(Throwable failure) {
            return new Failed(failure.getClass().getSimpleName(), Duration.ZERO);
        }
    }
}
