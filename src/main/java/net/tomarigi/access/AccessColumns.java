package net.tomarigi.access;

import java.util.List;
import net.tomarigi.sealing.SealedColumn;
import net.tomarigi.sealing.SealedColumns;

/** What is sealed of those who may call: their names, the names by which they sign in, their mail addresses, what an OpenID
 * provider calls them, what they call their passkeys. */
public final class AccessColumns implements SealedColumns {
    @Override
    public List<SealedColumn> list() {
        return List.of(
                SealedColumn.of("principal", "id", "name"),
                new SealedColumn("account", "principal_id", "username", "username_index", "account.username"),
                SealedColumn.of("account", "principal_id", "mail"),
                SealedColumn.of("passkey", "credential_id", "label"),
                new SealedColumn("openid_person", "principal_id", "subject", "subject_index", "openid_person.subject"));
    }
}
