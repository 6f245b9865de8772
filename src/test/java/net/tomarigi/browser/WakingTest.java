package net.tomarigi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static net.tomarigi.browser.ReportingPage.button;
import static net.tomarigi.browser.ReportingPage.tonight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.tomarigi.access.As;
import net.tomarigi.alert.PushServiceForTests;
import net.tomarigi.alert.PushServiceForTests.Browser;
import net.tomarigi.browser.BrowserOfTheSuite.ShowsNotifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A device tells of an ask while the facility's page is closed. Between the product and the browser stands a push service of
 * the test: what it got is handed to the browser's worker as the browser's own service would.
 */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class WakingTest {
    /** A browser that subscribes at the test's push service. */
    private static final String SUBSCRIBES = """
            (() => {
              const made = { toJSON: () => (%s), unsubscribe: async () => (localStorage.removeItem('of-test'), true) };
              PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
                if (!userVisibleOnly || applicationServerKey.length !== 87) throw new Error('not so');
                localStorage.setItem('of-test', '1');
                return made;
              };
              PushManager.prototype.getSubscription = async () => (localStorage.getItem('of-test') ? made : null);
            })();
            """;

    private static final String SHOWN = """
            async () => (await (await navigator.serviceWorker.ready).getNotifications())
              .map(({ title, body, tag, lang, silent }) => [title, body, tag, lang, silent].join('|'))
            """;

    private PushServiceForTests service;
    private Browser browser;

    @BeforeEach
    void begin() throws IOException {
        service = new PushServiceForTests();
        browser = service.browser();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private Page phone(BrowserWindows windows, String facility, boolean granted) {
        Page phone = windows.openAs(
                As.provider(facility),
                "/icon.svg",
                BrowserWindows.options().setViewportSize(360, 740).setHasTouch(true));
        BrowserContext context = phone.context();
        if (granted) context.grantPermissions(List.of("notifications"));
        context.addInitScript(SUBSCRIBES.formatted(browser.subscription("ja").replace(",\"language\":\"ja\"", "")));
        phone.navigate("/facility/" + facility);
        tonight(phone, "1").waitFor();
        return phone;
    }

    private static Locator device(Page page) {
        return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("この端末に知らせる"));
    }

    private static List<?> shown(Page page) {
        return (List<?>) page.evaluate(SHOWN);
    }

    @Test
    void aDeviceThatWasTurnedOnShowsAnAskLeadsToItAndTakesItAway(@ShowsNotifications BrowserWindows windows) {
        Asking asking = new Asking();
        String facility = asking.facility(1, 3);
        Page phone = phone(windows, facility, true);
        assertThat(device(phone)).hasAttribute("aria-checked", "false");
        device(phone).tap();
        assertThat(device(phone)).hasAttribute("aria-checked", "true");
        button(phone, "ためしに知らせる").tap();
        assertThat(phone.getByText("送りました。この端末に通知が出るか、確かめてください。")).isVisible();
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        phone.reload();
        assertThat(device(phone)).hasAttribute("aria-checked", "true");
        Pushes pushes = new Pushes(phone);
        await().until(() -> browser.got.size() == 1);
        pushes.deliver(browser.got.get(0).text());
        await().until(() -> shown(phone).size() == 1);
        assertThat(shown(phone).get(0).toString()).startsWith("とまりぎ: 通知のためし|");

        String id = asking.askFor(2, facility);
        await().until(() -> browser.got.size() == 2);
        pushes.deliver(browser.got.get(1).text());

        String ask = asking.find(id).getString("asks[0].id");
        await().until(() -> shown(phone).size() == 2);
        assertThat(shown(phone)).anySatisfy(one -> assertThat(one.toString())
                .startsWith("緊急の打診(" + asking.network + ")|")
                .contains("から2泊。返事は", "|ask-" + ask + "|ja|false")
                .doesNotContain("山田"));

        tap(phone, "ask-" + ask);
        assertThat(phone.locator("[data-ask='" + ask + "']")).isFocused();
        await().until(() -> shown(phone).size() == 1);

        pushes.deliver(browser.got.get(1).text());
        await().until(() -> shown(phone).size() == 2);
        asking.post(id, "asks/" + ask + "/withdraw", "{}");
        await().until(() -> browser.got.size() == 3);
        pushes.deliver(browser.got.get(2).text());
        await().until(() -> shown(phone).size() == 1);

        device(phone).tap();
        assertThat(device(phone)).hasAttribute("aria-checked", "false");
        asking.askFor(1, facility);
        assertThat(phone.evaluate("localStorage.getItem('of-test')")).isNull();
        phone.reload();
        assertThat(device(phone)).hasAttribute("aria-checked", "false");
        assertThat(browser.got).hasSize(3);
        assertThat(browser.wrong).isEmpty();
    }

    @Test
    void aBrowserThatIsNotAllowedToSaysWhatToDo(@ShowsNotifications BrowserWindows windows) {
        Asking asking = new Asking();
        Page phone = phone(windows, asking.facility(1, 1), false);
        device(phone).tap();
        assertThat(phone.getByText("通知が止められています。")).isVisible();
        assertThat(device(phone)).hasAttribute("aria-checked", "false");
        assertThat(phone.evaluate("localStorage.getItem('of-test')")).isNull();
    }

    /** What the browser does when its reader taps a notification; only a real tap lets the worker bring a page to the front. */
    private static void tap(Page page, String tag) {
        CDPSession session = page.context().browser().newBrowserCDPSession();
        String worker = null;
        for (JsonElement one : session.send("Target.getTargets").getAsJsonArray("targetInfos")) {
            JsonObject target = one.getAsJsonObject();
            if (target.get("type").getAsString().equals("service_worker")
                    && target.get("url").getAsString().startsWith(origin()))
                worker = target.get("targetId").getAsString();
        }
        JsonObject attaching = new JsonObject();
        attaching.addProperty("targetId", worker);
        attaching.addProperty("flatten", false);
        JsonObject evaluating = new JsonObject();
        evaluating.addProperty("expression", """
                self.registration.getNotifications({ tag: '%s' }).then(([notification]) =>
                  self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))
                """.formatted(tag));
        JsonObject call = new JsonObject();
        call.addProperty("id", 1);
        call.addProperty("method", "Runtime.evaluate");
        call.add("params", evaluating);
        JsonObject message = new JsonObject();
        message.add(
                "sessionId", session.send("Target.attachToTarget", attaching).get("sessionId"));
        message.addProperty("message", call.toString());
        session.send("Target.sendMessageToTarget", message);
        session.detach();
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    /** The browser's end of a push service. */
    private static final class Pushes {
        private final CDPSession session;
        private final CompletableFuture<String> registration = new CompletableFuture<>();

        Pushes(Page page) {
            session = page.context().newCDPSession(page);
            session.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
                    .forEach(one -> registration.complete(
                            one.getAsJsonObject().get("registrationId").getAsString())));
            session.send("ServiceWorker.enable");
            page.waitForCondition(registration::isDone);
        }

        void deliver(String text) {
            JsonObject message = new JsonObject();
            message.addProperty("origin", origin());
            message.addProperty("registrationId", registration.join());
            message.addProperty("data", text);
            session.send("ServiceWorker.deliverPushMessage", message);
        }
    }
}
