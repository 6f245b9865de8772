package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.OwnAccount;
import net.tomarigi.access.Permission;
import net.tomarigi.alert.KeepAlerts.ByMail;
import net.tomarigi.platform.Problem;

/** Whether one is written to of what is due in a network: everybody says so of themselves, who may read its cases. */
@ApplicationScoped
public class KeepLetters {
    private final Access access;
    private final NetworkLetters letters;
    private final OwnAccount accounts;
    private final SendMail mail;

    KeepLetters(Access access, NetworkLetters letters, OwnAccount accounts, SendMail mail) {
        this.access = access;
        this.letters = letters;
        this.accounts = accounts;
        this.mail = mail;
    }

    public Uni<ByMail> find(Caller caller, String network) {
        return access.requireInNetwork(caller, Permission.READ_CASES, network)
                .chain(() -> accounts.find(caller))
                .flatMap(person -> letters.isOn(caller.id(), network)
                        .map(on -> new ByMail(
                                mail.isPossible(),
                                person.map(one -> one.mail() != null).orElse(false),
                                on)));
    }

    /** Fails with a 409 when no mail can reach the caller. */
    public Uni<ByMail> turn(Caller caller, String network, boolean on) {
        return find(caller, network)
                .invoke(now -> {
                    if (on && !(now.possible() && now.hasAddress()))
                        throw Problem.of("no-mail", 409).asException();
                })
                .flatMap(now -> letters.turn(caller.id(), network, on)
                        .replaceWith(new ByMail(now.possible(), now.hasAddress(), on)));
    }
}
