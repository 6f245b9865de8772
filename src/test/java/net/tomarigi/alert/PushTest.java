package net.tomarigi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.tomarigi.Given;
import net.tomarigi.Truth;
import net.tomarigi.access.As;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.alert.PushServiceForTests.Browser;
import net.tomarigi.alert.PushServiceForTests.Got;
import net.tomarigi.platform.Background;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A facility's browsers are told of an ask while its page is not open, each once, and nothing of the person. */
@QuarkusTest
class PushTest {
    private final Notices notices;
    private final Subscriptions subscriptions;
    private final SendPush push;
    private final SendMail mail;
    private final Background background;
    private final MeterRegistry meters;
    private final Truth truth;
    private PushServiceForTests service;
    private Night night;

    PushTest(
            Notices notices,
            Subscriptions subscriptions,
            SendPush push,
            SendMail mail,
            Background background,
            MeterRegistry meters,
            Truth truth) {
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.push = push;
        this.mail = mail;
        this.background = background;
        this.meters = meters;
        this.truth = truth;
    }

    @BeforeEach
    void aFacility() throws IOException {
        service = new PushServiceForTests();
        night = new Night();
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** What it got, once it is so much; whatever was wrong with it is told. */
    private static List<Got> got(Browser browser, int count) {
        await().until(() -> browser.got.size() >= count || !browser.wrong.isEmpty());
        assertThat(browser.wrong).isEmpty();
        assertThat(browser.got).hasSize(count);
        return browser.got;
    }

    @Test
    void anAskReachesABrowserSealedAndTellsNothingOfThePerson() {
        Browser browser = service.browser();
        night.subscribed(browser);

        String ask = night.ask(false);

        Got got = got(browser, 1).get(0);
        assertThat(got.message().getString("kind")).isEqualTo("ASKED");
        assertThat(got.message().getString("tag")).isEqualTo("ask-" + ask);
        assertThat(got.message().getString("ask")).isEqualTo(ask);
        assertThat(got.message().getString("facility")).isEqualTo(night.facility);
        assertThat(got.message().getString("network")).isEqualTo(night.network);
        assertThat(got.message().getString("from")).isEqualTo(Given.tonight().toString());
        assertThat(got.message().getInt("nights")).isEqualTo(2);
        assertThat(got.message().getInt("secondsLeft")).isBetween(800, 900);
        assertThat(got.message().getBoolean("practice")).isFalse();
        assertThat(got.message().getString("title")).isEqualTo("緊急の打診(" + night.network + ")");
        assertThat(got.message().getString("body")).matches("\\d+月\\d+日\\(.\\)から2泊。返事は\\d\\d:\\d\\dまで\\(あと1[345]分\\)");
        // The network's name and ids may have any digits.
        String rest = got.text()
                .replace(night.network, "")
                .replace(night.facility, "")
                .replace(ask, "");
        assertThat(Night.UNTOLD.subList(0, 6)).noneMatch(rest::contains);
        assertThat(Integer.parseInt(got.ttl())).isBetween(800, 900);
        assertThat(got.urgency()).isEqualTo("high");
        assertThat(got.topic()).hasSize(32);
    }

    @Test
    void theEndOfAnAskIsToldUnderTheSameTag() {
        Browser japanese = service.browser();
        Browser english = service.browser();
        night.subscribed(japanese);
        night.subscribe(night.staff, english.subscription("en")).then().statusCode(200);
        String ask = night.ask(false);
        got(japanese, 1);
        assertThat(got(english, 1).get(0).message().getString("body")).contains("nights: 2");

        night.takeBack(ask);

        for (Browser browser : List.of(japanese, english)) {
            Got over = got(browser, 2).get(1);
            assertThat(over.message().getString("kind")).isEqualTo("OVER");
            assertThat(over.message().getString("tag")).isEqualTo("ask-" + ask);
            assertThat(over.topic()).isEqualTo(browser.got.get(0).topic());
        }
        assertThat(english.got.get(1).message().getString("title"))
                .isEqualTo("The ask is over (" + night.network + ")");
        await().until(() -> truth.count("notice where ask_id = '" + ask + "'") == 0);
    }

    @Test
    void aDrillSaysThatItIsOne() {
        Browser browser = service.browser();
        night.subscribed(browser);
        night.ask(true);
        assertThat(got(browser, 1).get(0).message().getString("title")).startsWith("【訓練】緊急の打診");
        assertThat(browser.got.get(0).message().getBoolean("practice")).isTrue();
    }

    @Test
    void whatWasNotTakenIsSentAgain() {
        Browser browser = service.browser();
        browser.refusals.addAll(List.of(503, 429));
        night.subscribed(browser);
        night.ask(false);
        got(browser, 1);
        assertThat(browser.refusals).isEmpty();
    }

    @Test
    void aBrowserThatItsServiceDoesNotKnowAnyMoreIsForgotten() {
        Browser gone = service.browser();
        Browser here = service.browser();
        gone.refusals.add(410);
        String id = night.subscribed(gone);
        night.subscribed(here);
        night.ask(false);
        got(here, 1);
        await().until(() -> truth.count("push_subscription where id = '" + id + "'") == 0);
        night.unsubscribe(night.staff, id).then().statusCode(404);
    }

    @Test
    void severalNodesTellEachBrowserOnce() {
        List<Browser> browsers = new ArrayList<>();
        for (int account = 0; account < 3; account++) {
            String staff = As.provider(night.facility);
            for (int one = 0; one < 12; one++) {
                Browser browser = service.browser();
                browsers.add(browser);
                night.subscribe(staff, browser.subscription("ja")).then().statusCode(200);
            }
        }
        List<WakeStaff> others = new ArrayList<>();
        for (int node = 0; node < 3; node++)
            others.add(new WakeStaff(notices, subscriptions, push, mail, background, meters));

        String ask = night.ask(false);
        await().until(() -> {
            others.forEach(WakeStaff::look);
            return truth.count("notice where ask_id = '" + ask + "' and due_at is not null") == 0;
        });

        assertThat(browsers).allSatisfy(browser -> assertThat(browser.got).hasSize(1));

        truth.change("update notice set due_at = clock_timestamp() where ask_id = '" + ask + "'");
        List<List<Notice>> claims = Uni.join()
                .all(Stream.generate(() -> background.run(() -> notices.claim(100)))
                        .limit(8)
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(claims.stream().flatMap(List::stream).map(Notice::id)).doesNotHaveDuplicates();
    }

    @Test
    void whatADeadNodeHadTakenUponItselfAnotherDoes() {
        Browser browser = service.browser();
        night.subscribed(browser);
        String ask = night.ask(false);
        got(browser, 1);
        String notice = "notice set attempts = 1, claim = 'of a dead node', due_at = clock_timestamp()";

        await().until(() -> truth.count("notice where ask_id = '" + ask + "' and due_at is null") == 1);
        truth.change("update " + notice + " - interval '1 second' where ask_id = '" + ask + "'");

        got(browser, 2);
    }

    @Test
    void theEndOfAnAskWaitsForWhoeverIsBeingToldThatItIsThere() {
        Browser browser = service.browser();
        night.subscribed(browser);
        String ask = night.ask(false);
        got(browser, 1);
        await().until(() -> truth.count("notice where ask_id = '" + ask + "' and due_at is null") == 1);
        truth.change("update notice set claim = 'of a slow node', due_at = clock_timestamp() + interval '1 hour'"
                + " where ask_id = '" + ask + "'");

        night.takeBack(ask);

        String waiting = "notice where kind = 'OVER' and claim = 'of a slow node' and ask_id = '" + ask + "'";
        assertThat(truth.count(waiting + " and due_at > clock_timestamp() + interval '50 minutes'"))
                .isEqualTo(1);
        truth.change("update notice set due_at = clock_timestamp() where ask_id = '" + ask + "'");
        assertThat(got(browser, 2).get(1).message().getString("kind")).isEqualTo("OVER");
    }

    @Test
    void whoMayNotSeeTheAskAnyMoreIsToldNothing() {
        Browser left = service.browser();
        Browser here = service.browser();
        String id = Given.id(night.subscribe(As.provider(night.facility), left.subscription("ja"))
                .then()
                .statusCode(200));
        night.subscribed(here);
        truth.change("delete from role_grant g using push_subscription s where s.id = '" + id
                + "' and g.principal_id = s.principal_id");

        night.ask(false);

        got(here, 1);
        await().until(() -> truth.count("push_subscription where id = '" + id + "'") == 0);
        assertThat(left.got).isEmpty();
    }

    @Test
    void whoHasTurnedItOffIsToldNothingAndNobodyElseTurnsItOff() {
        Browser off = service.browser();
        Browser on = service.browser();
        String id = night.subscribed(off);
        night.subscribed(on);
        night.unsubscribe(As.provider(night.facility), id).then().statusCode(404);
        night.unsubscribe(night.staff, id).then().statusCode(204);
        night.ask(false);
        got(on, 1);
        assertThat(off.got).isEmpty();
    }

    @Test
    void aTestGoesToThisBrowserAlone() {
        Browser here = service.browser();
        Browser other = service.browser();
        String id = night.subscribed(here);
        String path = "/api/facilities/" + night.facility + "/push-subscriptions/";
        night.subscribed(other);
        Night.as(night.staff).post(path + id + "/test").then().statusCode(204);
        assertThat(got(here, 1).get(0).message().getString("kind")).isEqualTo("TEST");
        assertThat(other.got).isEmpty();

        here.refusals.add(500);
        Night.as(night.staff)
                .post(path + id + "/test")
                .then()
                .statusCode(409)
                .body("type", is("/problems/push-refused"));
    }

    @Test
    void theSameBrowserIsKeptOnceAndTooManyAreRefused() {
        Browser same = service.browser();
        String id = night.subscribed(same);
        assertThat(night.subscribed(same)).isEqualTo(id);
        for (int more = 1; more < Subscriptions.MOST_OF_ACCOUNT; more++) night.subscribed(service.browser());
        night.subscribe(night.staff, service.browser().subscription("ja"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/push-subscriptions-full"));
    }

    @Test
    void whatIsNoBrowserOfAPushServiceIsRefused() {
        String right = service.browser().subscription("ja");
        List<String> wrong = List.of(
                right.replace("http://127.0.0.1", "https://127.0.0.1"),
                right.replace("http://127.0.0.1", "http://localhost"),
                right.replaceFirst("\"auth\":\"..", "\"auth\":\""),
                right.replaceFirst("\"p256dh\":\"..", "\"p256dh\":\"AA"),
                right.replace("\"ja\"", "\"fr\""),
                right.replaceFirst("/push/", "/" + "x".repeat(PushHosts.LONGEST)),
                "{}");
        for (String one : wrong) night.subscribe(night.staff, one).then().statusCode(422);
        String administrator = As.token(Grant.everywhere(Role.ADMINISTRATOR));
        Night.as(administrator)
                .body(right)
                .post("/api/facilities/no-such/push-subscriptions")
                .then()
                .statusCode(404);
        String elsewhere = As.token(Grant.atFacility(Role.PROVIDER, Given.facility(night.network, 1), Set.of()));
        night.subscribe(elsewhere, right).then().statusCode(403);
    }

    @Test
    void howABrowserIsReachedIsSealed() {
        Browser browser = service.browser();
        String id = night.subscribed(browser);
        String row = truth.text("select cast(row_to_json(s) as text) from push_subscription s where id = '" + id + "'");
        assertThat(row)
                .isNotEmpty()
                .doesNotContain("127.0.0.1")
                .doesNotContain("/push/")
                .doesNotContain("p256dh");
        String key = Night.as(night.staff)
                .get("/api/push/key")
                .then()
                .statusCode(200)
                .extract()
                .path("key");
        assertThat(WebPush.isPublicKey(key)).isTrue();
        assertThat(truth.text("select public_key from push_key")).isEqualTo(key);
        assertThat(truth.text("select private_key from push_key")).matches("\\w+:[A-Za-z0-9+/]{80,}=*");
    }
}
