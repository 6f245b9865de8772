package net.tomarigi.report.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.platform.Violations;
import net.tomarigi.report.Function;
import net.tomarigi.report.Written;
import net.tomarigi.report.Written.Grade;
import net.tomarigi.report.Written.Words;

/**
 * What the office writes to the account of a year, whole; what is left out is not said.
 *
 * @param threshold 3 to 100; left out: 10
 * @param words each function at most once
 */
record WrittenCommand(Integer threshold, List<WordsCommand> words) {
    /** @param grade A to D */
    record WordsCommand(String function, String done, String left, String grade) {}

    /** @throws net.tomarigi.platform.ProblemException naming every field that is wrong */
    Written toWritten() {
        Violations violations = new Violations();
        violations.range("threshold", threshold, Written.LEAST, Written.MOST);
        Map<Function, Words> all = new EnumMap<>(Function.class);
        List<WordsCommand> some = words == null ? List.of() : words;
        if (some.size() > Function.values().length)
            violations.add("words", "too-many", some.size(), Function.values().length);
        else for (int i = 0; i < some.size(); i++) add(all, "words[" + i + "]", some.get(i), violations);
        violations.throwIfAny();
        return new Written(threshold == null ? Written.USUAL : threshold, all, null, 0);
    }

    private static void add(Map<Function, Words> all, String at, WordsCommand said, Violations violations) {
        if (said == null || said.function() == null) {
            violations.add(said == null ? at : at + ".function", "missing");
            return;
        }
        Function function = violations.oneOf(at + ".function", said.function(), Function.class);
        Words words = new Words(
                violations.text(at + ".done", said.done(), Written.LONGEST),
                violations.text(at + ".left", said.left(), Written.LONGEST),
                said.grade() == null ? null : violations.oneOf(at + ".grade", said.grade(), Grade.class));
        if (function == null) return;
        if (all.containsKey(function)) violations.add(at + ".function", "row-twice", function);
        if (!words.equals(Words.NONE)) all.put(function, words);
    }
}
