package net.tomarigi.vacancy;

/**
 * What the caller made its word depend on.
 *
 * @param key idempotency key, at most 64 characters; null: none
 * @param version the facility's version that the caller has seen; null: any
 */
public record Condition(String key, Long version) {
    public static final Condition NONE = new Condition(null, null);
}
