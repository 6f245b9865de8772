package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.CaseOnScreen.answer;
import static net.tomarigi.browser.CaseOnScreen.asked;
import static net.tomarigi.browser.CaseOnScreen.button;
import static net.tomarigi.browser.CaseOnScreen.lookAgain;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.access.As;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the need on the desk to a firm bed: several facilities are asked with one tap, or a bed is held. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AskingFromTheDeskTest {
    private CaseOnScreen cases;

    @BeforeEach
    void begin() {
        cases = new CaseOnScreen();
    }

    @Test
    @Tag("T7")
    @Tag("K2")
    void threeAreAskedWithOneTapTheFirstYesWinsAndTheSheetSaysSo(BrowserWindows windows) {
        String first = cases.facility("ひだまり");
        String second = cases.facility("みなみの里");
        cases.facility("ひなたの家");
        Page desk = cases.desk(windows);
        assertThat(button(desk, "この条件でケースを開く")).isVisible();
        for (String name : List.of("ひだまり", "みなみの里", "ひなたの家"))
            desk.getByLabel("打診先に選ぶ " + name).check();
        desk.getByLabel("回答の期限").selectOption("10分");
        button(desk, "3 か所に打診する").click();

        assertThat(asked(desk)).hasCount(3);
        assertThat(asked(desk).first()).containsText(Pattern.compile("回答待ち\\s*あと (10:00|9:\\d\\d)"));
        assertThat(desk).hasURL(Pattern.compile("\\?case=[0-9a-f-]{36}#sex=FEMALE"));
        assertThat(desk.getByLabel("打診先に選ぶ ひだまり")).hasCount(0);

        answer(first, "{\"answer\":\"NO\",\"reason\":\"FULL\"}");
        lookAgain(desk);
        assertThat(row(desk, "ひだまり")).containsText("満床");
        answer(second, "{\"answer\":\"YES\"}");
        lookAgain(desk);
        Locator panel = desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("いまのケース"));
        assertThat(panel.getByRole(AriaRole.HEADING)).containsText("受入決定");
        assertThat(row(desk, "ひなたの家")).containsText("ほかの事業所に決まりました");
        assertThat(panel.locator(".stay")).containsText("みなみの里");

        desk.getByText("ケースのページへ").click();
        assertThat(desk).hasURL(Pattern.compile("/case/" + cases.network + "/[0-9a-f-]{36}$"));
        desk.getByText("ご本人・ご家族への書面").click();
        assertThat(desk.getByText("みなみの里 に泊まれることになりました。")).isVisible();
    }

    @Test
    void whoLosesABedIsToldWhyAndTakesTheNext(BrowserWindows windows) {
        String wanted = cases.facility("ひだまり");
        cases.facility("みなみの里");
        Page desk = cases.desk(windows);
        assertThat(DeskOnScreen.found(desk)).hasCount(2);
        String other = cases.open(3, "");
        cases.post(cases.coordinator, "/" + other + "/holds", "{\"facility\":\"" + wanted + "\",\"bed\":\"b\"}")
                .then()
                .statusCode(200);

        button(desk, "仮押さえ ひだまり").click();
        Locator alert = desk.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("ひと足ちがい"));
        assertThat(alert).containsText("別のベッドを選んでください");
        assertThat(alert.getByRole(AriaRole.LISTITEM)).containsText(new String[] {"みなみの里"});
        alert.getByRole(AriaRole.BUTTON).click();
        assertThat(alert).hasCount(0);
        assertThat(desk.locator(".stay")).containsText("みなみの里");
        assertThat(desk.locator(".stay")).containsText(Pattern.compile("あと (30:00|29:\\d\\d)"));
        button(desk, "受入に決める みなみの里").click();
        assertThat(desk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("いまのケース")))
                .containsText("受入決定");
    }

    @Test
    @Tag("T11")
    void aCaseIsOpenedWithAsMuchAsIsKnownAndNothingOfItIsInAnAddress(BrowserWindows windows) {
        cases.facility("ひだまり");
        Page desk = cases.desk(windows);
        List<String> urls = new ArrayList<>();
        desk.onRequest(request -> urls.add(request.url()));
        button(desk, "この条件でケースを開く").click();
        desk.getByLabel("お名前").fill("山田花子");
        desk.getByLabel("事情").fill("母が入院した");
        desk.getByLabel(Pattern.compile("訓練として開く")).check();
        button(desk, "ケースを開く").last().click();
        assertThat(desk).hasURL(Pattern.compile("\\?case="));
        assertThat(desk.getByText("訓練").first()).isVisible();
        assertThat(urls).isNotEmpty().noneMatch(url -> url.contains("%E5%B1%B1") || url.contains("山田"));
        String id = desk.url().replaceAll(".*case=([^#]*).*", "$1");
        assertThat(cases.find(id).getString("person.name")).isEqualTo("山田花子");
        assertThat(cases.find(id).getInt("looking.nights")).isEqualTo(3);

        desk.getByLabel("男性").check();
        assertThat(desk.getByText("いまの条件は、ケースを開いたときと違います")).isVisible();
        button(desk, "別のケースにする").click();
        assertThat(button(desk, "この条件でケースを開く")).isVisible();
        assertThat(desk).hasURL(Pattern.compile("/desk/" + cases.network + "#sex=MALE"));

        Page again = cases.page(windows, cases.coordinator, "/desk/" + cases.network + "?case=" + id);
        assertThat(again.getByLabel("女性")).isChecked();
        assertThat(again.getByText("訓練").first()).isVisible();
    }

    @Test
    void theKeyboardAloneChoosesAndAsks(BrowserWindows windows) {
        cases.facility("ひだまり");
        Page desk = cases.desk(windows);
        assertThat(DeskOnScreen.found(desk)).hasCount(1);
        for (String key : List.of("x", "Space", "q", "Enter")) desk.keyboard().press(key);
        assertThat(asked(desk)).containsText(new String[] {"回答待ち"});
    }

    @Test
    void anOfficerSeesTheDeskWithoutWhatOnlyACoordinatorMayDo(BrowserWindows windows) {
        cases.facility("ひだまり");
        Page desk = cases.page(windows, As.officer(cases.network), "/desk/" + cases.network + "#here=1");
        assertThat(DeskOnScreen.found(desk)).hasCount(1);
        assertThat(desk.getByText("仮押さえ")).hasCount(0);
        assertThat(button(desk, "この条件でケースを開く")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void theDeskWithACaseHasNoSeriousViolation(String locale, BrowserWindows windows) {
        String first = cases.facility("ひだまり");
        String second = cases.facility("みなみの里");
        String third = cases.facility("ひなたの家");
        String id = cases.open(3, "");
        cases.ask(id, first, second);
        answer(first, "{\"answer\":\"CALL_ME\"}");
        cases.post(cases.coordinator, "/" + id + "/holds", "{\"facility\":\"" + third + "\",\"bed\":\"b\"}")
                .then()
                .statusCode(200);
        Page desk = windows.openAs(
                cases.coordinator,
                "/desk/" + cases.network + "?case=" + id + "#nights=3&here=1",
                BrowserWindows.options().setLocale(locale).setViewportSize(1280, 800));
        desk.locator(".stay").waitFor();
        desk.locator(".choose input").first().check();
        desk.locator("#ask").waitFor();
        AccessibilityTest.check("desk with a case", desk);
        desk.setViewportSize(360, 740);
        assertThat((Boolean)
                        desk.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        AccessibilityTest.check("desk with a case on a telephone", desk);
    }

    private static Locator row(Page page, String name) {
        return asked(page).filter(new Locator.FilterOptions().setHasText(name));
    }
}
