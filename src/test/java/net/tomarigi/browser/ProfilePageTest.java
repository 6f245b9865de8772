package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.tomarigi.Given;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.platform.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A facility's staff say what they take, and nothing is lost: not a field, not a blank, not what somebody else wrote. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class ProfilePageTest {
    private static final Pattern SAVED = Pattern.compile("\\d\\d:\\d\\d に保存しました");

    @Test
    @Tag("A4")
    void everyFieldGoesThroughThePageToTheApiAndBack(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);

        page.getByLabel("事業所の名前").fill("こもれび");
        page.getByLabel("電話番号").fill("0282-00-0001");
        pick(page, "短期入所の種類", "福祉型強化");
        pick(page, "居室のかたち", "空床利用型");
        page.getByLabel("緯度").fill("36.38");
        page.getByLabel("経度").fill("１３９．７３");
        for (Disability one : Disability.values()) tick(page, "障害の種類", word("disability." + one));
        pick(page, "18歳以上の人", "受け入れる");
        pick(page, "18歳未満の児童", "受け入れない");
        page.getByLabel("いちばん低い区分").selectOption("区分2");
        page.getByLabel("いちばん高い区分").selectOption("区分6");
        tick(page, "性別", "女性");
        pick(page, "車いす", "受け入れる");
        pick(page, "送迎", "受け入れない");
        page.getByLabel("行動関連項目の合計").selectOption(new SelectOption().setLabel("14点まで"));
        String[] hours = {"ALWAYS", "DAY", "NEVER"};
        Map<String, String> care = new HashMap<>();
        for (Care one : Care.values()) {
            String stated = hours[one.ordinal() % hours.length];
            care.put(one.name(), stated);
            pick(page, word("care." + one), word("care.level." + stated));
        }
        Locator bed = group(page, "ベッド 1");
        bed.getByLabel("ベッドの名前").fill("すみれ");
        bed = group(page, "ベッド すみれ");
        bed.getByRole(AriaRole.CHECKBOX, named("男性")).check();
        bed.getByRole(AriaRole.RADIOGROUP, named("車いすで使える"))
                .getByRole(AriaRole.RADIO, named("はい"))
                .check();
        bed.getByRole(AriaRole.RADIOGROUP, named("個室"))
                .getByRole(AriaRole.RADIO, named("いいえ"))
                .check();
        save(page);

        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("保存")))
                .hasText(SAVED);
        JsonPath saved = read(facility);
        assertThat(saved.getString("name")).isEqualTo("こもれび");
        assertThat(saved.getString("phone")).isEqualTo("0282-00-0001");
        assertThat(saved.getString("kind")).isEqualTo("WELFARE_NURSE");
        assertThat(saved.getString("siting")).isEqualTo("VACANT_BED");
        assertThat(saved.getDouble("lat")).isEqualTo(36.38);
        assertThat(saved.getDouble("lon")).isEqualTo(139.73);
        assertThat(saved.getList("disabilities")).hasSize(Disability.values().length);
        assertThat(saved.getBoolean("adults")).isTrue();
        assertThat(saved.getBoolean("children")).isFalse();
        assertThat(saved.getMap("supportLevels")).isEqualTo(Map.of("min", 2, "max", 6));
        assertThat(saved.getList("sexes")).isEqualTo(List.of("FEMALE"));
        assertThat(saved.getBoolean("wheelchair")).isTrue();
        assertThat(saved.getBoolean("transport")).isFalse();
        assertThat(saved.getInt("maxBehaviour")).isEqualTo(14);
        assertThat(saved.<String, String>getMap("care")).isEqualTo(care);
        assertThat(saved.<String, Object>getMap("beds[0]"))
                .containsEntry("id", "1")
                .containsEntry("label", "すみれ")
                .containsEntry("sexes", List.of("MALE"))
                .containsEntry("wheelchair", true)
                .containsEntry("private", false);
        assertThat(saved.getString("number")).as("what the page does not show").isEqualTo("0900000000");

        page.reload();
        assertThat(page.getByLabel("経度")).hasValue("139.73");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("こもれび");
        assertThat(radio(page, "人工呼吸器", "常時")).isChecked();
        assertThat(radio(page, "吸引", "日中")).isChecked();
        assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("行動 14点まで")))
                .isVisible();
        assertThat(group(page, "ベッド すみれ").getByRole(AriaRole.CHECKBOX, named("女性")))
                .not()
                .isChecked();
        assertThat(page.getByText("変えたところはありません")).isVisible();
    }

    @Test
    @Tag("A4")
    void whatNobodyTouchesStaysNotStatedAndCanBecomeSoAgain(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        assertThat(radio(page, "送迎", "未記入")).isChecked();
        pick(page, "送迎", "受け入れる");
        pick(page, "送迎", "未記入");
        tick(page, "性別", "女性");
        untick(page, "性別", "女性");
        pick(page, "吸引", "不可");

        saveAndWait(page);

        assertThat(read(facility).<String, Object>getMap("$"))
                .containsEntry("care", Map.of("SUCTION", "NEVER"))
                .doesNotContainKeys(
                        "kind",
                        "siting",
                        "lat",
                        "disabilities",
                        "children",
                        "adults",
                        "supportLevels",
                        "maxBehaviour",
                        "sexes",
                        "wheelchair",
                        "transport");
        assertThat(read(facility).<String, Object>getMap("beds[0]"))
                .doesNotContainKeys("sexes", "wheelchair", "private");
    }

    @Test
    void allThatIsNotStatedBecomesANoWithOneTouchAndBack(BrowserWindows windows) {
        Page page = open(windows, Given.facility(Given.network(), 1));
        pick(page, "吸引", "日中");

        button(page, "未記入の 13 項目を「不可」にする").tap();
        assertThat(radio(page, "人工呼吸器", "不可")).isChecked();
        assertThat(radio(page, "吸引", "日中")).isChecked();
        assertThat(radio(page, "食事", "未記入")).isChecked();
        button(page, "元に戻す").tap();

        assertThat(radio(page, "人工呼吸器", "未記入")).isChecked();
        assertThat(radio(page, "吸引", "日中")).isChecked();
    }

    @Test
    void aRefusalStandsBesideItsFieldAndTheSummaryLeadsThere(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        page.getByLabel("電話番号").fill("でんわ");
        page.getByLabel("いちばん低い区分").selectOption("区分5");
        page.getByLabel("いちばん高い区分").selectOption("区分3");
        page.getByLabel("ベッドの名前").fill("");
        save(page);

        Locator summary = page.getByRole(AriaRole.ALERT);
        assertThat(summary.getByRole(AriaRole.HEADING)).hasText("なおすところ: 3 か所");
        assertThat(summary.getByRole(AriaRole.HEADING)).isFocused();
        assertThat(page.getByLabel("電話番号")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("電話番号")).hasAccessibleDescription(Pattern.compile(".*「でんわ」は電話番号として使えません。.*"));
        assertThat(page.getByLabel("いちばん高い区分"))
                .hasAccessibleDescription(Pattern.compile(".*上限 3 が下限 5 より小さくなっています。.*"));
        assertThat(page.getByLabel("ベッドの名前")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("電話番号")).hasValue("でんわ");

        summary.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("電話番号"))
                .tap();
        assertThat(page.getByLabel("電話番号")).isFocused();
        page.getByLabel("電話番号").fill("０２８２－００－０００９");
        assertThat(page.getByLabel("電話番号")).not().hasAttribute("aria-invalid", "true");
        page.getByLabel("いちばん高い区分").selectOption("区分6");
        page.getByLabel("ベッドの名前").fill("2");
        saveAndWait(page);

        assertThat(read(facility).getString("phone")).isEqualTo("0282-00-0009");
        assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
    }

    @Test
    void aPlaceThatIsNoNumberIsSaidBeforeItIsSentAndAPastedPairFillsBoth(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        page.getByLabel("緯度").fill("市役所のとなり");
        save(page);
        assertThat(page.getByLabel("緯度")).hasAccessibleDescription(Pattern.compile(".*数字で書いてください。.*"));

        page.getByLabel("緯度").evaluate("""
                field => {
                  const data = new DataTransfer();
                  data.setData('text', '36.3815, 139.7303');
                  field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }
                """);
        saveAndWait(page);

        assertThat(read(facility).getDouble("lat")).isEqualTo(36.3815);
        assertThat(read(facility).getDouble("lon")).isEqualTo(139.7303);
    }

    @Test
    void whenSomebodyElseSavedMeanwhileEachDifferenceIsDecidedByItself(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page phone = open(windows, facility);
        Page desk = windows.desk("/facility/" + facility + "/profile");
        desk.getByLabel("電話番号").fill("0282-00-1111");
        pick(desk, "吸引", "常時");
        pick(desk, "車いす", "受け入れる");
        saveAndWait(desk);

        phone.getByLabel("電話番号").fill("0282-00-2222");
        pick(phone, "吸引", "日中");
        pick(phone, "送迎", "受け入れる");
        save(phone);

        Locator differences =
                phone.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("ほかの人の変更と違うところ: 3 か所"));
        assertThat(differences.getByRole(AriaRole.HEADING)).isFocused();
        Locator suction = differences.getByRole(AriaRole.RADIOGROUP, named("吸引"));
        assertThat(suction.getByRole(AriaRole.RADIO, named("あなたの入力 日中"))).isChecked();
        assertThat(differences
                        .getByRole(AriaRole.RADIOGROUP, named("車いす"))
                        .getByRole(AriaRole.RADIO, named("保存されている内容 受け入れる")))
                .isChecked();
        suction.getByRole(AriaRole.RADIO, named("保存されている内容 常時")).check();
        assertThat(radio(phone, "吸引", "常時").last()).isChecked();
        saveAndWait(phone);

        assertThat(differences).isHidden();
        JsonPath saved = read(facility);
        assertThat(saved.getString("phone")).isEqualTo("0282-00-2222");
        assertThat(saved.getString("care.SUCTION")).isEqualTo("ALWAYS");
        assertThat(saved.getBoolean("wheelchair")).isTrue();
        assertThat(saved.getBoolean("transport")).isTrue();
    }

    @Test
    void aReportOfVacanciesMeanwhileDisturbsNobody(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        page.getByLabel("電話番号").fill("0282-00-3333");
        Given.report(facility, "1", "1").then().statusCode(200);

        saveAndWait(page);

        assertThat(read(facility).getString("phone")).isEqualTo("0282-00-3333");
        assertThat(read(facility).getString("beds[0].open")).startsWith("1");
    }

    @Test
    void whatWasTypedOutlivesALostLineAndAClosedPage(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        page.context().setOffline(true);
        page.getByLabel("電話番号").fill("0282-00-4444");
        pick(page, "透析", "不可");
        save(page);
        assertThat(page.getByText("書いた内容はこの端末に残してあります。")).isVisible();
        assertThat(page.getByLabel("電話番号")).hasValue("0282-00-4444");
        page.context().setOffline(false);

        Page again = page.context().newPage();
        page.close();
        again.navigate("/facility/" + facility + "/profile");

        assertThat(again.getByText("書きかけた内容を戻しました。")).isVisible();
        assertThat(again.getByLabel("電話番号")).hasValue("0282-00-4444");
        saveAndWait(again);
        assertThat(read(facility).getString("care.DIALYSIS")).isEqualTo("NEVER");
        again.reload();
        assertThat(again.getByText("変えたところはありません")).isVisible();
    }

    @Test
    void aSaveWhoseAnswerGotLostIsFoundSavedAndMakesABedOnce(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = open(windows, facility);
        button(page, "ベッドを追加").tap();
        List<String> methods = new ArrayList<>();
        page.route("**/api/facilities/" + facility, route -> {
            if (route.request().method().equals("PUT") && methods.isEmpty()) {
                methods.add("PUT");
                route.fetch(); // the server does it, and nobody hears
                route.abort();
            } else {
                route.resume();
            }
        });
        save(page);
        assertThat(page.getByText("保存できませんでした。")).isVisible();

        saveAndWait(page);

        assertThat(read(facility).getList("beds")).hasSize(2);
    }

    @Test
    void aBedIsAddedNamedTakenAwayAndBroughtBack(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 2);
        Given.report(facility, "1", "1101").then().statusCode(200);
        Page page = open(windows, facility);

        button(page, "取り除く 1").tap();
        assertThat(page.getByText("「1」は、保存すると取り除かれます。")).isVisible();
        assertThat(page.getByText("空きと報告した夜が 3 泊あります。その空きもなくなります。")).isVisible();
        assertThat(button(page, "元に戻す 1")).isFocused();
        button(page, "元に戻す 1").tap();
        assertThat(page.getByText("変えたところはありません")).isVisible();

        button(page, "取り除く 2").tap();
        assertThat(page.getByText("空きと報告した夜が")).isHidden();
        button(page, "ベッドを追加").tap();
        Locator added = group(page, "ベッド 2").getByLabel("ベッドの名前");
        assertThat(added).isFocused();
        added.fill("離れ");
        saveAndWait(page);

        assertThat(read(facility).getList("beds.label")).isEqualTo(List.of("1", "離れ"));
        assertThat(read(facility).getString("beds[0].open")).startsWith("1101");
    }

    @Test
    void changesAreGivenUpAndBroughtBackWithoutADialog(BrowserWindows windows) {
        Page page = open(windows, Given.facility(Given.network(), 1));
        page.getByLabel("事業所の名前").fill("ちがう名前");

        button(page, "変更をやめる").tap();
        assertThat(page.getByLabel("事業所の名前")).hasValue("ひだまり");
        button(page, "元に戻す").tap();

        assertThat(page.getByLabel("事業所の名前")).hasValue("ちがう名前");
        assertThat(page.getByText("1 か所を変えました。")).isVisible();
    }

    @Test
    void everythingIsWithinReachOfTheKeyboard(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page desk = windows.desk("/facility/" + facility + "/profile");
        desk.getByLabel("事業所の名前").waitFor();

        tabTo(desk, desk.getByLabel("電話番号"));
        desk.keyboard().press("End");
        desk.keyboard().type("12");
        tabTo(desk, radio(desk, "短期入所の種類", "未記入"));
        for (int i = 0; i < 3; i++) desk.keyboard().press("ArrowUp");
        assertThat(radio(desk, "短期入所の種類", "共生型")).isChecked();
        tabTo(desk, desk.getByLabel("身体"));
        desk.keyboard().press("Space");
        tabTo(desk, desk.getByLabel("行動関連項目の合計"));
        desk.keyboard().press("ArrowDown");
        tabTo(desk, radio(desk, "吸引", "未記入"));
        desk.keyboard().press("ArrowLeft");
        tabTo(desk, button(desk, "取り除く 1"));
        desk.keyboard().press("Enter");
        assertThat(button(desk, "元に戻す 1")).isFocused();
        desk.keyboard().press("Space");
        assertThat(desk.getByLabel("ベッドの名前")).isFocused();
        tabTo(desk, button(desk, "保存"));
        desk.keyboard().press("Enter");

        assertThat(desk.getByText(SAVED)).isVisible();
        JsonPath saved = read(facility);
        assertThat(saved.getString("phone")).isEqualTo("0282-00-000012");
        assertThat(saved.getString("kind")).isEqualTo("INCLUSIVE");
        assertThat(saved.getList("disabilities")).isEqualTo(List.of("PHYSICAL"));
        assertThat(saved.getInt("maxBehaviour")).isZero();
        assertThat(saved.getString("care.SUCTION")).isEqualTo("NEVER");
        assertThat(saved.getList("beds")).hasSize(1);
    }

    @Test
    void theTwoPagesOfAFacilityLeadToEachOther(BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 1);
        Page page = windows.phone("/facility/" + facility + "?lang=en");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See or change what we can take"))
                .tap();
        assertThat(page.getByLabel("Name of the facility")).hasValue("ひだまり");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Report vacancies"))
                .tap();

        assertThat(page).hasURL("/facility/" + facility + "?lang=en");
        assertThat(page.getByRole(AriaRole.GRID)).isVisible();
    }

    @Test
    void anUnknownFacilityIsASentence(BrowserWindows windows) {
        Page page = windows.phone("/facility/nobody/profile");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("この事業所は登録されていません。");
    }

    @Test
    void thePageIsAsWideAsThePhone(BrowserWindows windows) {
        Page page = open(windows, Given.facility(Given.network(), 3));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static Page open(BrowserWindows windows, String facility) {
        Page page = windows.phone("/facility/" + facility + "/profile");
        page.getByLabel("事業所の名前").waitFor();
        return page;
    }

    private static void save(Page page) {
        button(page, "保存").click();
    }

    private static void saveAndWait(Page page) {
        save(page);
        assertThat(page.getByText(SAVED)).isVisible();
    }

    private static void pick(Page page, String group, String option) {
        radio(page, group, option).last().check();
    }

    /** An option's name begins with its word; what it means may follow. */
    private static Locator radio(Page page, String group, String option) {
        return page.getByRole(
                        AriaRole.RADIOGROUP,
                        new Page.GetByRoleOptions().setName(group).setExact(true))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + option + "( |$)")));
    }

    private static void tick(Page page, String group, String option) {
        group(page, group).first().getByRole(AriaRole.CHECKBOX, named(option)).check();
    }

    private static void untick(Page page, String group, String option) {
        group(page, group).first().getByRole(AriaRole.CHECKBOX, named(option)).uncheck();
    }

    /** What is not of a bed comes first. */
    private static Locator group(Page page, String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "( |\\(|$)")));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void tabTo(Page page, Locator target) {
        for (int tabs = 0; tabs < 60; tabs++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element.getRootNode().activeElement === element")) return;
        }
        assertThat(target).isFocused();
    }

    private static JsonPath read(String facility) {
        return given().contentType(ContentType.JSON)
                .get("/api/facilities/" + facility)
                .jsonPath();
    }

    private static String word(String key) {
        return new Words().say(Locale.JAPANESE, "pages", key);
    }
}
