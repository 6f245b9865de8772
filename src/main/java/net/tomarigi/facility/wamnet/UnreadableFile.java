package net.tomarigi.facility.wamnet;

import net.tomarigi.platform.Violation;

/** The file as a whole is not what it should be; never leaves this package. */
final class UnreadableFile extends Exception {
    private final transient Violation violation;

    private UnreadableFile(Violation violation) {
        super(violation.toString(), null, false, false);
        this.violation = violation;
    }

    static UnreadableFile at(int line, String word, Object... values) {
        return new UnreadableFile(Violation.of("line " + line, word, values));
    }

    Violation violation() {
        return violation;
    }
}
