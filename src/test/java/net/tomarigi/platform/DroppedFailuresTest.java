package net.tomarigi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DroppedFailuresTest {
    @Test
    void onlyWhatEndsWithWhoeverHungUpIsNoError() {
        IllegalStateException rolledBack = new IllegalStateException("HR000090: Live transaction detected");

        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(rolledBack)).isTrue();
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(new CompletionException(rolledBack)))
                .isTrue();
        NullPointerException committed = new NullPointerException();
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(committed)).isFalse();
        committed.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    "org.hibernate.reactive.pool.impl.SqlClientConnection",
                    "commitTransaction",
                    "SqlClientConnection.java",
                    321)
        });
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(committed)).isTrue();
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(new IllegalStateException("HR000069: other thread")))
                .isFalse();
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(new IllegalStateException()))
                .isFalse();
        assertThat(DroppedFailures.isOfSomebodyWhoHungUp(new RuntimeException("HR000090")))
                .isFalse();
    }
}
