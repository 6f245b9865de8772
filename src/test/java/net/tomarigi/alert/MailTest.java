package net.tomarigi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Role;
import net.tomarigi.access.Secret;
import net.tomarigi.access.Tokens;
import net.tomarigi.platform.Background;
import net.tomarigi.platform.Words;
import org.junit.jupiter.api.Test;

/** Staff who want it are told of an ask by mail, once, and nothing of the person. */
@QuarkusTest
class MailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockMailbox mailbox;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Background background;

    MailTest(MockMailbox mailbox, Accounts accounts, Tokens tokens, Background background) {
        this.mailbox = mailbox;
        this.accounts = accounts;
        this.tokens = tokens;
        this.background = background;
    }

    /** The token of one of the facility's staff with this mail address. */
    private String staff(String facility, String mail) {
        Grant grant = Grant.atFacility(Role.PROVIDER, facility, Set.of());
        String username = "m-" + Secret.id().replace('_', 'x');
        NewAccount account = new NewAccount(username, "Tester", mail, null, false, "test", List.of(grant));
        return background
                .run(() -> accounts.make(account))
                .map(Optional::orElseThrow)
                .chain(id -> background.run(() -> tokens.issue(id, Tokens.Kind.SESSION, Duration.ofDays(1))))
                .map(Tokens.Issued::token)
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void whoWantsItGetsOneLetterOfAnAskWithNothingOfThePerson() {
        Night night = new Night();
        String name = Secret.id().replaceAll("\\W", "x");
        String wanted = "on-" + name + "@example.jp";
        String unwanted = "off-" + name + "@example.jp";
        String staff = staff(night.facility, wanted);
        staff(night.facility, unwanted);
        assertThat(night.mailAlert(staff).getBoolean("on")).isFalse();
        night.turnMail(staff, true).then().statusCode(200).body("on", is(true));

        String ask = night.ask(false);

        await().until(() -> !mailbox.getMailsSentTo(wanted).isEmpty());
        night.takeBack(ask);
        Mail letter = mailbox.getMailsSentTo(wanted).get(0);
        assertThat(letter.getSubject()).isEqualTo("緊急の打診(" + night.network + ")");
        assertThat(letter.getText())
                .containsSubsequence("から2泊", "/facility/" + night.facility, "----", "Please answer")
                .doesNotContain(Night.UNTOLD.subList(0, 6));

        night.turnMail(staff, false).then().statusCode(200).body("on", is(false));
        night.ask(true);
        night.turnMail(staff, true).then().statusCode(200);
        night.ask(true);
        await().until(() -> mailbox.getMailsSentTo(wanted).size() >= 2);
        assertThat(mailbox.getMailsSentTo(wanted)).hasSize(2);
        assertThat(mailbox.getMailsSentTo(wanted).get(1).getSubject()).startsWith("【訓練】緊急の打診");
        assertThat(mailbox.getMailsSentTo(unwanted)).isEmpty();
    }

    @Test
    void withoutAnAddressThereIsNoMail() {
        Night night = new Night();
        assertThat(night.mailAlert(night.staff).getBoolean("hasAddress")).isFalse();
        night.turnMail(night.staff, true).then().statusCode(409).body("type", is("/problems/no-mail"));
    }

    @Test
    void whereNoMailServerIsConfiguredNothingTriesToSend() {
        SendMail none = new SendMail(null, new Words(), Optional.empty(), Optional.empty());
        assertThat(none.isPossible()).isFalse();
        Notice notice = new Notice(
                1,
                "",
                Notice.Kind.ASKED,
                1,
                "a",
                "f",
                "n",
                false,
                null,
                1,
                null,
                null,
                true,
                null,
                "a@example.jp",
                null);
        assertThat(none.send(notice).await().atMost(Duration.ofSeconds(1))).isInstanceOf(Outcome.Gone.class);
    }
}
