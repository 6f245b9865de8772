package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Passwords as people and their software send them. */
class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void halfACharacterIsAWrongPasswordAndNothingWorse() {
        String hash = passwords.hash("correct horse battery").await().indefinitely();

        assertThat(passwords.isOf("\ud800", hash).await().indefinitely()).isFalse();
        assertThat(passwords.isOf("correct horse battery", hash).await().indefinitely())
                .isTrue();
    }
}
