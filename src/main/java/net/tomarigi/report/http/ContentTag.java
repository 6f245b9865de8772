package net.tomarigi.report.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import net.tomarigi.report.Account;

/** What tells whether a file would say something else than the one somebody has: its figures and words, not its hour. */
final class ContentTag {
    private static final int BYTES = 16;

    private ContentTag() {}

    static String of(Account account, Format format, Locale language) {
        String all = String.join(
                "\n",
                account.network(),
                account.networkName(),
                account.year().toString(),
                String.valueOf(account.isPublished()),
                account.written().toString(),
                account.parts().toString(),
                account.names().toString(),
                format.name(),
                language.getLanguage());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
