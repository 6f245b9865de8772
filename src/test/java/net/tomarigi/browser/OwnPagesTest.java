package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the first page everybody reaches their own pages, by what they are for. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class OwnPagesTest {
    private String network;

    @BeforeEach
    void aNetworkWithAName() {
        network = named(Given.network(), "みどり市");
    }

    private static String named(String network, String name) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .put("/api/networks/" + network)
                .then()
                .statusCode(200);
        return network;
    }

    @Test
    void theOfficerOfTwoNetworksHasASectionOfEachByItsNameAndWhatIsForAllOnce(BrowserWindows windows) {
        String other = named(Given.network(), "あおい市");
        String officer =
                As.token(Grant.inNetwork(Role.OFFICER, network, null), Grant.inNetwork(Role.OFFICER, other, null));
        for (int width : List.of(360, 1280)) {
            Page home = windows.openAs(officer, "/", BrowserWindows.options().setViewportSize(width, 740));
            Locator green = section(home, "みどり市");
            assertThat(links(green, "いま")).hasText(new String[] {"受入先をさがす", "ケースの一覧", "当番", "空床ボード"});
            assertThat(links(green, "備え")).hasText(new String[] {"名簿", "体験利用", "緊急枠", "事業所の登録簿"});
            assertThat(links(green, "運営")).hasText(new String[] {"空きの確認", "年次報告", "緊急の定義と手順", "地域の設定"});
            assertThat(links(section(home, "あおい市"), "いま").first()).hasAttribute("href", "/desk/" + other);
            assertThat(home.getByText(network)).hasCount(0);
            assertThat(links(home.locator("tomarigi-own-pages"), "管理"))
                    .hasText(new String[] {"利用者", "画面", "閲覧と変更の記録", "ソフトからの報告"});
            for (BoundingBox box :
                    links(green, "備え").all().stream().map(Locator::boundingBox).toList())
                assertThat(box.height).isGreaterThanOrEqualTo(44);
            assertThat(links(green, "いま").first().boundingBox().height)
                    .as("what is reached for at night is larger")
                    .isGreaterThan(links(green, "いま").last().boundingBox().height);
            AccessibilityTest.check("home of two networks", home);
        }
    }

    @Test
    void whoHasOneNetworkReadsNoHeadingOfIt(BrowserWindows windows) {
        Page home = windows.openAs(As.coordinator(network), "/", BrowserWindows.options());
        Locator own = home.locator("tomarigi-own-pages");
        assertThat(links(own, "いま")).hasText(new String[] {"受入先をさがす", "ケースの一覧", "当番", "空床ボード"});
        assertThat(own.getByRole(AriaRole.HEADING)).hasCount(0);

        Page providers = windows.openAs(As.provider(Given.facility(network, 1)), "/", BrowserWindows.options());
        assertThat(links(providers.locator("tomarigi-own-pages"), "いま")).hasText(new String[] {"空きの報告", "当番"});
    }

    @Test
    void theHeaderIsOneLineOnATelephoneHoweverLongTheName(BrowserWindows windows) {
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page home = windows.openAs(
                    As.officer(network),
                    "/",
                    BrowserWindows.options().setLocale(locale).setViewportSize(360, 740));
            Locator header = home.getByRole(AriaRole.BANNER);
            assertThat(header.getByRole(AriaRole.BUTTON)).isVisible();
            assertThat(header.boundingBox().height).isLessThan(60);
            assertThat((Boolean) home.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }

    private static Locator section(Page home, String name) {
        return home.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator links(Locator in, String purpose) {
        return in.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName(purpose))
                .getByRole(AriaRole.LINK);
    }
}
