package net.tomarigi.facility.wamnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.tomarigi.facility.Listing;
import net.tomarigi.facility.NationalList;
import net.tomarigi.facility.RejectedRow;
import net.tomarigi.facility.wamnet.WamNetFile.Reading;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Readable;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Unreadable;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WAM NET's file is read strictly: what is broken is named with its line, and a row that cannot be is rejected alone. */
class WamNetFileTest {
    private final String madeUp = MadeUpList.text();

    @Test
    void everyRowBecomesAListing() {
        NationalList list = readable(madeUp);

        assertThat(list.read()).isEqualTo(5);
        assertThat(list.rejected()).isEmpty();
        assertThat(list.sharedNumbers()).isEqualTo(2);
        assertThat(list.withoutPlaces()).isEqualTo(1);
        assertThat(list.zeroPlaces()).isEqualTo(1);
        assertThat(list.listings().get(0))
                .isEqualTo(new Listing(
                        "M0000000001",
                        "0999900001",
                        "ショートステイみほん",
                        "しょーとすていみほん",
                        "社会福祉法人みほん会",
                        "見本県とまり市",
                        "本町１丁目１番１号",
                        "0282-00-0001",
                        "0282-00-0002",
                        "https://example.jp/mihon/",
                        36.3812,
                        139.7341,
                        4));
        Listing blank = list.listings().get(1);
        assertThat(blank.places()).isNull();
        assertThat(blank.fax()).isNull();
        assertThat(blank.url()).isNull();
    }

    @Test
    void quotesAndBreaksAreUndoneAndLinksThatLeadNowhereLeftOut() {
        NationalList list = readable(madeUp);
        assertThat(list.listings().get(2).address()).isEqualTo("藤岡町３−３ 二階");
        assertThat(list.listings().get(2).name()).isEqualTo("みほんの郷「なごみ」\"和\"");
        assertThat(list.listings().get(2).url()).isNull();
        assertThat(list.listings().get(3).phone()).isEqualTo("0282-00-0005");
    }

    @Test
    void oneMunicipalityMayBeKept() throws IOException {
        NationalList list = ((Readable) WamNetFile.read(bytes(madeUp), "見本県となり市")).list();
        assertThat(list.listings()).extracting(Listing::id).containsExactly("M0000000004", "M0000000005");
        assertThat(list.read()).isEqualTo(2);
    }

