package net.tomarigi.browser;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import net.tomarigi.Given;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing serious on the profile page, in either language, by day and by night, on a phone and at a desk. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class AccessibilityOfProfileTest {
    @ParameterizedTest
    @CsvSource({"ja-JP,360,740", "en-GB,360,740", "ja-JP,1280,800", "en-GB,1280,800"})
    void noStateOfItHasASeriousViolation(String locale, int width, int height, BrowserWindows windows) {
        String facility = Given.facility(Given.network(), 2);
        Given.report(facility, "1", "101").then().statusCode(200);
        Page page = windows.open(
                "/facility/" + facility + "/profile",
                BrowserWindows.options().setLocale(locale).setViewportSize(width, height));
        page.getByRole(AriaRole.RADIOGROUP).first().waitFor();
        AccessibilityTest.check("as it is read", page);
        if (width > 360) return; // what comes now is laid out the same at a desk

        page.locator("input[type=tel]").fill("?");
        page.locator("li.bed button").first().click();
        save(page);
        page.getByRole(AriaRole.ALERT).waitFor();
        AccessibilityTest.check("refused, with a bed to be removed", page);

        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Perch\",\"phone\":\"1\",\"wheelchair\":true}")
                .put("/api/facilities/" + facility)
                .then()
                .statusCode(200);
        page.locator("input[type=tel]").fill("2");
        save(page);
        page.locator("#differences").waitFor();
        AccessibilityTest.check("saved by somebody else meanwhile", page);
    }

    private static void save(Page page) {
        page.locator("button[type=submit]").click();
    }
}
