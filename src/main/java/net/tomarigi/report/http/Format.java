package net.tomarigi.report.http;

import java.util.Locale;
import java.util.function.BiFunction;
import net.tomarigi.report.Account;

/** As which file the account is given out. */
enum Format {
    XLSX(Format.XLSX_TYPE, AccountBook::write),
    CSV(Format.CSV_TYPE, AccountSheet::write),
    PDF(Format.PDF_TYPE, AccountPrint::write);

    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV_TYPE = "text/csv;charset=UTF-8";
    static final String PDF_TYPE = "application/pdf";

    private final String type;
    private final BiFunction<Account, AccountWords, byte[]> writer;

    Format(String type, BiFunction<Account, AccountWords, byte[]> writer) {
        this.type = type;
        this.writer = writer;
    }

    String type() {
        return type;
    }

    /** Takes a second or so. */
    byte[] write(Account account, AccountWords words) {
        return writer.apply(account, words);
    }

    /** By the ending of its name; null: there is no such. */
    static Format find(String ending) {
        for (Format one : values()) if (one.name().toLowerCase(Locale.ROOT).equals(ending)) return one;
        return null;
    }
}
