package net.tomarigi.access;

import java.util.List;

/**
 * Everything that can be called, and what somebody must be allowed to do to call it. The annotations at the resources say
 * the same once more; a test compares both with the OpenAPI document, and another tries every line as everybody.
 */
public final class Endpoints {
    /**
     * @param method of HTTP, or WS for a WebSocket
     * @param path with {@code {network}} and {@code {facility}} for what the permission is asked of
     */
    public record Endpoint(String method, String path, Permission permission) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static final List<Endpoint> ALL = List.of(
            // Who one is
            at("POST", "/api/login", Permission.EVERYBODY),
            at("POST", "/api/logout", Permission.EVERYBODY),
            at("GET", "/api/me", Permission.EVERYBODY),
            at("POST", "/api/one-time-links/look", Permission.EVERYBODY),
            at("POST", "/api/one-time-links/use", Permission.EVERYBODY),
            at("PUT", "/api/me/password", Permission.OWN_ACCOUNT),
            at("GET", "/api/me/sessions", Permission.OWN_ACCOUNT),
            at("DELETE", "/api/me/sessions/{session}", Permission.OWN_ACCOUNT),
            at("POST", "/api/me/sessions/end-others", Permission.OWN_ACCOUNT),
            at("POST", "/api/passkeys/sign-in/options", Permission.EVERYBODY),
            at("POST", "/api/passkeys/sign-in", Permission.EVERYBODY),
            at("GET", "/api/passkeys", Permission.OWN_ACCOUNT),
            at("POST", "/api/passkeys/options", Permission.OWN_ACCOUNT),
            at("POST", "/api/passkeys", Permission.OWN_ACCOUNT),
            at("DELETE", "/api/passkeys/{passkey}", Permission.OWN_ACCOUNT),

            // People
            at("GET", "/api/networks/{network}/people", Permission.MANAGE_PEOPLE),
            at("POST", "/api/networks/{network}/people", Permission.MANAGE_PEOPLE),
            at("PUT", "/api/networks/{network}/people/{person}", Permission.MANAGE_PEOPLE),
            at("DELETE", "/api/networks/{network}/people/{person}", Permission.MANAGE_PEOPLE),
            at("POST", "/api/networks/{network}/people/{person}/reset", Permission.MANAGE_PEOPLE),
            at("POST", "/api/networks/{network}/people/{person}/disable", Permission.MANAGE_PEOPLE),
            at("POST", "/api/networks/{network}/people/{person}/enable", Permission.MANAGE_PEOPLE),
            at("GET", "/api/people", Permission.MANAGE_ACCOUNTS),
            at("POST", "/api/people", Permission.MANAGE_ACCOUNTS),
            at("PUT", "/api/people/{person}", Permission.MANAGE_ACCOUNTS),
            at("DELETE", "/api/people/{person}", Permission.MANAGE_ACCOUNTS),
            at("POST", "/api/people/{person}/reset", Permission.MANAGE_ACCOUNTS),
            at("POST", "/api/people/{person}/disable", Permission.MANAGE_ACCOUNTS),
            at("POST", "/api/people/{person}/enable", Permission.MANAGE_ACCOUNTS),

            // Who did what
            at("GET", "/api/networks/{network}/audit", Permission.READ_AUDIT),
            at("GET", "/api/networks/{network}/audit/retention", Permission.READ_AUDIT),
            at("PUT", "/api/networks/{network}/audit/retention", Permission.EDIT_NETWORK),
            at("GET", "/api/audit", Permission.OPERATE),

            // What the installation tells of itself; not a resource, so its gate is access.http.MetricsGate
            at("GET", "/q/metrics", Permission.OPERATE),

            // What families see
            at("GET", "/api/search", Permission.EVERYBODY),
            at("GET", "/api/facilities", Permission.EVERYBODY),
            at("GET", "/api/facilities.csv", Permission.EVERYBODY),
            at("GET", "/api/networks", Permission.EVERYBODY),
            at("GET", "/api/networks/{network}", Permission.EVERYBODY),

            // The board
            at("GET", "/api/networks/{network}/board", Permission.READ_BOARD),
            at("WS", "/ws/networks/{network}/board", Permission.READ_BOARD),

            // Who can take a person
            at("POST", "/api/networks/{network}/matches", Permission.MATCH),

            // From the first call to a firm bed
            at("GET", "/api/networks/{network}/cases", Permission.SEE_CASES),
            at("POST", "/api/networks/{network}/cases", Permission.OPEN_CASES),
            at("GET", "/api/networks/{network}/cases/{case}", Permission.SEE_CASES),
            at("POST", "/api/networks/{network}/cases/{case}/asks", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/asks/{ask}/answer", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/asks/{ask}/withdraw", Permission.PLACE),
            at("DELETE", "/api/networks/{network}/cases/{case}/waves", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/looking", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/holds", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/stays/{stay}", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/stays/{stay}/agree", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/stays/{stay}/release", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/stays/{stay}/no-show", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/stays/{stay}/move", Permission.PLACE),
            at("GET", "/api/networks/{network}/colleagues", Permission.SEE_CASES),
            at("POST", "/api/networks/{network}/cases/{case}/hand-over", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/hand-over/accept", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/hand-over/decline", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/close", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/person", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/district", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/words/{about}", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/conference", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/costs", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/steps/{step}", Permission.PLACE),
            at("PUT", "/api/networks/{network}/cases/{case}/satisfaction", Permission.PLACE),
            at("GET", "/api/networks/{network}/procedure", Permission.SEE_CASES),
            at("PUT", "/api/networks/{network}/procedure", Permission.EDIT_NETWORK),
            at("GET", "/api/networks/{network}/cases/events", Permission.SEE_CASES),
            at("PUT", "/api/networks/{network}/cases/{case}/elderly-care", Permission.PLACE),
            at("POST", "/api/networks/{network}/cases/{case}/elderly-care/notes", Permission.NOTE_ELDERLY_CARE),
            at("GET", "/api/facilities/{facility}/asks/events", Permission.ANSWER_ASKS),
            at("GET", "/api/facilities/{facility}/asks", Permission.ANSWER_ASKS),
            at("POST", "/api/facilities/{facility}/asks/{ask}/answer", Permission.ANSWER_ASKS),
            at("POST", "/api/facilities/{facility}/asks/{ask}/revoke", Permission.ANSWER_ASKS),

            // The roster
            at("GET", "/api/networks/{network}/registrants", Permission.READ_ROSTER),
            at("POST", "/api/networks/{network}/registrants", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/search", Permission.READ_ROSTER),
            at("GET", "/api/networks/{network}/registrants/{registrant}", Permission.READ_ROSTER),
            at("PUT", "/api/networks/{network}/registrants/{registrant}", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/application", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/decision", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/duties/{duty}", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/end", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/consents", Permission.KEEP_ROSTER),
            at("DELETE", "/api/networks/{network}/registrants/{registrant}/consents/{consent}", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/cases", Permission.PLACE),
            at("GET", "/api/facilities/{facility}/people", Permission.READ_SHARED_PEOPLE),
            at("GET", "/api/networks/{network}/registrants/{registrant}/capsule", Permission.READ_ROSTER),
            at("GET", "/api/networks/{network}/registrants/sheet", Permission.EXPORT_ROSTER),
            at("GET", "/api/networks/{network}/registrants/sheet/template", Permission.READ_ROSTER),
            at("POST", "/api/networks/{network}/registrants/sheet/preview", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/sheet", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/registrants/{registrant}/capsule", Permission.KEEP_ROSTER),
            at("POST", "/api/capsules/follow", Permission.OWN_ACCOUNT),

            // Who answers now
            at("GET", "/api/networks/{network}/rota", Permission.READ_ROTA),
            at("PUT", "/api/networks/{network}/rota", Permission.KEEP_ROTA),
            at("POST", "/api/networks/{network}/rota/preview", Permission.KEEP_ROTA),
            at("GET", "/api/networks/{network}/rota/now", Permission.READ_ROTA),
            at("GET", "/api/networks/{network}/rota/wall", Permission.READ_BOARD),
            at("GET", "/api/networks/{network}/rota/shifts", Permission.READ_ROTA),
            at("POST", "/api/networks/{network}/rota/absences", Permission.TAKE_SHIFTS),
            at("POST", "/api/networks/{network}/rota/covers", Permission.TAKE_SHIFTS),
            at("POST", "/api/networks/{network}/rota/swaps", Permission.TAKE_SHIFTS),
            at("POST", "/api/networks/{network}/rota/swaps/{swap}/accept", Permission.TAKE_SHIFTS),
            at("POST", "/api/networks/{network}/rota/swaps/{swap}/decline", Permission.TAKE_SHIFTS),
            at("DELETE", "/api/networks/{network}/rota/amendments/{amendment}", Permission.TAKE_SHIFTS),
            at("GET", "/api/networks/{network}/rota/notes", Permission.READ_ROTA),
            at("POST", "/api/networks/{network}/rota/notes", Permission.READ_ROTA),
            at("POST", "/api/networks/{network}/rota/notes/{note}/read", Permission.READ_ROTA),
            at("POST", "/api/networks/{network}/rota/members/{member}/calendar", Permission.TAKE_SHIFTS),
            at("DELETE", "/api/networks/{network}/rota/members/{member}/calendar", Permission.TAKE_SHIFTS),
            at("GET", "/api/rota/calendars/{calendar}", Permission.EVERYBODY),
            // The yearly account
            at("GET", "/api/networks/{network}/account", Permission.READ_ACCOUNT),
            at("GET", "/api/networks/{network}/account/{year}", Permission.READ_ACCOUNT),
            at("GET", "/api/networks/{network}/account/{year}/export", Permission.READ_ACCOUNT),
            at("PUT", "/api/networks/{network}/account/{year}", Permission.KEEP_ACCOUNT),
            at("PUT", "/api/networks/{network}/account/{year}/closing", Permission.KEEP_ACCOUNT),
            at("DELETE", "/api/networks/{network}/account/{year}/closing", Permission.KEEP_ACCOUNT),
            // The register of facilities and offices
            at("GET", "/api/networks/{network}/register", Permission.READ_REGISTER),
            at("POST", "/api/networks/{network}/register", Permission.KEEP_REGISTER),
            at("GET", "/api/networks/{network}/register/{entry}", Permission.READ_REGISTER),
            at("PUT", "/api/networks/{network}/register/{entry}", Permission.KEEP_REGISTER),
            at("POST", "/api/networks/{network}/register/{entry}/functions/{function}/steps", Permission.KEEP_REGISTER),
            at("GET", "/api/networks/{network}/register/{entry}/qualifications", Permission.READ_REGISTER),
            at("POST", "/api/networks/{network}/register/{entry}/qualifications", Permission.KEEP_REGISTER),
            at(
                    "PUT",
                    "/api/networks/{network}/register/{entry}/qualifications/{qualification}",
                    Permission.KEEP_REGISTER),
            at(
                    "DELETE",
                    "/api/networks/{network}/register/{entry}/qualifications/{qualification}",
                    Permission.KEEP_REGISTER),
            at("GET", "/api/facilities/{facility}/qualifications", Permission.READ_QUALIFICATIONS),
            at("POST", "/api/facilities/{facility}/qualifications", Permission.KEEP_QUALIFICATIONS),
            at("PUT", "/api/facilities/{facility}/qualifications/{qualification}", Permission.KEEP_QUALIFICATIONS),
            at("DELETE", "/api/facilities/{facility}/qualifications/{qualification}", Permission.KEEP_QUALIFICATIONS),
            at("GET", "/api/networks/{network}/registered", Permission.EVERYBODY),
            at("GET", "/api/networks/{network}/registered.csv", Permission.EVERYBODY),
            // Beds that stand empty for emergencies
            at("GET", "/api/networks/{network}/reserved", Permission.READ_RESERVED),
            at("GET", "/api/networks/{network}/reserved/agreements", Permission.KEEP_RESERVED),
            at("POST", "/api/networks/{network}/reserved/agreements", Permission.KEEP_RESERVED),
            at("PUT", "/api/networks/{network}/reserved/agreements/{agreement}", Permission.KEEP_RESERVED),
            at(
                    "PUT",
                    "/api/networks/{network}/reserved/agreements/{agreement}/nights/{night}",
                    Permission.KEEP_RESERVED),
            at("GET", "/api/networks/{network}/reserved/months/{month}/nights", Permission.KEEP_RESERVED),
            at("GET", "/api/networks/{network}/reserved/months/{month}", Permission.KEEP_RESERVED),
            at("GET", "/api/networks/{network}/reserved/months/{month}/sheet", Permission.KEEP_RESERVED),
            at("POST", "/api/networks/{network}/reserved/months/{month}/settle", Permission.KEEP_RESERVED),
            at("POST", "/api/networks/{network}/reserved/months/{month}/corrections", Permission.KEEP_RESERVED),
            at("GET", "/api/facilities/{facility}/reserved", Permission.OWN_RESERVED),
            at("POST", "/api/facilities/{facility}/reserved/{agreement}/nights/{night}/ask", Permission.OWN_RESERVED),

            // Trial stays
            at("GET", "/api/networks/{network}/trial-places", Permission.READ_ROSTER),
            at("POST", "/api/networks/{network}/trial-places", Permission.KEEP_ROSTER),
            at("PUT", "/api/networks/{network}/trial-places/{place}", Permission.KEEP_ROSTER),
            at("GET", "/api/networks/{network}/trials", Permission.READ_ROSTER),
            at("POST", "/api/networks/{network}/trials", Permission.KEEP_ROSTER),
            at("PUT", "/api/networks/{network}/trials/{trial}", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/trials/{trial}/agree", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/trials/{trial}/took-place", Permission.KEEP_ROSTER),
            at("POST", "/api/networks/{network}/trials/{trial}/call-off", Permission.KEEP_ROSTER),
            at("PUT", "/api/networks/{network}/trials/{trial}/talk", Permission.KEEP_ROSTER),
            at("GET", "/api/networks/{network}/trials/familiar/{registrant}", Permission.READ_ROSTER),
            // Who went quiet, who still owes an answer, and what is due
            at("GET", "/api/networks/{network}/reminders", Permission.READ_CASES),
            at("GET", "/api/networks/{network}/duties", Permission.READ_ROSTER),
            at("GET", "/api/networks/{network}/mail", Permission.READ_CASES),
            at("PUT", "/api/networks/{network}/mail", Permission.READ_CASES),
            at("GET", "/api/networks/{network}/roll-calls", Permission.READ_CASES),
            at("POST", "/api/networks/{network}/roll-calls", Permission.CALL_ROLL),
            at("GET", "/api/networks/{network}/roll-calls/{rollCall}", Permission.READ_CASES),
            at("POST", "/api/networks/{network}/roll-calls/{rollCall}/end", Permission.CALL_ROLL),
            at("GET", "/api/facilities/{facility}/roll-calls", Permission.ANSWER_ASKS),

            // What wakes somebody
            at("GET", "/api/push/key", Permission.OWN_ACCOUNT),
            at("POST", "/api/facilities/{facility}/push-subscriptions", Permission.ANSWER_ASKS),
            at("DELETE", "/api/facilities/{facility}/push-subscriptions/{subscription}", Permission.ANSWER_ASKS),
            at("POST", "/api/facilities/{facility}/push-subscriptions/{subscription}/test", Permission.ANSWER_ASKS),
            at("GET", "/api/facilities/{facility}/mail-alert", Permission.ANSWER_ASKS),
            at("PUT", "/api/facilities/{facility}/mail-alert", Permission.ANSWER_ASKS),

            // Walls: one that is not let in yet has but its secret
            at("POST", "/api/screens/pairings", Permission.EVERYBODY),
            at("POST", "/api/screens/pairings/token", Permission.EVERYBODY),
            at("POST", "/api/screens/renewals", Permission.KEEP_SCREEN),
            at("GET", "/api/networks/{network}/screens", Permission.MANAGE_SCREENS),
            at("POST", "/api/networks/{network}/screens", Permission.MANAGE_SCREENS),
            at("PUT", "/api/networks/{network}/screens/{screen}", Permission.MANAGE_SCREENS),
            at("DELETE", "/api/networks/{network}/screens/{screen}", Permission.MANAGE_SCREENS),

            // Networks and their members
            at("PUT", "/api/networks/{network}", Permission.EDIT_NETWORK),
            at("GET", "/api/networks/{network}/settings", Permission.EVERYBODY),
            at("PUT", "/api/networks/{network}/settings", Permission.EDIT_NETWORK),
            at("GET", "/api/networks/{network}/rules", Permission.READ_CASES),
            at("GET", "/api/networks/{network}/facilities", Permission.READ_MEMBERS),
            at("POST", "/api/networks/{network}/facilities", Permission.EDIT_MEMBERS),
            at("PUT", "/api/networks/{network}/facilities/{facility}", Permission.EDIT_MEMBERS),
            at("DELETE", "/api/networks/{network}/facilities/{facility}", Permission.EDIT_MEMBERS),
            at("POST", "/api/facilities/import", Permission.IMPORT),

            // Facilities and their word
            at("GET", "/api/facilities/{facility}", Permission.READ_FACILITY),
            at("PUT", "/api/facilities/{facility}", Permission.EDIT_FACILITY),
            at("PUT", "/api/facilities/{facility}/vacancies", Permission.REPORT),
            at("POST", "/api/facilities/{facility}/attestations", Permission.REPORT),
            at("GET", "/api/facilities/{facility}/reports", Permission.READ_REPORTS),
            at("WS", "/ws/facilities/{facility}", Permission.REPORT),

            // Its software
            at("GET", "/api/facilities/{facility}/machines", Permission.MANAGE_MACHINES),
            at("POST", "/api/facilities/{facility}/machines", Permission.MANAGE_MACHINES),
            at("POST", "/api/facilities/{facility}/machines/{machine}/rotate", Permission.MANAGE_MACHINES),
            at("DELETE", "/api/facilities/{facility}/machines/{machine}", Permission.MANAGE_MACHINES));

    private Endpoints() {}

    private static Endpoint at(String method, String path, Permission permission) {
        return new Endpoint(method, path, permission);
    }
}
