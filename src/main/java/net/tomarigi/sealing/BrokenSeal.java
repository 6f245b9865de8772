package net.tomarigi.sealing;

/** A sealed value or a signature that cannot be read; says where and why, and quotes nothing of it. */
public sealed class BrokenSeal extends RuntimeException permits UnknownKey {
    BrokenSeal(String sentence) {
        super(sentence);
    }

    BrokenSeal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
