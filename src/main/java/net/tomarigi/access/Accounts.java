package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accounts of people. */
public interface Accounts {
    int LONGEST_USERNAME = 64;
    int LONGEST_NAME = 100;
    int LONGEST_MAIL = 254;

    /** Of a name: enough to be told from others, and to be typed on any keyboard. */
    Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,63}");

    /** Where what is sealed stands; the account's id follows after a colon. */
    String USERNAMES = "account.username";

    String NAMES = "principal.name";
    String MAILS = "account.mail";

    /** A name is the same however it is typed. */
    static String folded(String username) {
        return Normalizer.normalize(username, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What signing in needs to know of an account.
     *
     * @param password its hash; null: none is set yet
     * @param isDemo works only where the demo does
     */
    record Known(String id, String password, boolean isDemo) {}

    /**
     * An account as it is to be made.
     *
     * @param mail null: none
     * @param password its hash; null: it is set by whoever holds the invitation
     * @param madeBy the caller
     */
    record NewAccount(
            String username,
            String name,
            String mail,
            String password,
            boolean isDemo,
            String madeBy,
            List<Grant> grants) {}

    /** An account that can be used; empty when there is none of that name. */
    Uni<Optional<Known>> findForSignIn(String username);

    /** Its id; empty when the name is taken. */
    Uni<Optional<String>> make(NewAccount account);

    /** Sets a password's hash; false when there is no such account. */
    Uni<Boolean> setPassword(String id, String password);
}
