package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A facility gives its software a token, without a word being lost. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class TokensPageTest {
    private String network;
    private String facility;

    @BeforeEach
    void aFacility() {
        network = Given.network();
        facility = Given.facility(network, 1);
    }

    private static Page desk(BrowserWindows windows, String token, String path) {
        return windows.openAs(token, path, BrowserWindows.options().setViewportSize(1280, 800));
    }

    private Page page(BrowserWindows windows) {
        return desk(windows, As.provider(facility), "/tokens?facility=" + facility);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static String make(Page page, String name) {
        page.getByLabel("ソフトの名前").fill(name);
        button(page, "トークンを作る").click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("「" + name + "」のトークンができました")))
                .isFocused();
        return token(page).inputValue();
    }

    private static Locator token(Page page) {
        return page.getByLabel("トークン", new Page.GetByLabelOptions().setExact(true));
    }

    private int report(String token, String body) {
        return As.bearer(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/facilities/" + facility + "/vacancies")
                .statusCode();
    }

    private int report(String token) {
        return report(token, Given.reportBody("1", "1"));
    }

    @Test
    void aTokenIsShownOnceCopiedAndReportsAsTheExampleSays(BrowserWindows windows) {
        Page page = page(windows);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        assertThat(page.getByText("まだトークンがありません。")).isVisible();

        String token = make(page, "記録ソフト");

        assertThat(token).startsWith("tmm_");
        button(page, "コピーする").click();
        assertThat(page.getByText("コピーしました")).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(token);
        page.getByText("使い方の例").first().click();
        String example = page.getByRole(AriaRole.CODE).textContent();
        assertThat(example)
                .contains("/api/facilities/" + facility + "/vacancies", "Bearer $TOMARIGI_TOKEN")
                .doesNotContain(token);
        page.setViewportSize(360, 740);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing sticks out on a telephone")
                .isEqualTo(360);
        Matcher body = Pattern.compile("-d '(.*)'").matcher(example);
        assertThat(body.find()).isTrue();
        assertThat(report(token, body.group(1))).isEqualTo(200);

        button(page, "控えました。閉じる").click();
        assertThat(token(page)).hasCount(0);
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("記録ソフト");
        page.reload();
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("記録ソフト");
        assertThat(page.content()).doesNotContain(token);
    }

    @Test
    void aTokenIsRenewedWhileTheOldOneWorksOnAndEndedAtTheSecondTap(BrowserWindows windows) {
        Page page = page(windows);
        String old = make(page, "記録ソフト");
        button(page, "控えました。閉じる").click();

        button(page, "「記録ソフト」を新しくする").click();
        assertThat(page.getByLabel("前のトークンは")).isFocused();
        button(page, "新しいトークンを出す").click();

        assertThat(token(page)).not().hasValue(old);
        String fresh = token(page).inputValue();
        assertThat(List.of(report(old), report(fresh), report(old))).containsOnly(200);
        assertThat(page.getByText("前のトークンは")).isVisible();

        button(page, "「記録ソフト」を新しくする").click();
        page.getByLabel("前のトークンは").selectOption(new SelectOption().setValue("0"));
        button(page, "新しいトークンを出す").click();
        assertThat(token(page)).not().hasValue(fresh);
        String last = token(page).inputValue();
        assertThat(List.of(report(old), report(fresh))).containsOnly(401);
        assertThat(report(last)).isEqualTo(200);

        button(page, "「記録ソフト」を終わらせる").click();
        assertThat(page.getByText("すぐに届かなくなります。")).isVisible();
        assertThat(report(last)).isEqualTo(200);
        button(page, "「記録ソフト」を終わらせる").click();
        assertThat(page.getByText("「記録ソフト」を終わらせました。")).isVisible();
        assertThat(page.getByText("まだトークンがありません。")).isVisible();
        assertThat(report(last)).isEqualTo(401);
    }

    @Test
    void anOfficerLetsOneSoftwareReportForSeveralFacilities(BrowserWindows windows) {
        String second = Given.facility(network, 1);
        Page page = desk(windows, As.officer(network), "/tokens?facility=" + facility);
        page.getByText("ほかの事業所の報告にも使う").first().click();
        page.getByLabel("ひだまり").check();
        String token = make(page, "本部のソフト");
        assertThat(page.getByText("ほかに ひだまり")).isVisible();
        As.bearer(token)
                .contentType(ContentType.JSON)
                .body(Given.reportBody("1", "1"))
                .put("/api/facilities/" + second + "/vacancies")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsMissingIsSaidBesideIt(BrowserWindows windows) {
        Page page = page(windows);
        button(page, "トークンを作る").click();
        assertThat(page.getByLabel("ソフトの名前")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("ソフトの名前")).isFocused();
        assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(0);
    }

    @Test
    void everybodyIsTakenToTheirOwnFacilityAndNobodyToAnothers(BrowserWindows windows) {
        Page own = desk(windows, As.provider(facility), "/tokens");
        assertThat(own).hasURL(Pattern.compile("facility=" + facility));
        assertThat(own.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .containsText("ひだまり");

        Page officer = desk(windows, As.officer(network), "/tokens");
        officer.getByText(network).click();
        officer.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("ひだまり")).click();
        assertThat(button(officer, "トークンを作る")).isVisible();

        Page stranger = desk(windows, As.provider(Given.facility(Given.network(), 1)), "/tokens?facility=" + facility);
        assertThat(stranger.getByText("もう一度読み込む")).isVisible();
        assertThat(button(stranger, "トークンを作る")).hasCount(0);

        Page nobody = desk(windows, null, "/tokens?facility=" + facility);
        assertThat(nobody.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("ログインする")))
                .isVisible();
    }
}
