package net.tomarigi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.tomarigi.network.Settings;
import net.tomarigi.platform.Words;
import net.tomarigi.registry.Registrant.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which row means whom, and what it would change; a sheet that was taken over changes nothing the second time. */
@Tag("T2")
class SheetPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private final Labels labels = new Labels(new Words());

    private SheetPlan plan(List<Registrant> roster, SheetRow... rows) {
        return SheetPlan.of(Arrays.asList(rows), roster, Settings.NONE, labels);
    }

    /** Cells by column and text in turn. */
    private static SheetRow row(int line, Object... said) {
        Map<SheetColumn, String> cells = new HashMap<>();
        for (int i = 0; i < said.length; i += 2) cells.put((SheetColumn) said[i], (String) said[i + 1]);
        return new SheetRow(line, cells);
    }

    /** Those whom the plan makes, and changes, as they are afterwards. */
    private static List<Registrant> after(List<Registrant> roster, SheetPlan plan) {
        Map<String, Registrant> all = new HashMap<>();
        for (Registrant one : roster) all.put(one.id(), one);
        for (SheetPlan.Step step : plan.steps()) {
            String id = step.isNew()
                    ? "new-" + step.line() + "-" + all.size()
                    : step.before().id();
            long version = step.isNew() ? 1 : step.before().version() + (step.isChange() ? 1 : 0);
            all.put(id, somebody(id, version, step.facts(), step.personal(), State.AT_RISK));
        }
        return new ArrayList<>(all.values());
    }

    private static Registrant somebody(String id, long version, Facts facts, Personal personal, State state) {
        Registrant.Ending ending = state == State.ENDED ? Registrant.Ending.MOVED : null;
        return new Registrant(id, "n", state, null, null, ending, facts, personal, List.of(), 1, NOW, version);
    }

    @Test
    void aRowFindsItsPersonByTheNumberThenByNameAndBirthdayTogether() {
        List<Registrant> roster = after(
                List.of(),
                plan(
                        List.of(),
                        row(2, SheetColumn.NAME, "佐藤花子", SheetColumn.NUMBER, "０07", SheetColumn.BORN, "昭和49年5月5日"),
                        row(3, SheetColumn.NAME, "山田 太郎", SheetColumn.BORN, "1980/1/2"),
                        row(4, SheetColumn.NAME, "山田太郎")));
        assertThat(roster).hasSize(3);
        SheetPlan plan = plan(
                roster,
                row(2, SheetColumn.NUMBER, "007", SheetColumn.ADDRESS, "秋川1"),
                row(3, SheetColumn.NAME, "山田太郎", SheetColumn.BORN, "S55.1.2", SheetColumn.NUMBER, "8"),
                row(4, SheetColumn.NAME, "佐藤花子", SheetColumn.BORN, "1974-05-05", SheetColumn.NUMBER, "9"));
        assertThat(plan.rejected()).isEmpty();
        assertThat(plan.steps().get(0).before().personal().name()).isEqualTo("佐藤花子");
        assertThat(plan.steps().get(0).personal().born()).isEqualTo(LocalDate.of(1974, 5, 5));
        assertThat(plan.steps().get(0).differences())
                .containsExactly(new SheetPlan.Difference(SheetColumn.ADDRESS, null, "秋川1"));
        assertThat(plan.steps().get(1).isChange()).isTrue();
        assertThat(plan.steps().get(2).isNew())
                .as("another number is another person")
                .isTrue();
    }

    @Test
    void whatCannotBeIsRejectedInItsColumnAndTheRestGoesOn() {
        List<Registrant> twins = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            SheetPlan.Step made = plan(List.of(), row(2, SheetColumn.NAME, "双子", SheetColumn.BORN, "2000-01-01"))
                    .steps()
                    .get(0);
            twins.add(somebody(id, 1, made.facts(), made.personal(), State.REGISTERED));
        }
        SheetPlan.Step gone = plan(List.of(), row(2, SheetColumn.NAME, "去る人", SheetColumn.NUMBER, "5"))
                .steps()
                .get(0);
        twins.add(somebody("c", 1, gone.facts(), gone.personal(), State.ENDED));
        SheetPlan plan = plan(
                twins,
                row(2, SheetColumn.KANA, "なまえがない"),
                row(3, SheetColumn.NAME, "双子", SheetColumn.BORN, "2000-01-01"),
                row(4, SheetColumn.NAME, "去る人", SheetColumn.NUMBER, "5"),
                row(5, SheetColumn.NAME, "x", SheetColumn.BORN, "2000-13-01"),
                row(6, SheetColumn.NAME, "x", SheetColumn.CARE, "吸引、魔法"),
                row(7, SheetColumn.NAME, "x", SheetColumn.LEVEL, "7"),
                row(8, SheetColumn.NAME, "x", SheetColumn.WHEELCHAIR, "たぶん"),
                row(9, SheetColumn.NAME, "よい行", SheetColumn.NUMBER, "1", SheetColumn.CARE, "吸引, 導尿"),
                row(10, SheetColumn.NAME, "また", SheetColumn.NUMBER, "１"),
                row(11, SheetColumn.NAME, "y", SheetColumn.CONTACT_1_PHONE, "1"),
                row(12, SheetColumn.NAME, "z".repeat(201)));
        assertThat(plan.rejected().stream().map(SheetPlan.Rejected::line))
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 10, 11, 12);
        assertThat(plan.rejected().stream().map(one -> one.reasons().get(0).word()))
                .containsExactly(
                        "missing",
                        "several-people",
                        "no-longer-on-roster",
                        "not-a-date",
                        "not-one-of",
                        "not-between",
                        "not-one-of",
                        "row-twice",
                        "missing",
                        "too-long");
        assertThat(plan.steps()).hasSize(1);
        assertThat(labels.write(plan.steps().get(0).facts(), plan.steps().get(0).personal()))
                .containsEntry(SheetColumn.CARE, "吸引、導尿");
    }

    @Test
    void theSameSheetChangesNothingTheSecondTimeAndItsDigestIsThatOfItsChanges() {
        long seed = 8050;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            List<SheetRow> rows = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) rows.add(random(random, i));
            SheetRow[] all = rows.toArray(new SheetRow[0]);
            SheetPlan first = plan(List.of(), all);
            assertThat(plan(List.of(), all).digest()).isEqualTo(first.digest());
            List<Registrant> roster = after(List.of(), first);
            SheetPlan second = plan(roster, all);
            assertThat(second.rejected()).as("seed %s, round %s", seed, round).hasSameSizeAs(first.rejected());
            assertThat(second.steps())
                    .as("seed %s, round %s", seed, round)
                    .allMatch(step -> !step.isNew() && !step.isChange());
            if (!first.steps().isEmpty()) assertThat(second.digest()).isNotEqualTo(first.digest());
            assertThat(plan(after(roster, second), all).digest()).isEqualTo(second.digest());
        }
    }

    /** With a number, so that it finds whom it made. */
    private static SheetRow random(Random random, int i) {
        Map<SheetColumn, String> cells = new HashMap<>();
        cells.put(SheetColumn.NUMBER, String.valueOf(i));
        cells.put(SheetColumn.NAME, "人" + random.nextInt(4));
        Object[][] choices = {
            {SheetColumn.BORN, "平成2年3月4日", "1990.3.4", "2000-02-30"},
            {SheetColumn.RISKS, "一人暮らし", "8050世帯、一人暮らし", "なし"},
            {SheetColumn.SEX, "女性", "男性", "x"},
            {SheetColumn.LEVEL, "区分3", "６", "1"},
            {SheetColumn.CARE, "なし", "吸引", "食事／入浴"},
            {SheetColumn.WHEELCHAIR, "○", "×", "はい"},
            {SheetColumn.CONTACT_2_NAME, "母", "父", "姉"},
            {SheetColumn.JUST_IN_CASE, "有", "無", "1"},
            {SheetColumn.CAPSULE, "そば\n卵", "薬", "x"}
        };
        for (Object[] one : choices)
            if (random.nextBoolean()) cells.put((SheetColumn) one[0], (String) one[1 + random.nextInt(3)]);
        return new SheetRow(i + 2, cells);
    }
}