    @Test
    void theMarkAtTheBeginningAndTheKindOfLineEndDoNotMatter() {
        assertThat(readable(madeUp.substring(1)).read()).isEqualTo(5);
        assertThat(readable(madeUp.replace("\n", "\r\n")).read()).isEqualTo(5);
        assertThat(readable(madeUp + "\n\n").read()).isEqualTo(5);
        assertThat(readable(madeUp.stripTrailing()).read()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36.38120000|0|事業所緯度|not-in-japan",
                "36.38120000|0.00000000|事業所緯度|not-in-japan",
                "36.38120000|139.7341|事業所緯度|not-in-japan",
                "36.38120000|北緯36度|事業所緯度|not-a-number",
                "36.38120000|NaN|事業所緯度|not-a-number",
                "36.38120000|1e5|事業所緯度|not-a-number",
                "36.38120000||事業所緯度|not-a-number",
                "139.73410000|36.38|事業所経度|not-in-japan",
                "ショートステイみほん|''|事業所の名称|missing",
                "0999900001||事業所番号|missing",
                "0999900001|123456789012345678901|事業所番号|too-long",
                "M0000000001|''|NO（※システム内の固有の番号、連番）|not-an-id",
                "M0000000001|M-1'|NO（※システム内の固有の番号、連番）|not-an-id",
                "0282-00-0001|内線のみ|事業所電話番号|not-a-phone-number",
                "36.38120000,139.73410000,\"\",\"\",\"\",\"\",,,4|36.4,139.7,,,,,,,四|定員|not-a-number",
                "36.38120000,139.73410000,\"\",\"\",\"\",\"\",,,4|36.4,139.7,,,,,,,-1|定員|not-a-number",
                "36.38120000,139.73410000,\"\",\"\",\"\",\"\",,,4|36.4,139.7,,,,,,,1001|定員|not-between",
                "36.38120000,139.73410000,\"\",\"\",\"\",\"\",,,4|36.4,139.7,,,,,,,99999999999|定員|not-a-number"
            })
    void aRowThatCannotBeIsRejectedAloneWithColumnAndReason(String right, String wrong, String column, String word) {
        NationalList list = readable(madeUp.replaceFirst(quoted(right), wrong == null ? "" : wrong));

        assertThat(list.read()).isEqualTo(5);
        assertThat(list.listings()).hasSize(4);
        RejectedRow row = list.rejected().get(0);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.facility()).isNotBlank();
        assertThat(row.violations()).extracting(Violation::field).containsExactly(column);
        assertThat(row.violations()).extracting(Violation::word).containsExactly(word);
        for (Locale language : Words.LANGUAGES)
            assertThat(row.reason(language, new Words())).startsWith(column).doesNotContain("{", word);
    }

    @Test
    void anotherServiceABlankCityAndASecondRowOfOneFacilityAreRejected() {
        NationalList list = readable(madeUp.replaceFirst("\"短期入所\"", "\"施設入所支援\"")
                .replaceFirst("\"見本県とまり市\",\"大平町", "\" \",\"大平町")
                .replaceFirst("M0000000005", "M0000000004"));
        assertThat(list.rejected()).extracting(RejectedRow::line).containsExactly(2, 3, 7);
        assertThat(list.rejected())
                .flatExtracting(RejectedRow::violations)
                .extracting(Violation::word)
                .containsExactly("other-service", "missing", "row-twice");
        assertThat(list.listings()).extracting(Listing::id).containsExactly("M0000000003", "M0000000004");
    }

    @Test
    void aWrongHeaderIsRefusedNamingTheFirstColumnThatIsWrong() {
        Violation renamed = unreadable(madeUp.replaceFirst("\"定員\"", "\"定数\""));
        assertThat(renamed).isEqualTo(Violation.of("line 1", "wrong-header", 29, "定員", "定数"));

        Violation swapped = unreadable(madeUp.replaceFirst("事業所緯度\",\"事業所経度", "事業所経度\",\"事業所緯度"));
        assertThat(swapped).isEqualTo(Violation.of("line 1", "wrong-header", 21, "事業所緯度", "事業所経度"));

        Violation missing = unreadable(madeUp.replaceFirst(",\"定員\"", ""));
        assertThat(missing).isEqualTo(Violation.of("line 1", "wrong-header", 29, "定員", ""));

        assertThat(unreadable(madeUp.substring(madeUp.indexOf('\n') + 1)).word())
                .isEqualTo("wrong-header");
        assertThat(unreadable("").word()).isEqualTo("no-header");
        assertThat(unreadable("\n\n").word()).isEqualTo("no-header");
        assertThat(unreadable("PK\u0003\u0004\u0000\u0000").word()).isEqualTo("wrong-header");
    }

    @Test
    void aFileOfNothingButItsHeaderHasNoRows() {
        assertThat(readable(madeUp.substring(0, madeUp.indexOf('\n'))).read()).isZero();
    }

    @Test
    void bytesOfShiftJisAreRefusedWithTheirLine() throws IOException {
        byte[] whole = madeUp.substring(1).getBytes(Charset.forName("windows-31j"));
        assertThat(unreadable(whole)).isEqualTo(Violation.of("line 1", "not-utf-8"));

        int fourth = madeUp.indexOf("\"09203\",\"M0000000002\"");
        byte[] head = madeUp.substring(0, fourth).getBytes(StandardCharsets.UTF_8);
        byte[] tail = madeUp.substring(fourth).getBytes(Charset.forName("windows-31j"));
        assertThat(unreadable(concat(head, tail))).isEqualTo(Violation.of("line 3", "not-utf-8"));

        assertThat(unreadable(madeUp.getBytes(StandardCharsets.UTF_16))).isEqualTo(Violation.of("line 1", "not-utf-8"));
    }

    @Test
    void aMissingQuoteIsRefusedWithItsLine() {
        assertThat(unreadable(madeUp.replaceFirst("\"みほん苑\"", "\"みほん苑")))
                .as("closing")
                .isEqualTo(Violation.of("line 3", "quote-misplaced"));
        assertThat(unreadable(madeUp.replaceFirst("\"みほん苑\"", "みほん苑\"")))
                .as("opening")
                .isEqualTo(Violation.of("line 3", "quote-misplaced"));
        assertThat(unreadable(madeUp.stripTrailing() + "\"")).isEqualTo(Violation.of("line 7", "quote-misplaced"));
        assertThat(unreadable(madeUp + "\"09203")).isEqualTo(Violation.of("line 8", "quote-not-closed"));
    }

    @Test
    void columnsTooManyOrTooFewAreRefusedWithTheirLine() {
        String line = madeUp.substring(madeUp.indexOf("\"09203\",\"M0000000002\""));
        String second = line.substring(0, line.indexOf('\n'));
        assertThat(unreadable(madeUp.replace(second, second + ",")))
                .isEqualTo(Violation.of("line 3", "too-many-columns", 29));
        assertThat(unreadable(madeUp.replace(second, "a,b")))
                .isEqualTo(Violation.of("line 3", "too-few-columns", 2, 29));
        assertThat(unreadable(madeUp + "x".repeat(10))).isEqualTo(Violation.of("line 8", "too-few-columns", 1, 29));
    }

    @Test
    void aHundredThousandColumnsAreRefusedBeforeTheyAreInMemory() {
        String columns = IntStream.range(0, 100_000).mapToObj(i -> "\"\"").collect(Collectors.joining(","));
        assertThat(unreadable(madeUp + columns)).isEqualTo(Violation.of("line 8", "too-many-columns", 29));
        assertThat(unreadable(columns).word()).isIn("too-many-columns", "wrong-header");
    }

    @Test
    void anEndlessLineOrFileOrListIsRefusedAtItsLimit() throws IOException {
        assertThat(unreadable(new Endless("\"")).word()).isEqualTo("row-too-long");
        assertThat(unreadable(new Endless(",")).word()).isEqualTo("row-too-long");
        assertThat(unreadable(new Endless("\n")).word()).isEqualTo("file-too-large");
        String header = madeUp.substring(0, madeUp.indexOf('\n') + 1);
        assertThat(unreadable(new Endless(header + "\"", "x".repeat(1000) + "\n"))
                        .word())
                .isEqualTo("row-too-long");
        assertThat(unreadable(new Endless(header, ",".repeat(28) + "\n")).word())
                .isEqualTo("too-many-rows");
    }

    /** Whatever one byte is put in the place of another: the answer is a list or a sentence, never an exception. */
    @Test
    void aBrokenByteAnywhereIsAnswered() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] right = madeUp.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = right.clone();
            broken[random.nextInt(broken.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) "\",\n\r\0".charAt(random.nextInt(5));
            Reading reading = WamNetFile.read(new ByteArrayInputStream(broken), null);
            if (reading instanceof Readable readable)
                assertThat(readable.list().listings())
                        .as("seed %d, round %d", seed, i)
                        .allSatisfy(listing -> assertThat(listing.lat()).isBetween(20.0, 46.0));
        }
    }

    private static NationalList readable(String file) {
        try {
            return ((Readable) WamNetFile.read(bytes(file), null)).list();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Violation unreadable(String file) {
        try {
            return unreadable(bytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Violation unreadable(byte[] file) throws IOException {
        return unreadable(new ByteArrayInputStream(file));
    }

    private static Violation unreadable(InputStream file) throws IOException {
        Violation violation = ((Unreadable) WamNetFile.read(file, null)).violation();
        for (Locale language : Words.LANGUAGES)
            assertThat(new Words()
                            .say(
                                    language,
                                    "problems",
                                    violation.word(),
                                    violation.values().toArray()))
                    .isNotEqualTo(violation.word());
        return violation;
    }

    private static InputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    /** Says something once, then something else for ever. */
    private static final class Endless extends InputStream {
        private final byte[] once;
        private final byte[] again;
        private long at;

        Endless(String again) {
            this("", again);
        }

        Endless(String once, String again) {
            this.once = once.getBytes(StandardCharsets.UTF_8);
            this.again = again.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long i = at++;
            return 0xFF & (i < once.length ? once[(int) i] : again[(int) ((i - once.length) % again.length)]);
        }
    }
}
