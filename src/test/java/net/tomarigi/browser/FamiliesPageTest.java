package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A family sees whom to call now, what is done, and what nobody can promise: in the network's own words. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class FamiliesPageTest {
    private String network;

    @BeforeEach
    void begin() {
        network = Given.network();
        Given.facility(network, 1);
    }

    private void settings(String registration, String families) {
        As.bearer(As.officer(network))
                .contentType(ContentType.JSON)
                .body("{\"registration\":\"" + registration + "\",\"families\":" + families + "}")
                .put("/api/networks/" + network + "/settings")
                .then()
                .statusCode(200);
    }

    private Page open(BrowserWindows windows, String locale) {
        return windows.openAs(
                null,
                "/families/" + network,
                BrowserWindows.options()
                        .setLocale(locale)
                        .setJavaScriptEnabled(false)
                        .setViewportSize(360, 740));
    }

    @Test
    @Tag("C2")
    void aFamilyWithoutAScriptSeesWhomToCallAndWhatCannotBePromised(BrowserWindows windows) {
        settings(
                "OPTIONAL",
                "{\"phone\":\"0467-82-1111\",\"hours\":\"24時間、だれかが出ます\",\"promise\":\"1. 話を聞きます\\n2. 一緒に探します\","
                        + "\"limits\":\"<b>今夜の部屋</b>は約束できません\",\"showsFacilities\":true}");
        Page page = open(windows, "ja-JP");

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("0467-82-1111")))
                .hasAttribute("href", "tel:0467821111");
        assertThat(page.getByRole(AriaRole.REGION, named("いま電話するところ"))).containsText("24時間、だれかが出ます");
        assertThat(page.getByRole(AriaRole.REGION, named("できること").setExact(true)))
                .containsText("一緒に探します");
        assertThat(page.getByRole(AriaRole.REGION, named("約束できないこと"))).containsText("<b>今夜の部屋</b>");
        assertThat(page.getByText("119番")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("どんな事業所が助け合っているかを見る"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/facilities\\?network=" + network));
        Page english = open(windows, "en-GB");
        assertThat(english.getByText("What cannot be promised")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, お願いしています。登録がなくても", "OPTIONAL, 前もって登録しておくと", "OFF, 登録は要りません"})
    @Tag("C1")
    @Tag("C2")
    void whetherOneHasToRegisterIsSaidAsTheNetworkHasIt(String registration, String sentence, BrowserWindows windows) {
        settings(registration, "{}");
        Page page = open(windows, "ja-JP");

        assertThat(page.getByRole(AriaRole.REGION, named("前もっての登録"))).containsText(sentence);
        assertThat(page.getByRole(AriaRole.REGION, named("いま電話するところ"))).containsText("市の障がい福祉の窓口");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("どんな事業所")))
                .hasCount(0);
    }

    @Test
    @Tag("C2")
    void aNetworkThatHasNotWrittenItSaysWhomToAsk(BrowserWindows windows) {
        assertThat(open(windows, "ja-JP").getByText("まだこのページが書かれていません")).isVisible();
        As.nobody().get("/families/nowhere").then().statusCode(404);
        As.nobody().get("/families/" + network).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void noPageHasASeriousViolation(String locale, BrowserWindows windows) {
        settings(
                "REQUIRED",
                "{\"phone\":\"0467-82-1111\",\"hours\":\"24 h\",\"promise\":\"OK\",\"showsFacilities\":true}");
        Page page = windows.openAs(
                null,
                "/families/" + network,
                BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
        AccessibilityTest.check("families", page);
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
