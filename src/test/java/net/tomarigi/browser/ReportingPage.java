package net.tomarigi.browser;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.tomarigi.Given;

/** What the tests of the reporting page look for on it, and behind it. */
final class ReportingPage {
    static final Pattern SENT = Pattern.compile("\\d\\d:\\d\\d に送りました");

    private ReportingPage() {}

    static Locator tonight(Page page, String bed) {
        return cell(page, bed, 0);
    }

    static Locator cell(Page page, String bed, int nightsFromNow) {
        String name = bed + " " + inWords(nightsFromNow) + " 空き";
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** 11月20日(金) */
    static String inWords(int nightsFromNow) {
        LocalDate night = Given.tonight().plusDays(nightsFromNow);
        String day = night.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE);
        return "%d月%d日(%s)".formatted(night.getMonthValue(), night.getDayOfMonth(), day);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The row of the only bed, a character a night: what the page shows. */
    static String shown(Page page, String bed, int nights) {
        StringBuilder open = new StringBuilder();
        for (int night = 0; night < nights; night++)
            open.append("true".equals(cell(page, bed, night).getAttribute("aria-pressed")) ? '1' : '0');
        return open.toString();
    }

    static String openOnBoard(String network, int bed) {
        return Given.board(network).path("facilities[0].beds[" + bed + "].open");
    }

    /** What was said of the facility, the newest first. */
    static List<Map<String, Object>> said(String facility) {
        return given().get("/api/facilities/" + facility + "/reports").path("$");
    }
}
