package net.tomarigi.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.registry.Registrant.State;

/**
 * What a sheet would change on a roster. A row finds its person by the number; without one, or where nobody has it, by name
 * and birthday together, as long as exactly one person without another number has both. Otherwise it is somebody new.
 *
 * @param digest the same for the same changes of the same versions, and for nothing else
 */
public record SheetPlan(List<Step> steps, List<Rejected> rejected, String digest) {
    private static final Facts NOTHING = new Facts(null, null, false, null, null, null, null);
    private static final Personal NOBODY =
            new Personal(null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * A row that can be taken over.
     *
     * @param before null: somebody new
     * @param differences by column, in the order of the sheet; empty, where it is nobody new: nothing changes
     */
    public record Step(int line, Registrant before, Facts facts, Personal personal, List<Difference> differences) {
        public boolean isNew() {
            return before == null;
        }

        public boolean isChange() {
            return before != null && !differences.isEmpty();
        }
    }

    /** As the sheet writes it; null: nothing. */
    public record Difference(SheetColumn column, String before, String after) {}

    /** @param reasons with the column's heading as field */
    public record Rejected(int line, String name, List<Violation> reasons) {}

    /** @param roster all who are or were on it */
    public static SheetPlan of(List<SheetRow> rows, List<Registrant> roster, Settings rules, Labels labels) {
        return new Planning(roster, rules, labels).plan(rows);
    }

    /** People by what a row may know of them. */
    private static final class Planning {
        private final Map<String, Registrant> byNumber = new HashMap<>();
        private final Map<String, List<Registrant>> byName = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();
        private final Settings rules;
        private final Labels labels;

        Planning(List<Registrant> roster, Settings rules, Labels labels) {
            this.rules = rules;
            this.labels = labels;
            for (Registrant one : roster) {
                Personal who = one.personal();
                if (who.number() != null) byNumber.put(Labels.folded(who.number()), one);
                if (who.name() != null && who.born() != null)
                    byName.computeIfAbsent(named(who), none -> new ArrayList<>())
                            .add(one);
            }
        }

        private static String named(Personal who) {
            return Labels.folded(who.name()) + "|" + who.born();
        }

        SheetPlan plan(List<SheetRow> rows) {
            List<Step> steps = new ArrayList<>();
            List<Rejected> rejected = new ArrayList<>();
            for (SheetRow row : rows) {
                Violations violations = new Violations();
                Step step = step(row, violations);
                if (violations.isEmpty()) steps.add(step);
                else rejected.add(new Rejected(row.line(), row.cells().get(SheetColumn.NAME), violations.list()));
            }
            return new SheetPlan(List.copyOf(steps), List.copyOf(rejected), digest(steps, rejected));
        }

        /** Meaningless when it leaves violations. */
        private Step step(SheetRow row, Violations violations) {
            RowOnPerson typed = new RowOnPerson(row, labels, violations);
            // What is wrong with the row is said once it is known of whom it is.
            Personal named = new RowOnPerson(row, labels, new Violations()).personal(NOBODY);
            Registrant before = find(named, violations);
            Facts facts = typed.facts(before == null ? NOTHING : before.facts());
            Personal personal = typed.personal(before == null ? NOBODY : before.personal());
            if (personal.name() == null) violations.add(SheetColumn.NAME.heading(), "missing");
            if (before != null && before.state() == State.ENDED) violations.add("", "no-longer-on-roster");
            if (violations.isEmpty()) claim(before, personal, violations);
            if (facts.district() == null) facts = facts.in(rules.districtOf(personal.address()));
            return new Step(row.line(), before, facts, personal, differences(before, facts, personal));
        }

        /** Null: nobody who is there yet. */
        private Registrant find(Personal typed, Violations violations) {
            Registrant found = typed.number() == null ? null : byNumber.get(Labels.folded(typed.number()));
            if (found != null || typed.name() == null || typed.born() == null) return found;
            List<Registrant> called = byName.getOrDefault(named(typed), List.of()).stream()
                    .filter(one -> typed.number() == null || one.personal().number() == null)
                    .toList();
            if (called.size() > 1) violations.add(SheetColumn.NAME.heading(), "several-people", called.size());
            return called.size() == 1 ? called.get(0) : null;
        }

        /** Two rows never mean the same person. */
        private void claim(Registrant before, Personal personal, Violations violations) {
            String number = personal.number() == null ? null : Labels.folded(personal.number());
            boolean isNewNumber = number == null || numbers.add(number);
            String key = before != null ? before.id() : number != null ? "number " + number : named(personal);
            if (!taken.add(key) || !isNewNumber)
                violations.add(SheetColumn.NAME.heading(), "row-twice", personal.name());
        }

        private List<Difference> differences(Registrant before, Facts facts, Personal personal) {
            if (before == null) return List.of();
            Map<SheetColumn, String> old = labels.write(before.facts(), before.personal());
            Map<SheetColumn, String> next = labels.write(facts, personal);
            List<Difference> all = new ArrayList<>();
            for (SheetColumn column : SheetColumn.values())
                if (!Objects.equals(old.get(column), next.get(column)))
                    all.add(new Difference(column, old.get(column), next.get(column)));
            return List.copyOf(all);
        }

        private String digest(List<Step> steps, List<Rejected> rejected) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                for (Step step : steps) {
                    Registrant before = step.before();
                    String who = before == null ? "new" : before.id() + " " + before.version();
                    add(sha, step.line() + " " + who + " " + labels.write(step.facts(), step.personal()));
                }
                for (Rejected one : rejected) add(sha, "no " + one.line());
                return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        private static void add(MessageDigest sha, String said) {
            sha.update(said.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
    }
}
