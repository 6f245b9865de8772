package net.tomarigi.report.http;

import java.util.ArrayList;
import java.util.List;
import net.tomarigi.report.Written.Words;

/** What the office wrote of a function, line by line. */
final class AccountText {
    private AccountText() {}

    /** @param key of what it is called */
    record Line(String key, String text) {}

    static List<Line> of(Words words) {
        List<Line> lines = new ArrayList<>();
        if (words.done() != null) lines.add(new Line("text.done", words.done()));
        if (words.left() != null) lines.add(new Line("text.left", words.left()));
        if (words.grade() != null)
            lines.add(new Line("text.grade", words.grade().name()));
        return lines;
    }
}
