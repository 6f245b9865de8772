package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One sheet of paper for the capsule; its code is read as a phone's camera reads it, and followed as different people. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
@Tag("T5")
class CapsulePageTest {
    private static final Pattern PAGES = Pattern.compile("/Type\\s*/Page[^s]");

    private String network;
    private String coordinator;
    private String facility;
    private String person;

    @BeforeEach
    void begin() {
        network = Given.network();
        coordinator = As.coordinator(network);
        facility = Given.facility(network, 1);
        String dense = "夜間の吸引は二時間おき。薬は朝と夕。".repeat(40);
        person = Given.id(As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("""
                        {"need":{"sex":"FEMALE","care":["SUCTION"],"disabilities":["PHYSICAL"]},"facilities":["%s"],
                         "personal":{"name":"佐藤花子","kana":"さとうはなこ","born":"1974-05-05","address":"秋川1-2-3",
                           "crisisPlan":"まず訪問看護に電話","capsule":"%s","wishes":"静かな部屋",
                           "institutions":[{"name":"秋川総合病院","purpose":"かかりつけ","phone":"042-558-9999"}],
                           "contacts":[{"name":"佐藤ウメ","relation":"母","phone":"0282-00-0000"}]}}""".formatted(facility, dense))
                .post("/api/networks/" + network + "/registrants")
                .then()
                .statusCode(201));
    }

    private static String read(byte[] picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    @Test
    @Tag("A1")
    void theSheetIsOnePageAndItsCodeLeadsWhoMaySeeThePersonToACaseInTwoTaps(BrowserWindows windows) throws Exception {
        Page page = windows.openAs(
                coordinator,
                "/roster/" + network + "/" + person,
                BrowserWindows.options().setViewportSize(1280, 900));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("カプセルの用紙"))
                .click();
        for (String said : new String[] {"佐藤花子", "佐藤ウメ", "まず訪問看護に電話", "秋川総合病院", "ひだまり", "静かな部屋", "吸引"})
            assertThat(page.locator("article")).containsText(said);
        button(page, "QRコードをつける").click();
        String address = read(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("緊急のときに開くQRコード"))
                .screenshot());
        assertThat(address).doesNotContain(person).doesNotContain(network);
        AccessibilityTest.check("capsule", page);
        String paper =
                new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        Matcher pages = PAGES.matcher(paper);
        assertThat(pages.results().count()).isEqualTo(1);

        URI scanned = URI.create(address);
        String where = scanned.getRawPath() + "#" + scanned.getRawFragment();
        Page phone = windows.openAs(
                coordinator,
                where,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("佐藤花子")))
                .isVisible();
        button(phone, "緊急のケースを開く").tap();
        button(phone, "この内容で開く").tap();
        assertThat(phone).hasURL(Pattern.compile("/case/" + network + "/"));

        Page stranger = windows.openAs(As.provider(facility), where, BrowserWindows.options());
        assertThat(stranger.getByRole(AriaRole.ALERT)).containsText("この方を見てよい人として登録されていません");
        assertThat(stranger.locator("body")).not().containsText("佐藤");
        Page nobody = windows.openAs(null, where, BrowserWindows.options());
        assertThat(nobody).hasURL(Pattern.compile("/sign-in\\?to=%2Fcapsule#tmc_"));

        As.bearer(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"facility\":\"" + facility + "\",\"scope\":\"PLAN\",\"endsAt\":\"2190-03-31T23:59:59+09:00\"}")
                .post("/api/networks/" + network + "/registrants/" + person + "/consents");
        Page consented = windows.openAs(
                As.provider(facility),
                where,
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        assertThat(consented).hasURL(Pattern.compile("/facility/" + facility + "/people"));
        assertThat(consented.getByText("まず訪問看護に電話")).isVisible();
        assertThat(consented.getByText("2190年3月31日")).isVisible();
        assertThat(consented.getByText("秋川1-2-3")).hasCount(0);
        AccessibilityTest.check("shared people", consented);

        button(page, "QRコードを新しくする").click();
        button(page, "新しくする").click();
        assertThat(button(page, "QRコードを新しくする")).isVisible();
        phone.navigate(phone.url().replaceAll("(https?://[^/]+).*", "$1") + where);
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("新しい用紙に替わっている");
    }
}
