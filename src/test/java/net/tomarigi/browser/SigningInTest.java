package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People say who they are, come back to where they wanted to go, and lose nothing when a session runs out. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class SigningInTest {
    private static final String PASSWORD = "ひだまり の 夜勤";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Passwords passwords;

    private String network;
    private String facility;
    private String username;

    enum Size {
        PHONE(360, 740),
        DESK(1280, 800);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        Browser.NewContextOptions options() {
            return BrowserWindows.options().setViewportSize(width, height);
        }
    }

    @BeforeEach
    void someStaff() {
        network = Given.network();
        facility = Given.facility(network, 2);
        username = "staff-" + UUID.randomUUID().toString().substring(0, 8);
        String hash = passwords.hash(PASSWORD).await().atMost(PATIENCE);
        As.account(username, hash, Grant.atFacility(Role.PROVIDER, facility, Set.of()));
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void whoIsNotSignedInIsLedThereAndBack(Size size, BrowserWindows windows) {
        Page page = windows.openAs(null, "/facility/" + facility, size.options());
        assertThat(page.getByRole(AriaRole.ALERT).getByText("ログインが必要です")).isVisible();
        assertThat(page.getByRole(AriaRole.GRIDCELL)).hasCount(0);

        page.getByRole(AriaRole.LINK, named("ログイン")).first().click();
        signIn(page, username, "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("ユーザー名かパスワードが違います");
        assertThat(page.getByLabel("パスワード", exactly())).isFocused();

        signIn(page, username, PASSWORD);

        assertThat(page).hasURL(Pattern.compile("/facility/" + facility + "$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ひだまり")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.GRIDCELL).first()).isVisible();
    }

    @Test
    void aProviderWithOneFacilityBeginsThere(BrowserWindows windows) {
        Page page = windows.openAs(null, "/sign-in", Size.PHONE.options());

        signIn(page, username, PASSWORD);

        assertThat(page).hasURL(Pattern.compile("/facility/" + facility + "$"));
    }

    @Test
    void anAddressOfAnotherSiteLeadsNowhere(BrowserWindows windows) {
        for (String foreign :
                new String[] {"https://example.com/x", "//example.com/x", "/\\example.com", "javascript:alert(1)"}) {
            Page page = windows.openAs(
                    null,
                    "/sign-in?to=" + java.net.URLEncoder.encode(foreign, java.nio.charset.StandardCharsets.UTF_8),
                    Size.DESK.options());

            signIn(page, username, PASSWORD);

            assertThat(page.getByRole(AriaRole.GRIDCELL).first()).isVisible();
            assertThat(page).hasURL(Pattern.compile("^http://localhost:\\d+/facility/" + facility + "$"));
        }
    }

    @Test
    void whoSignsOutIsOut(BrowserWindows windows) {
        Page page = windows.openAs(As.provider(facility), "/facility/" + facility, Size.PHONE.options());
        assertThat(page.getByRole(AriaRole.GRIDCELL).first()).isVisible();

        page.getByRole(AriaRole.BUTTON, named("ログアウト")).click();

        assertThat(page).hasURL(Pattern.compile("/sign-in$"));
        page.navigate("/facility/" + facility);
        assertThat(page.getByRole(AriaRole.ALERT).getByText("ログインが必要です")).isVisible();
    }

    @Test
    void whatIsTappedAfterTheSessionHasEndedIsSentOnceItsStaffHasSignedInAgain(BrowserWindows windows) {
        String token = As.provider(facility);
        Page page = windows.openAs(token, "/facility/" + facility, Size.PHONE.options());
        assertThat(page.getByRole(AriaRole.GRIDCELL).first()).isVisible();
        As.bearer(token).post("/api/logout").then().statusCode(204);

        page.getByRole(AriaRole.GRIDCELL).first().getByRole(AriaRole.BUTTON).click();

        Locator line = page.getByText("ログインし直すと送ります(1件)");
        assertThat(line).isVisible();
        org.assertj.core.api.Assertions.assertThat(open()).startsWith("0");
        page.getByRole(AriaRole.STATUS)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("ログイン"))
                .click();
        signIn(page, username, PASSWORD);

        assertThat(page.getByText(Pattern.compile("に送りました"))).isVisible();
        assertThat(line).isHidden();
        org.assertj.core.api.Assertions.assertThat(open()).startsWith("1");
    }

    @Tag("N3")
    @Test
    void aPageThatIsForOthersSaysSo(BrowserWindows windows) {
        Page provider = windows.openAs(As.provider(facility), "/import", Size.DESK.options());
        assertThat(provider.getByRole(AriaRole.ALERT).getByText("あなたの役割では")).isVisible();
        assertThat(provider.getByLabel("CSV ファイル")).hasCount(0);

        String another = Given.facility(Given.network(), 1);
        provider.navigate("/facility/" + another + "/profile");
        assertThat(provider.getByRole(AriaRole.ALERT).getByText("あなたの役割では")).isVisible();
    }

    @Test
    void thereIsNoDemoToSignInToWhereThereIsNoDemo(BrowserWindows windows) {
        Page page = windows.openAs(null, "/sign-in", Size.DESK.options());

        assertThat(page.getByRole(AriaRole.BUTTON, named("ログイン"))).isVisible();
        assertThat(page.getByText("デモで試す")).hasCount(0);
    }

    private static void signIn(Page page, String username, String password) {
        page.getByLabel("ユーザー名").fill(username);
        page.getByLabel("パスワード", exactly()).fill(password);
        page.getByRole(AriaRole.BUTTON, named("ログイン")).click();
    }

    private String open() {
        return Given.board(network).path("facilities[0].beds[0].open");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
