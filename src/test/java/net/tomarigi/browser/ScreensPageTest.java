package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer stands before a television that shows a code, and has a telephone. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ScreensPageTest {
    private String network;
    private String officer;

    @BeforeEach
    void aNetworkWhoseBoardIsNotPublic() {
        network = Given.hiddenNetwork();
        Given.facility(network, 1);
        officer = As.officer(network);
    }

    private Page wall(BrowserWindows windows) {
        return windows.openAs(null, "/wall/" + network, BrowserWindows.options().setViewportSize(1920, 1080));
    }

    private static Page phone(BrowserWindows windows, String token, String path) {
        return windows.openAs(
                token, path, BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
    }

    private static String code(Page wall) {
        Locator code = wall.getByRole(AriaRole.IMG, new GetByRoleOptions().setName(Pattern.compile("^(\\w ){5}\\w$")));
        return code.getAttribute("aria-label").replace(" ", "");
    }

    private static void letIn(Page phone, String code, String name) {
        phone.getByLabel("テレビに出ている番号").fill(code);
        phone.getByLabel("画面の名前").fill(name);
        button(phone, "この画面を入れる").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void showsTheBoard(Page wall) {
        assertThat(wall.getByText("ひだまり")).isVisible();
        assertThat(wall.getByText("つながっています")).isVisible();
        assertThat(wall.getByText("この画面の番号")).hasCount(0);
    }

    @Test
    void aTelevisionBecomesTheBoardWithoutATouchAndShowsACodeAgainWhenItIsTurnedOut(BrowserWindows windows) {
        Page wall = wall(windows);
        String code = code(wall);
        assertThat(wall.getByText("担当者の方へ")).isVisible();
        assertThat(wall.getByText("For the officer")).isVisible();
        assertThat(wall.getByText("ひだまり")).hasCount(0);
        Page phone = phone(windows, officer, "/screens?network=" + network);

        letIn(phone, code.toLowerCase(), "1階ロビー");

        assertThat(phone.getByRole(AriaRole.STATUS).filter(having("「1階ロビー」を入れました")))
                .isVisible();
        showsTheBoard(wall);
        assertThat(phone.getByRole(AriaRole.LISTITEM)).containsText("1階ロビー");
        assertThat(phone.getByRole(AriaRole.LISTITEM)).containsText("つながっています");

        wall.reload();
        showsTheBoard(wall);

        button(phone, "「1階ロビー」を外す").click();
        assertThat(phone.getByRole(AriaRole.ALERT).filter(having("テレビのボードは消え"))).isVisible();
        button(phone, "「1階ロビー」を外す").click();

        assertThat(phone.getByRole(AriaRole.LISTITEM)).hasCount(0);
        assertThat(wall.getByText("この画面の番号")).isVisible();
        assertThat(wall.getByText("ひだまり")).hasCount(0);
        letIn(phone, code(wall), "2階");
        showsTheBoard(wall);
    }

    @Test
    void aCodeOutlivesAReloadOfTheTelevision(BrowserWindows windows) {
        Page wall = wall(windows);
        String code = code(wall);
        wall.reload();
        org.assertj.core.api.Assertions.assertThat(code(wall)).isEqualTo(code);
    }

    @Test
    void anOfficerFromElsewhereCannotLetItIn(BrowserWindows windows) {
        Page wall = wall(windows);
        String other = Given.network();
        String stranger = As.officer(other);
        Page elsewhere = phone(windows, stranger, "/screens?network=" + other);
        letIn(elsewhere, code(wall), "よその画面");
        assertThat(elsewhere.getByText("番号は10分ごとに変わります。")).isVisible();
        assertThat(elsewhere.getByLabel("テレビに出ている番号")).isFocused();
        assertThat(elsewhere.getByLabel("画面の名前")).hasValue("よその画面");
        assertThat(elsewhere.getByRole(AriaRole.LISTITEM)).hasCount(0);

        Page here = phone(windows, stranger, "/screens?network=" + network);
        assertThat(button(here, "この画面を入れる")).hasCount(0);
        assertThat(here.getByText("もう一度読み込む")).isVisible();
        assertThat(wall.getByText("この画面の番号")).isVisible();
    }

    @Test
    void whatWasTypedWronglyIsSaidBesideIt(BrowserWindows windows) {
        Page phone = phone(windows, officer, "/screens?network=" + network);
        letIn(phone, "0O1I", "");
        assertThat(phone.getByText("番号は、英字と2から9までの数字の6文字です。")).isVisible();
        assertThat(phone.getByLabel("テレビに出ている番号")).hasValue("0O1I");
        assertThat(phone.getByLabel("画面の名前")).hasAttribute("aria-invalid", "true");
        assertThat(phone.getByLabel("テレビに出ている番号")).isFocused();
    }

    @Test
    void aScreenIsGivenAnotherName(BrowserWindows windows) {
        Page wall = wall(windows);
        Page phone = phone(windows, officer, "/screens");
        letIn(phone, code(wall), "受付");
        button(phone, "名前を変える 受付").click();
        phone.getByLabel("「受付」の新しい名前").fill("玄関");
        phone.keyboard().press("Enter");
        assertThat(phone.getByRole(AriaRole.LISTITEM)).containsText("玄関");
        assertThat(phone.getByText("名前を「玄関」に変えました。")).isVisible();
    }

    @Test
    void aBoardThatEverybodyMaySeeNeedsNoCode(BrowserWindows windows) {
        Given.setPublic(network, true);
        Page wall = wall(windows);
        showsTheBoard(wall);
        Given.setPublic(network, false);
        assertThat(wall.getByText("この画面の番号")).isVisible();
        Given.setPublic(network, true);
        showsTheBoard(wall);
    }

    @Test
    void whoHasNotSignedInIsShownTheWay(BrowserWindows windows) {
        Page phone = phone(windows, null, "/screens?network=" + network);
        assertThat(phone.getByRole(
                        AriaRole.LINK, new GetByRoleOptions().setName("ログインする").setExact(true)))
                .hasAttribute("href", "/sign-in?to=" + "%2Fscreens%3Fnetwork%3D" + network);
        assertThat(button(phone, "この画面を入れる")).hasCount(0);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
