package net.tomarigi.sealing;

/** The key that is named is not among those of the {@link Keyring}. */
public final class UnknownKey extends BrokenSeal {
    UnknownKey(String sentence) {
        super(sentence);
    }
}
