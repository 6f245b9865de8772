package net.tomarigi.report;

import java.time.Instant;

/** Accounts for tests of what is made of them. */
public final class SomeAccount {
    private SomeAccount() {}

    public static Account of(boolean isPublished, Written written, Figures figures) {
        return Account.of(
                "takasaki",
                "髙﨑市",
                new FiscalYear(2025),
                isPublished,
                Instant.parse("2026-04-02T00:00:00Z"),
                written,
                figures);
    }
}
