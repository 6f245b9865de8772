package net.tomarigi.demo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.tomarigi.access.Accounts;
import net.tomarigi.access.Accounts.NewAccount;
import net.tomarigi.access.Caller;
import net.tomarigi.access.DemoAccess;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Passwords;
import net.tomarigi.access.Role;
import net.tomarigi.platform.Background;

/**
 * An account for each role, all with one password, for whoever tries the demo. They are marked: where the demo is off nobody
 * signs in with them.
 */
@ApplicationScoped
class DemoAccounts {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Background background;

    DemoAccounts(Accounts accounts, Passwords passwords, Background background) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.background = background;
    }

    /**
     * Makes those that are not there yet.
     *
     * @param alsoIn other networks of coordinator and officer
     */
    Uni<Void> make(String network, String facility, List<String> alsoIn) {
        Map<String, List<Grant>> roles = new LinkedHashMap<>();
        roles.put("provider", List.of(Grant.atFacility(Role.PROVIDER, facility, Set.of())));
        for (Role role : List.of(Role.COORDINATOR, Role.OFFICER))
            roles.put(
                    role.word(),
                    Stream.concat(Stream.of(network), alsoIn.stream())
                            .map(id -> Grant.inNetwork(role, id, null))
                            .toList());
        roles.put("screen", List.of(Grant.inNetwork(Role.SCREEN, network, null)));
        roles.put("admin", List.of(Grant.everywhere(Role.ADMINISTRATOR)));
        return Multi.createFrom()
                .iterable(roles.entrySet())
                .onItem()
                .transformToUniAndConcatenate(role -> make(role.getKey(), role.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> make(String username, List<Grant> grants) {
        return background
                .run(() -> accounts.findForSignIn(username))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(false)
                        : passwords
                                .hash(DemoAccess.PASSWORD)
                                .flatMap(hash -> background.run(() -> accounts.make(new NewAccount(
                                        username, username + "（デモ）", null, hash, true, Caller.SYSTEM.id(), grants))))
                                .replaceWith(true));
    }
}
