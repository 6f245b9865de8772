package net.tomarigi.vacancy;

/**
 * What the caller made its word depend on.
 *
 * @param key idempotency key, at most 64 characters; null: none
 * @param version the facility's version that the caller has seen; null: any
 * @param yieldsToNewer the word gives way where something else was said after it, however late it arrives itself
 */
public record Condition(String key, Long version, boolean yieldsToNewer) {
    public static final Condition NONE = new Condition(null, null, false);
}
