package net.tomarigi.platform.store;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * For whom a transaction works, as PostgreSQL's row-level security is told: it then hides the personal rows of everybody
 * else, whatever a statement forgets to ask. A transaction that says nothing sees no such row. What is said ends with the
 * transaction; outside of one it says nothing.
 */
public final class RowScope {
    private static final String SET = "select set_config('tomarigi.all', :all, true),"
            + " set_config('tomarigi.account', :account, true), set_config('tomarigi.networks', :networks, true),"
            + " set_config('tomarigi.facilities', :facilities, true),"
            + " set_config('tomarigi.elderly_network', :elderlyNetwork, true),"
            + " set_config('tomarigi.elderly_districts', :elderlyDistricts, true)";

    private RowScope() {}

    /** For the product itself, which has to find out who calls before anybody does. */
    public static Uni<Void> everything(StatelessSession session) {
        return set(session, "on", "", "", "", "", "");
    }

    /**
     * For one who calls.
     *
     * @param account whose own rows are seen
     * @param networks whose people are seen
     * @param facilities the same
     */
    public static Uni<Void> of(
            StatelessSession session, String account, Collection<String> networks, Collection<String> facilities) {
        return set(session, "off", account, String.join(",", networks), String.join(",", facilities), "", "");
    }

    /**
     * For one of elderly care, who sees nothing of a network but the cases that they opened or that are shared with them.
     *
     * @param districts for which they answer, as a JSON array; empty: all of the network
     */
    public static Uni<Void> ofElderlyCare(StatelessSession session, String account, String network, String districts) {
        return set(session, "off", account, "", "", network, districts);
    }

    private static Uni<Void> set(
            StatelessSession session,
            String all,
            String account,
            String networks,
            String facilities,
            String elderlyNetwork,
            String elderlyDistricts) {
        return session.createNativeQuery(SET, Object[].class)
                .setParameter("all", all)
                .setParameter("account", account)
                .setParameter("networks", networks)
                .setParameter("facilities", facilities)
                .setParameter("elderlyNetwork", elderlyNetwork)
                .setParameter("elderlyDistricts", elderlyDistricts)
                .getSingleResult()
                .replaceWithVoid();
    }
}
