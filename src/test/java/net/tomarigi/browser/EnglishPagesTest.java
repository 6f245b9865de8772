package net.tomarigi.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import net.tomarigi.Given;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads English finds no sentence in Japanese; what is in Japanese are names. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class EnglishPagesTest {
    /** Texts, labels, descriptions and placeholders of the whole page, components included, that have Japanese letters. */
    private static final String JAPANESE = """
            () => {
              const found = [];
              const look = (text) => {
                if (/[\\u3040-\\u30ff\\u3400-\\u9fff]/.test(text?.replace('栃木県栃木市', '') ?? '')) found.push(text.trim());
              };
              const walk = (node) => {
                if (node.nodeType === Node.TEXT_NODE) look(node.data);
                if (node.nodeType === Node.ELEMENT_NODE) {
                  if (['SCRIPT', 'STYLE'].includes(node.localName.toUpperCase())) return;
                  if (node.getAttribute('lang') === 'ja') return;
                  for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
                    look(node.getAttribute(name));
                  if (node.shadowRoot) walk(node.shadowRoot);
                }
                node.childNodes.forEach(walk);
              };
              look(document.title);
              walk(document.body);
              return found;
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wall/{network}",
                "/cases/{network}",
                "/desk/{network}#here=1",
                "/facility/{facility}",
                "/facility/{facility}/profile",
                "/facilities?network={network}",
                "/screens?network={network}",
                "/tokens?facility={facility}",
                "/import",
                "/sign-in",
                "/audit?network={network}",
                "/welcome",
                "/account",
                "/people?network={network}",
                "/"
            })
    void noSentenceIsJapanese(String path, BrowserWindows windows) {
        String network = Given.network();
        named("/api/networks/" + network);
        String facility = Given.facility(network, 2);
        named("/api/facilities/" + facility);
        Given.report(facility, "1", "101").then().statusCode(200);
        String address = path.replace("{network}", network).replace("{facility}", facility);

        assertThat(japaneseOn(windows.open(address, BrowserWindows.options().setLocale("en-GB"))))
                .isEmpty();
        assertThat(japaneseOn(windows.open(address, BrowserWindows.options())))
                .as("what the search for Japanese finds in Japanese")
                .isNotEmpty();
    }

    static List<?> japaneseOn(Page page) {
        page.getByRole(AriaRole.HEADING).first().waitFor();
        if (page.url().contains("/wall/"))
            page.getByRole(AriaRole.LISTITEM).first().waitFor();
        return (List<?>) page.evaluate(JAPANESE);
    }

    private static void named(String address) {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Perch\"}")
                .put(address)
                .then()
                .statusCode(200);
    }
}
