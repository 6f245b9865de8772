package net.tomarigi.registry.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.tomarigi.registry.SheetColumn;
import net.tomarigi.registry.SheetRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sheets as offices write them are read, what is none is refused, and what is written is read again as it was. */
@Tag("T2")
class RosterSheetTest {
    private static final String SHEET = "番号,名　前,よみ,メモ\r\n007,\"髙橋 ①郎\",たかはし,x\r\n,,,\r\n,鈴木,\"二\n行\",\r\n";

    private static RosterSheet.Read read(byte[] bytes) throws Exception {
        return RosterSheet.read(new ByteArrayInputStream(bytes));
    }

    private static String refusal(byte[] bytes) {
        Throwable thrown = catchThrowable(() -> read(bytes));
        assertThat(thrown).isInstanceOf(UnreadableSheet.class);
        return ((UnreadableSheet) thrown).violation().word();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void csvIsReadInTheCodesThatOfficesUse() throws Exception {
        for (byte[] bytes :
                List.of(utf8(SHEET), utf8("\uFEFF" + SHEET), SHEET.getBytes(Charset.forName("windows-31j")))) {
            RosterSheet.Read read = read(bytes);
            assertThat(read.ignored()).containsExactly("メモ");
            assertThat(read.rows())
                    .containsExactly(
                            new SheetRow(
                                    2,
                                    Map.of(
                                            SheetColumn.NUMBER, "007",
                                            SheetColumn.NAME, "髙橋 ①郎",
                                            SheetColumn.KANA, "たかはし")),
                            new SheetRow(4, Map.of(SheetColumn.NAME, "鈴木", SheetColumn.KANA, "二\n行")));
        }
    }

    @Test
    void aWorkbookIsReadWithItsDays() throws Exception {
        RosterSheet.Read read = read(Workbooks.of(List.of(
                List.of("受給者証番号", "名前", "生年月日"), List.of("12", "佐藤", "#27154"), List.of("13", "山田", "昭和49年5月5日"))));
        assertThat(read.rows()).hasSize(2);
        assertThat(read.rows().get(0).cells())
                .isEqualTo(Map.of(SheetColumn.NUMBER, "12", SheetColumn.NAME, "佐藤", SheetColumn.BORN, "1974-05-05"));
        assertThat(read.rows().get(1).cells()).containsEntry(SheetColumn.BORN, "昭和49年5月5日");
    }

    @Test
    void whatIsNoSheetOrTooMuchOfOneIsRefused() throws Exception {
        assertThat(refusal(new byte[0])).isEqualTo("sheet-empty");
        assertThat(refusal(utf8("\r\n,,\r\n"))).isEqualTo("sheet-empty");
        assertThat(refusal(utf8("番号\r\n1"))).isEqualTo("no-heading");
        assertThat(refusal(utf8("名前,名前\r\n1,2"))).isEqualTo("heading-twice");
        assertThat(refusal(utf8("名前\r\n\"offen"))).isEqualTo("sheet-broken");
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xff, 0})).isEqualTo("sheet-broken");
        assertThat(refusal(utf8("名前\r\n" + "x\r\n".repeat(SheetRow.MOST + 1)))).isEqualTo("sheet-too-long");
        assertThat(refusal(utf8("名前" + ",".repeat(300) + "\r\nx"))).isEqualTo("sheet-too-wide");
        assertThat(refusal(new byte[RosterSheet.MOST_BYTES + 1])).isEqualTo("sheet-too-large");
        assertThat(refusal(utf8("PK\u0003\u0004 and nothing else"))).isEqualTo("sheet-broken");
        assertThat(refusal(Workbooks.zip("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>")))
                .isEqualTo("sheet-broken");
        byte[] bomb = Workbooks.zip("<worksheet>" + " ".repeat((int) RosterSheet.MOST_UNPACKED_BYTES));
        assertThat(bomb.length).isLessThan(RosterSheet.MOST_BYTES);
        assertThat(refusal(bomb)).isEqualTo("sheet-broken");
        byte[] cut = Workbooks.of(List.of(List.of("名前"), List.of("x")));
        assertThat(refusal(java.util.Arrays.copyOf(cut, cut.length / 3))).isEqualTo("sheet-broken");
    }

    @Test
    void whatIsWrittenIsReadAgainAndNothingInItIsAFormula() throws Exception {
        long seed = 1122;
        Random random = new Random(seed);
        String signs = "=+-@'\",、a髙 \n1";
        for (int round = 0; round < 200; round++) {
            List<Map<SheetColumn, String>> people = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Map<SheetColumn, String> cells = new EnumMap<>(SheetColumn.class);
                for (SheetColumn column : SheetColumn.values()) {
                    StringBuilder cell = new StringBuilder();
                    for (int c = random.nextInt(5); c > 0; c--)
                        cell.append(signs.charAt(random.nextInt(signs.length())));
                    if (!cell.toString().isBlank())
                        cells.put(column, cell.toString().strip());
                }
                cells.put(SheetColumn.NUMBER, String.valueOf(i));
                people.add(cells);
            }
            String written = RosterSheet.write(people);
            assertThat(written).as("seed %s", seed).doesNotContainPattern("(^|,)\"[=+\\-@]");
            assertThat(read(utf8(written)).rows().stream().map(SheetRow::cells).toList())
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(people);
        }
    }
}
