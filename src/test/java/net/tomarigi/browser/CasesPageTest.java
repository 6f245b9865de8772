package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.answer;
import static net.tomarigi.browser.CaseOnScreen.lookAgain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All cases of a network on one page: what is gone through at the monthly meeting. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class CasesPageTest {
    @Inject
    Truth truth;

    private CaseOnScreen cases;

    @BeforeEach
    void begin() {
        cases = new CaseOnScreen();
    }

    @Test
    @Tag("K3")
    void theOverdueOnesComeFirstAndTheClosedOnesLast(BrowserWindows windows) {
        String facility = cases.facility("ひだまり");
        String placed = cases.open(3, ",\"person\":{\"name\":\"佐藤一郎\"}");
        cases.ask(placed, facility);
        answer(facility, "{\"answer\":\"YES\"}");
        String late = cases.open(1, ",\"person\":{\"name\":\"山田花子\"}");
        String closed = cases.open(1, ",\"person\":{\"name\":\"田中次郎\"}");
        cases.post(cases.coordinator, "/" + closed + "/close", "{\"as\":\"WITHDRAWN\",\"why\":\"CARER_CAME_BACK\"}")
                .then()
                .statusCode(200);
        String fresh = cases.open(1, "");
        truth.change(
                "update emergency_case set due_at = clock_timestamp() - interval '1 minute' where id = '" + late + "'");
        await().until(() -> cases.find(late).getInt("notes.overdue") == 1);

        Page page = cases.page(windows, As.officer(cases.network), "/cases/" + cases.network);
        assertThat(rows(page, "進行中")).hasCount(3);
        assertThat(rows(page, "進行中").first()).containsText("山田花子");
        assertThat(rows(page, "進行中").first()).containsText("期限切れ");
        assertThat(rows(page, "進行中").filter(withText("佐藤一郎"))).containsText("3泊");
        assertThat(rows(page, "進行中").filter(withText("佐藤一郎"))).containsText("1 / 回答 1");
        assertThat(rows(page, "進行中").filter(withText("佐藤一郎"))).containsText("Tester");
        assertThat(rows(page, "終わったもの")).containsText(new String[] {"田中次郎"});
        assertThat(page.getByText("進行中 3 件(うち期限切れ 1 件)、終わったもの 1 件")).isVisible();

        page.setViewportSize(360, 740);
        assertThat(rows(page, "進行中").first().getByText("期限切れ")).isVisible();
        assertThat(rows(page, "終わったもの").locator("td.deadline")).isHidden();
        page.setViewportSize(1280, 800);

        page.getByLabel("状態").selectOption("受入決定");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByLabel("状態").selectOption("すべて");
        assertThat(rows(page, "進行中")).hasCount(3);

        close(fresh);
        lookAgain(page);
        assertThat(rows(page, "進行中")).hasCount(2);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("開く 山田花子")))
                .click();
        assertThat(page).hasURL(Pattern.compile("/case/" + cases.network + "/" + late));
    }

    @Test
    void whereThereIsNoCaseThePageSaysHowOneBegins(BrowserWindows windows) {
        Page page = cases.page(windows, cases.coordinator, "/cases/" + cases.network);
        assertThat(page.getByText("ケースはまだありません")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受入先をさがす"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/desk/" + cases.network));
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ケースの一覧"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/cases/" + cases.network));
    }

    @Test
    void whoMayNotReadIsToldSo(BrowserWindows windows) {
        String facility = cases.facility("ひだまり");
        Page page = cases.page(windows, As.provider(facility), "/cases/" + cases.network);
        assertThat(page.getByRole(AriaRole.ALERT).filter(withText("使えません"))).isVisible();
    }

    @Test
    void aHundredAndFiftyCasesAreLightEnoughAndHaveNoSeriousViolation(BrowserWindows windows) {
        for (int i = 0; i < 150; i++) cases.open(1 + i % 7, i % 10 == 0 ? ",\"practice\":true" : "");
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page page = windows.openAs(
                    cases.coordinator,
                    "/cases/" + cases.network,
                    BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
            assertThat(page.locator("tbody tr")).hasCount(150);
            if (locale.startsWith("ja")) AccessibilityTest.check("cases", page);
            else assertThat(EnglishPagesTest.japaneseOn(page)).isEmpty();
            page.setViewportSize(360, 740);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }

    @Test
    void ofWhatIsClosedTheLastIsShownAndMoreWhereSomebodyWants(BrowserWindows windows) {
        String first = cases.open(1, ",\"person\":{\"name\":\"佐藤一郎\"}");
        close(first);
        for (int i = 0; i < 50; i++) close(cases.open(1, ""));
        String open = cases.open(1, ",\"person\":{\"name\":\"山田花子\"}");
        Page page = cases.page(windows, cases.coordinator, "/cases/" + cases.network);

        assertThat(rows(page, "終わったもの")).hasCount(50);
        assertThat(page.getByText("進行中 1 件(うち期限切れ 0 件)、終わったもののうち新しい 50 件")).isVisible();
        assertThat(page.getByText("佐藤一郎")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("終わったものをもっと見る"))
                .click();
        assertThat(rows(page, "終わったもの")).hasCount(51);
        assertThat(rows(page, "終わったもの").last()).containsText("佐藤一郎");
        assertThat(page.getByText("進行中 1 件(うち期限切れ 0 件)、終わったもの 51 件")).isVisible();

        close(open);
        assertThat(rows(page, "終わったもの")).hasCount(52);
    }

    private void close(String id) {
        cases.post(cases.coordinator, "/" + id + "/close", "{\"as\":\"WITHDRAWN\",\"why\":\"OPENED_IN_ERROR\"}")
                .then()
                .statusCode(200);
    }

    private static Locator rows(Page page, String table) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table))
                .locator("tbody tr");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
