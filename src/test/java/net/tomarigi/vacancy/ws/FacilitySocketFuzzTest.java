package net.tomarigi.vacancy.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.tomarigi.facility.Facility;
import net.tomarigi.platform.Damage;
import net.tomarigi.platform.Problems;
import net.tomarigi.platform.http.StrictlyRead;
import net.tomarigi.vacancy.VacancyReport;
import net.tomarigi.vacancy.VacancyReport.BedReport;
import net.tomarigi.vacancy.ws.FacilitySocket.Message;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a facility's software sends, it becomes a report that can be, or a refusal that can be told. */
class FacilitySocketFuzzTest {
    private static final ObjectMapper JSON = StrictlyRead.json();

    static Stream<byte[]> damaged() {
        return Damage.of(2026_11_21, 600, """
                {"id":"k1","report":{"from":"2026-11-20","beds":[{"bed":"b-1","open":"1101"},{"bed":"b-2","open":"0"}],\
                "observedAt":"2026-11-20T18:03:00+09:00","yieldToNewer":true}}""", "{\"id\":\"k2\",\"attest\":true}");
    }

    @MethodSource("damaged")
    @FuzzTest(maxDuration = "1m")
    void everyMessageIsUnderstoodOrRefused(byte[] text) {
        Message message;
        VacancyReport report;
        try {
            message = Message.read(new String(text, StandardCharsets.UTF_8), JSON);
            report = message.toReport();
        } catch (JsonProcessingException | RuntimeException refusal) {
            Damage.assertRefusal(Problems.of(refusal));
            return;
        }
        assertThat(message.id()).isNotBlank().hasSizeLessThanOrEqualTo(64);
        Damage.assertTold(message.id());
        assertThat(message.id().chars()).noneMatch(Character::isISOControl);
        assertThat(report.beds()).extracting(BedReport::bed).doesNotHaveDuplicates();
        for (BedReport bed : report.beds()) {
            assertThat(bed.bed()).matches(Facility.ID);
            assertThat(bed.nights().open()).matches("[01]{1,60}");
        }
        assertThat(report.isAttestation()).isEqualTo(message.report() == null);
    }
}
