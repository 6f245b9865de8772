package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The account of a year is looked at, written about, and taken along. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class YearPageTest {
    @Inject
    Truth truth;

    private String network;
    private String officer;

    @BeforeEach
    void begin() {
        network = Given.network();
        Given.facility(network, 1);
        officer = As.officer(network);
        truth.change(
                "insert into emergency_case (id, network_id, practice, state, owner, opened_at, closed_at, version, data)"
                        + " select '" + network + "' || n, '" + network + "', false, 'ENDED', 'somebody', at, at, 1,"
                        + " '{\"looking\":{\"need\":{\"disabilities\":[\"PHYSICAL\"]}},\"notes\":{}}'"
                        + " from generate_series(1, 14) n, (values (cast('2024-05-01T12:00:00+09:00' as timestamptz))) as v(at)");
    }

    private Page open(BrowserWindows windows, String locale, int width) {
        return windows.openAs(
                officer,
                "/report/" + network + "#2024",
                BrowserWindows.options().setLocale(locale).setViewportSize(width, 800));
    }

    private static Locator table(Page page, String key) {
        return page.locator("[data-table=" + key + "]");
    }

    @Test
    @Tag("S7")
    @Tag("C4")
    void anOfficerLooksAtAYearWritesAboutItAndSeesWhatMayBePublished(BrowserWindows windows) {
        Page page = open(windows, "ja-JP", 1280);
        assertThat(page.getByText("庁内用です。少ない数を伏せていません。公表しないでください。")).isVisible();
        assertThat(table(page, "cases-by-month").getByRole(AriaRole.IMG))
                .hasAttribute("aria-label", "月別の緊急ケース(登録・未登録)のグラフ");
        assertThat(table(page, "cases-by-month").locator("tr.total td").last()).hasText("14");
        assertThat(table(page, "load-by-coordinator")).isVisible();

        page.locator("details").first().locator("summary").click();
        page.locator("#done-CONSULTATION").fill("24時間の窓口を始めた。");
        page.locator("#threshold").fill("2");
        button(page, "保存").last().click();
        assertThat(page.locator("#threshold-error")).containsText("3");
        page.locator("#threshold").fill("5");
        button(page, "保存").last().click();
        assertThat(page.getByText("保存しました。")).isVisible();

        page.getByLabel("種類").selectOption("published");
        assertThat(page.getByText("公表用です。X は、5未満の数")).isVisible();
        assertThat(page.getByText("24時間の窓口を始めた。")).isVisible();
        assertThat(table(page, "load-by-coordinator")).hasCount(0);
        String address = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF"))
                .getAttribute("href");
        assertThat(address).endsWith("/account/2024/export?format=pdf&variant=published&lang=ja");
    }

    /** As tall as it comes to the eye, whatever size its style names. */
    @Test
    void theChartsAreReadOnATelephone(BrowserWindows windows) {
        Page page = open(windows, "ja-JP", 360);
        Locator chart = table(page, "cases-by-month").getByRole(AriaRole.IMG);
        assertThat(chart).isVisible();
        assertThat(chart).containsText("14");
        List<?> heights = (List<?>) chart.evaluate("""
                (chart) => {
                  const texts = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
                  const heights = [];
                  while (texts.nextNode()) {
                    const range = document.createRange();
                    range.selectNodeContents(texts.currentNode);
                    const { height } = range.getBoundingClientRect();
                    if (texts.currentNode.data.trim()) heights.push(Math.floor(height));
                  }
                  return heights;
                }""");
        assertThat(heights).isNotEmpty().allSatisfy(height -> assertThat((Integer) height)
                .isGreaterThanOrEqualTo(12));
    }

    @Test
    void noSizeOrLanguageHasASeriousViolationAndNothingScrollsSidewaysOnAPhone(BrowserWindows windows) {
        for (String locale : List.of("ja-JP", "en-GB")) {
            Page page = open(windows, locale, 360);
            assertThat(table(page, "cases-by-month")).isVisible();
            AccessibilityTest.check("report " + locale, page);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }
}
