package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.Charset;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sheet is looked at before it is taken over. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
@Tag("T2")
class RosterImportPageTest {
    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        officer = As.officer(network);
    }

    private String registrant(String personal) {
        return Given.id(As.bearer(officer)
                .contentType(ContentType.JSON)
                .body("{\"personal\":" + personal + "}")
                .post("/api/networks/" + network + "/registrants")
                .then()
                .statusCode(201));
    }

    private static FilePayload excel(String sheet) {
        return new FilePayload("名簿.csv", "text/csv", sheet.getBytes(Charset.forName("windows-31j")));
    }

    @Test
    void aSheetIsShownBeforeOnePressTakesItOver(BrowserWindows windows) {
        registrant("{\"name\":\"佐藤花子\",\"number\":\"1\",\"address\":\"秋川1\"}");
        Page page = windows.openAs(
                officer, "/roster/" + network, BrowserWindows.options().setViewportSize(360, 740));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("表計算のファイルから取り込む"))
                .click();
        page.locator("#file").setInputFiles(excel("番号,名前,住所\r\n1,佐藤花子,五日市2\r\n2,山田太郎,秋川3\r\n3,,x\r\n"));
        assertThat(page.getByText("新しく加わる方: 1人")).isVisible();
        assertThat(page.getByText("変わる方: 1人").first()).isVisible();
        assertThat(page.getByText("取り込めない行: 1行")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("住所 秋川1 五日市2")))
                .isVisible();
        AccessibilityTest.check("roster import", page);
        registrant("{\"name\":\"まにあわない人\"}");
        button(page, "この内容で取り込む(2人)").click();
        assertThat(page.getByText("取り込みました。新しい方 1人、変わった方 1人。")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("名簿を見る"))
                .click();
        assertThat(page.getByText("3人")).isVisible();
    }
}
