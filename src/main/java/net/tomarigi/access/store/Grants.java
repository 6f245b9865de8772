package net.tomarigi.access.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.tomarigi.access.Grant;
import net.tomarigi.access.Person.NamedGrant;
import net.tomarigi.access.Role;
import net.tomarigi.outbox.EventJson;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Roles as rows, and as they come out of a query. */
final class Grants {
    private static final String ALL_OF_P = """
            coalesce((select json_agg(json_build_object(
                'role', g.role, 'network', g.network_id, 'facility', g.facility_id, 'districts', g.districts,%s
                'networks', (select json_agg(m.network_id) from membership m where m.facility_id = g.facility_id)))
                from role_grant g where g.principal_id = p.id), '[]')
            """;

    /** All grants of the principal {@code p}, as JSON, with those that lead nowhere now. */
    static final String OF_P = ALL_OF_P.formatted("""

                'asleep', g.role = 'ELDERLY_CARE' and not exists (select from network_settings s
                    where s.network_id = g.network_id and s.data #>> '{elderlyCare,on}' = 'true'),""");

    /** The same, with what people call the network and the facility. */
    static final String NAMED_OF_P = ALL_OF_P.formatted("""

                'networkName', (select n.name from network n where n.id = g.network_id),
                'facilityName', (select f.name from facility f where f.id = g.facility_id),""");

    private static final String INSERT = """
            insert into role_grant (principal_id, role, network_id, facility_id, districts)
            select :id, role, network, facility, districts
            from jsonb_to_recordset(cast(cast(:grants as text) as jsonb))
                as r(role text, network text, facility text, districts text[])
            on conflict do nothing
            """;

    private static final String SAID = """
            jsonb_to_recordset(cast(cast(:grants as text) as jsonb))
                as r(role text, network text, facility text, districts text[])""";

    private static final String DELETE_UNSAID = """
            delete from role_grant g where g.principal_id = :id and not exists (
                select from %s
                where r.role = g.role and r.network is not distinct from g.network_id
                  and r.facility is not distinct from g.facility_id and r.districts is not distinct from g.districts)
            """.formatted(SAID);

    private static final String INSERT_POSSIBLE = """
            insert into role_grant (principal_id, role, network_id, facility_id, districts)
            select :id, role, network, facility, districts from %s
            where (network is null or exists (select from network n where n.id = network))
              and (facility is null or exists (select from facility f where f.id = facility))
            on conflict do nothing
            """.formatted(SAID);

    private Grants() {}

    /**
     * Somebody else says what the principal is: all of it, and nothing else; what names no network or facility of ours is
     * left out. False when nothing was changed by that.
     */
    static Uni<Boolean> replace(StatelessSession session, String principal, List<Grant> grants) {
        return change(session, DELETE_UNSAID, principal, grants)
                .flatMap(gone ->
                        change(session, INSERT_POSSIBLE, principal, grants).map(come -> gone + come > 0));
    }

    static Uni<Void> insert(StatelessSession session, String principal, List<Grant> grants) {
        return change(session, INSERT, principal, grants).replaceWithVoid();
    }

    private static Uni<Integer> change(
            StatelessSession session, String statement, String principal, List<Grant> grants) {
        return session.createNativeQuery(statement)
                .setParameter("id", principal)
                .setParameter(
                        "grants",
                        EventJson.writeData(grants.stream().map(Row::of).toList()))
                .executeUpdate();
    }

    static List<Grant> read(String json) {
        return Arrays.stream(EventJson.readData(json, Row[].class))
                .map(Row::toGrant)
                .toList();
    }

    static List<NamedGrant> readNamed(String json) {
        return Arrays.stream(EventJson.readData(json, Row[].class))
                .map(row -> new NamedGrant(row.toGrant(), row.networkName(), row.facilityName()))
                .toList();
    }

    private record Row(
            Role role,
            String network,
            String facility,
            List<String> districts,
            boolean asleep,
            @JsonProperty("networks") List<String> reached,
            String networkName,
            String facilityName) {
        static Row of(Grant grant) {
            return new Row(
                    grant.role(),
                    grant.network(),
                    grant.facility(),
                    grant.districts().isEmpty() ? null : grant.districts(),
                    false,
                    null,
                    null,
                    null);
        }

        private List<String> parts() {
            return districts == null ? List.of() : districts;
        }

        Grant toGrant() {
            return switch (role.reach()) {
                case EVERYWHERE -> Grant.everywhere(role);
                case NETWORK ->
                    asleep ? Grant.asleep(role, network, parts()) : Grant.inDistricts(role, network, parts());
                case FACILITY -> Grant.atFacility(role, facility, reached == null ? Set.of() : Set.copyOf(reached));
            };
        }
    }
}
