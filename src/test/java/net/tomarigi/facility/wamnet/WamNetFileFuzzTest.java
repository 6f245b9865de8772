package net.tomarigi.facility.wamnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.tomarigi.facility.Facility;
import net.tomarigi.facility.Japan;
import net.tomarigi.facility.Listing;
import net.tomarigi.facility.NationalList;
import net.tomarigi.facility.RejectedRow;
import net.tomarigi.facility.wamnet.WamNetFile.Reading;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Readable;
import net.tomarigi.facility.wamnet.WamNetFile.Reading.Unreadable;
import net.tomarigi.platform.Damage;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Words;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the file is, it becomes a list of which everything can be, or a refusal that can be told. */
class WamNetFileFuzzTest {
    static Stream<byte[]> damaged() {
        return Damage.of(2026_11_21, 300, MadeUpList.text());
    }

    @MethodSource("damaged")
    @FuzzTest(maxDuration = "1m")
    void everyFileIsReadOrRefused(byte[] file) throws IOException {
        Reading reading = WamNetFile.read(new ByteArrayInputStream(file), null);

        if (reading instanceof Unreadable unreadable)
            Damage.assertRefusal(Problem.meaningless(List.of(unreadable.violation())));
        if (reading instanceof Readable readable) assertCanBe(readable.list());
    }

    private static void assertCanBe(NationalList list) {
        assertThat(list.listings()).extracting(Listing::id).doesNotHaveDuplicates();
        for (Listing each : list.listings()) {
            assertThat(each.id()).matches(Facility.ID);
            assertThat(each.number()).isNotBlank().hasSizeLessThanOrEqualTo(2 * 20);
            assertThat(each.name()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
            assertThat(each.municipality()).isNotBlank();
            assertThat(each.lat()).isBetween((double) Japan.SOUTH, (double) Japan.NORTH);
            assertThat(each.lon()).isBetween((double) Japan.WEST, (double) Japan.EAST);
            if (each.places() != null) assertThat(each.places()).isBetween(0, 1_000);
            if (each.url() != null) assertThat(each.url()).startsWith("http").doesNotContain("<", "\"");
            Damage.assertTold(each);
        }
        for (RejectedRow row : list.rejected()) {
            assertThat(row.violations()).isNotEmpty();
            for (var language : Words.LANGUAGES)
                Damage.assertTold(List.of(row.line(), row.facility(), row.reason(language, new Words())));
        }
    }
}
