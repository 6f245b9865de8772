package net.tomarigi.report.http;

import java.util.Locale;
import net.tomarigi.platform.Words;
import net.tomarigi.report.Account;
import net.tomarigi.report.Axis;
import net.tomarigi.report.Filled;
import net.tomarigi.report.Function;
import net.tomarigi.report.Table;

/** What an account's functions, tables, rows and columns are called in the reader's language. */
final class AccountWords {
    private static final String BUNDLE = "accounts";
    /** Disabilities and care have their names where beds are matched. */
    private static final String MATCHING = "matching";

    private final Words words;
    private final Locale language;

    AccountWords(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    Locale language() {
        return language;
    }

    String say(String key, Object... values) {
        return words.say(language, BUNDLE, key, values);
    }

    String name(Function function) {
        return say("function." + function);
    }

    String name(Table table) {
        return say("table." + table.key());
    }

    /** How its figures are to be read; null: as they stand there. */
    String note(Table table) {
        String key = "note." + table.key();
        String note = say(key);
        return note.equals(key) ? null : note;
    }

    String row(Account account, Filled filled, int row) {
        return value(account, filled.table().rows(), filled.rows().get(row), row);
    }

    String column(Account account, Filled filled, int column) {
        return value(account, filled.table().columns(), filled.columns().get(column), column);
    }

    private String value(Account account, Axis axis, String key, int at) {
        if (key.equals(Axis.TOTAL)) return say("total");
        return switch (axis.dimension()) {
            case "facility", "place" -> account.names().getOrDefault(key, key);
            // Who it is stands in no file: the page knows it from whom one works with.
            case "coordinator" -> say("coordinator", at + 1);
            case "district" -> key.equals(Axis.UNKNOWN) ? say("unknown") : key;
            case "disability", "capability" -> capability(key);
            case "time" -> Character.isDigit(key.charAt(0)) ? say("value.month." + key) : say("value.time." + key);
            default -> key.equals(Axis.UNKNOWN) ? say("unknown") : say("value." + axis.dimension() + "." + key);
        };
    }

    private String capability(String key) {
        if (key.equals(Axis.UNKNOWN)) return say("unknown");
        for (String family : new String[] {"disability.", "care."}) {
            String name = words.say(language, MATCHING, family + key);
            if (!name.equals(family + key)) return name;
        }
        return say("value.capability." + key);
    }
}
