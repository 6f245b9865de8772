package net.tomarigi.registry.sheet;

import net.tomarigi.platform.Violation;

/** Why a file cannot be read as a sheet at all. */
public final class UnreadableSheet extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    UnreadableSheet(String word, Object... values) {
        super(word);
        this.violation = Violation.of("", word, values);
    }

    public Violation violation() {
        return violation;
    }
}
