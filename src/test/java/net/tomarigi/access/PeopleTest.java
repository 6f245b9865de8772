package net.tomarigi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.tomarigi.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps people, whose, and what they can make of them. */
@QuarkusTest
class PeopleTest {
    private static final People.Scope EVERYBODY = new People.Scope(Caller.SYSTEM, null);

    private final MockMailbox mailbox;
    private final Passwords passwords;
    private final People people;
    private String network;
    private String facility;
    private String officer;
    private String username;

    PeopleTest(MockMailbox mailbox, Passwords passwords, People people) {
        this.people = people;
        this.mailbox = mailbox;
        this.passwords = passwords;
    }

    @BeforeEach
    void anOfficer() {
        network = Given.network();
        facility = Given.facility(network, 1);
        officer = As.officer(network);
        username = "p-" + Secret.id().replace('_', 'x');
    }

    private String people() {
        return "/api/networks/" + network + "/people";
    }

    private static RequestSpecification json(String token, String body) {
        return As.bearer(token).contentType(ContentType.JSON).body(body);
    }

    private String command(String role) {
        return "{\"username\":\"" + username + "\",\"name\":\"花子\",\"roles\":[" + role + "]}";
    }

    private String provider() {
        return "{\"role\":\"provider\",\"facility\":\"" + facility + "\"}";
    }

    private ValidatableResponse invite(String token, String role) {
        return json(token, command(role)).post(people()).then();
    }

    private String invited(String role) {
        return invite(officer, role).statusCode(201).extract().path("person.id");
    }

    @Test
    void anOfficerInvitesAndSeesWhoThereIs() {
        String id = invite(officer, provider() + ",{\"role\":\"coordinator\",\"district\":\"大平\"}")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("link", startsWith("/welcome#tml_"))
                .body("purpose", is("INVITATION"))
                .body("mailed", is(false))
                .body("person.username", is(username.toLowerCase()))
                .extract()
                .path("person.id");
        As.bearer(officer)
                .get(people())
                .then()
                .statusCode(200)
                .body("people", hasSize(2))
                .body("people[0].id", is(id))
                .body("people[0].name", is("花子"))
                .body("people[0].roles.role", containsInAnyOrder("provider", "coordinator"))
                .body("people[0].roles.find { it.role == 'provider' }.facilityName", is("ひだまり"))
                .body("people[0].roles.find { it.role == 'coordinator' }.district", is("大平"))
                .body("people[0].ready", is(false))
                .body("people[0].disabled", is(false))
                .body("people[0].invitedUntil", notNullValue());
    }

    @Test
    void anotherNetworksPeopleAreNeitherSeenNorChanged() {
        String id = invited(provider());
        String other = Given.network();
        String foreign = As.officer(other);
        As.bearer(foreign).get(people()).then().statusCode(403);
        invite(foreign, provider()).statusCode(403);
        // Through her own network she reaches nobody who is not in it.
        String through = "/api/networks/" + other + "/people/" + id;
        json(foreign, "{\"roles\":[]}").put(through).then().statusCode(404);
        As.bearer(foreign).delete(through).then().statusCode(404);
        for (String what : List.of("reset", "disable", "enable"))
            As.bearer(foreign).post(through + "/" + what).then().statusCode(404);
        for (String nobody : List.of(As.provider(facility), As.coordinator(network), As.screen(network)))
            As.bearer(nobody).get(people()).then().statusCode(403);
        As.nobody().get(people()).then().statusCode(401);
        As.bearer(officer).get("/api/people").then().statusCode(403);
        As.bearer(officer).post("/api/people/" + id + "/reset").then().statusCode(403);
    }

    @Test
    void anOfficerGrantsNothingBeyondTheNetwork() {
        String elsewhere = Given.facility(Given.network(), 1);
        invite(officer, "{\"role\":\"administrator\"}")
                .statusCode(422)
                .body("violations[0].field", is("roles[0].role"));
        invite(officer, "{\"role\":\"machine\",\"facility\":\"" + facility + "\"}")
                .statusCode(422);
        invite(officer, "{\"role\":\"provider\",\"facility\":\"" + elsewhere + "\"}")
                .statusCode(422)
                .body("violations[0].field", is("roles[0].facility"));
        invite(officer, "{\"role\":\"officer\",\"network\":\"" + Given.network() + "\"}")
                .statusCode(422)
                .body("violations[0].field", is("roles[0].network"));
        invite(officer, "").statusCode(422).body("violations[0].field", is("roles"));
        String id = invited(provider());
        for (String more :
                List.of("{\"role\":\"administrator\"}", "{\"role\":\"provider\",\"facility\":\"" + elsewhere + "\"}"))
            json(officer, "{\"roles\":[" + provider() + "," + more + "]}")
                    .put(people() + "/" + id)
                    .then()
                    .statusCode(422);
        String own = ownId(officer);
        json(officer, "{\"roles\":[{\"role\":\"officer\"},{\"role\":\"administrator\"}]}")
                .put(people() + "/" + own)
                .then()
                .statusCode(422);
        As.bearer(officer).get("/api/me").then().body("roles", is(List.of("officer")));
    }

    @Test
    void aFacilitysRowThatIsWrittenInTwoWaysIsStillOneRole() {
        String id = invited(provider() + "," + provider());
        As.bearer(officer).get(people()).then().body("people.find { it.id == '" + id + "' }.roles", hasSize(1));
    }

    @Test
    void aNameIsGivenOnce() {
        invited(provider());
        username = username.toUpperCase();
        invite(officer, provider()).statusCode(409).body("type", is("/problems/username-taken"));
        username = "花子";
        invite(officer, provider()).statusCode(422).body("violations[0].field", is("username"));
    }

    @Test
    void whoIsNothingAnyMoreIsOutAtOnce() {
        String id = As.account(username, hash(), Grant.atFacility(Role.PROVIDER, facility, Set.of()));
        String token = signIn().statusCode(200).extract().path("token");
        As.bearer(officer).delete(people() + "/" + id).then().statusCode(204);
        As.bearer(token).get("/api/me").then().statusCode(401);
        signIn().statusCode(401);
        As.bearer(officer).get(people()).then().body("people.id", not(hasItem(id)));
    }

    @Test
    void aRoleThatIsTakenIsTakenAtOnceAndTheRestStays() {
        String other = Given.network();
        String id = As.account(
                username,
                hash(),
                Grant.inNetwork(Role.COORDINATOR, network, null),
                Grant.inNetwork(Role.OFFICER, other, null));
        String token = signIn().statusCode(200).extract().path("token");
        As.bearer(token).get("/api/networks/" + network + "/people").then().statusCode(403);
        As.bearer(officer)
                .get(people())
                .then()
                .body("people.find { it.id == '" + id + "' }.roles.role", is(List.of("coordinator")))
                .body("people.find { it.id == '" + id + "' }.elsewhere", is(true));
        // The account is the other network's as well.
        As.bearer(officer)
                .post(people() + "/" + id + "/reset")
                .then()
                .statusCode(409)
                .body("type", is("/problems/also-elsewhere"));
        As.bearer(officer).post(people() + "/" + id + "/disable").then().statusCode(409);
        json(officer, "{\"name\":\"別\"}").put(people() + "/" + id).then().statusCode(409);

        As.bearer(officer).delete(people() + "/" + id).then().statusCode(204);

        As.bearer(token).get("/api/me").then().statusCode(200).body("roles", is(List.of("officer")));
        As.bearer(token).get("/api/networks/" + other + "/people").then().statusCode(200);
        As.bearer(As.administrator())
                .post("/api/people/" + id + "/reset")
                .then()
                .statusCode(200);
    }

    @Test
    void whoIsStoppedCannotSignInUntilTheyMayAgain() {
        String id = As.account(username, hash(), Grant.atFacility(Role.PROVIDER, facility, Set.of()));
        String token = signIn().statusCode(200).extract().path("token");
        As.bearer(officer)
                .post(people() + "/" + id + "/disable")
                .then()
                .statusCode(200)
                .body("disabled", is(true));
        As.bearer(token).get("/api/me").then().statusCode(401);
        signIn().statusCode(401);
        As.bearer(officer)
                .post(people() + "/" + id + "/enable")
                .then()
                .statusCode(200)
                .body("disabled", is(false));
        As.bearer(token).get("/api/me").then().statusCode(401);
        signIn().statusCode(200);
    }

    @Test
    void nobodyEndsTheirOwnLastRoleAsAKeeper() {
        String own = ownId(officer);
        As.bearer(officer)
                .delete(people() + "/" + own)
                .then()
                .statusCode(409)
                .body("type", is("/problems/own-last-role"));
        As.bearer(officer).post(people() + "/" + own + "/disable").then().statusCode(409);
        json(officer, "{\"roles\":[{\"role\":\"coordinator\"}]}")
                .put(people() + "/" + own)
                .then()
                .statusCode(409);
        json(officer, "{\"roles\":[{\"role\":\"officer\"},{\"role\":\"coordinator\"}]}")
                .put(people() + "/" + own)
                .then()
                .statusCode(200)
                .body("roles", hasSize(2));
    }

    @Test
    void theLastAdministratorStays() {
        String id = As.account(username, hash(), Grant.everywhere(Role.ADMINISTRATOR));
        String keeper = As.token(Grant.everywhere(Role.ADMINISTRATOR)); // was never able to sign in by itself
        List<String> others = othersWhoAdminister(id);
        others.forEach(other -> stop(other, true));
        try {
            As.bearer(keeper)
                    .delete("/api/people/" + id)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/last-administrator"));
            As.bearer(keeper).post("/api/people/" + id + "/disable").then().statusCode(409);
            json(keeper, "{\"roles\":[{\"role\":\"officer\",\"network\":\"" + network + "\"}]}")
                    .put("/api/people/" + id)
                    .then()
                    .statusCode(409);
            As.account(username + "2", hash(), Grant.everywhere(Role.ADMINISTRATOR));
            As.bearer(keeper).delete("/api/people/" + id).then().statusCode(204);
        } finally {
            others.forEach(other -> stop(other, false));
        }
    }

    @Test
    void anAdministratorKeepsAllAccountsPageByPage() {
        String id = json(As.administrator(), command("{\"role\":\"administrator\"}," + provider()))
                .post("/api/people")
                .then()
                .statusCode(201)
                .extract()
                .path("person.id");
        As.bearer(As.administrator())
                .get("/api/people?username=" + username)
                .then()
                .body("people.id", is(List.of(id)))
                .body("people[0].roles.role", containsInAnyOrder("administrator", "provider"));
        String next = As.bearer(As.administrator())
                .get("/api/people?limit=1")
                .then()
                .body("people.id", is(List.of(id)))
                .extract()
                .path("next");
        As.bearer(As.administrator())
                .get("/api/people?limit=1&after=" + next)
                .then()
                .body("people", hasSize(1))
                .body("people.id", not(hasItem(id)));
        As.bearer(As.administrator()).get("/api/people?limit=0").then().statusCode(422);
        json(As.administrator(), "{\"roles\":[{\"role\":\"officer\",\"network\":\"nowhere\"}]}")
                .put("/api/people/" + id)
                .then()
                .statusCode(422)
                .body("violations[0].field", is("roles[0].network"));
    }

    @Test
    void whoeverHasAnAddressIsSentTheLinkInBothLanguages() {
        String mail = username + "@example.jp";
        json(officer, command(provider()).replace("\"roles\"", "\"mail\":\"" + mail + "\",\"roles\""))
                .post(people())
                .then()
                .statusCode(201)
                .body("mailed", is(true));
        assertThat(mailbox.getMailsSentTo(mail)).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject()).isEqualTo("とまりぎへの招待");
            assertThat(letter.getText()).containsSubsequence("花子 様", "/welcome#tml_", "Dear 花子", "/welcome#tml_");
        });
    }

    @Test
    void whereNoMailServerIsConfiguredNothingTriesToSend() {
        Letters letters = new Letters(null, null, java.util.Optional.empty(), java.util.Optional.empty());
        Person person = new Person("1", "a", "あ", "a@example.jp", List.of(), null, false, false, false, null);
        assertThat(letters.send(person, null, "http://localhost/").await().atMost(Duration.ofSeconds(1)))
                .isFalse();
    }

    @Test
    void aMailAddressComesAndGoes() {
        String id = invited(provider());
        json(officer, "{\"mail\":\"a@example.jp\"}")
                .put(people() + "/" + id)
                .then()
                .statusCode(200)
                .body("mail", is("a@example.jp"));
        json(officer, "{\"name\":\"改\"}")
                .put(people() + "/" + id)
                .then()
                .body("mail", is("a@example.jp"))
                .body("name", is("改"));
        json(officer, "{\"mail\":\"\"}").put(people() + "/" + id).then().body("mail", nullValue());
        json(officer, "{\"mail\":\"あ\"}").put(people() + "/" + id).then().statusCode(422);
        json(officer, "{\"username\":\"x1\"}").put(people() + "/" + id).then().statusCode(422);
    }

    private String hash() {
        return passwords.hash("鳥のとまりぎ 7本").await().atMost(Duration.ofSeconds(10));
    }

    private ValidatableResponse signIn() {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"" + username + "\",\"password\":\"鳥のとまりぎ 7本\"}")
                .post("/api/login")
                .then();
    }

    private List<String> othersWhoAdminister(String id) {
        return As.wait(() -> people.list(EVERYBODY, null, null, 1_000_000)).stream()
                .filter(person -> person.isAdministrator() && person.ready() && !person.disabled())
                .map(Person::id)
                .filter(other -> !other.equals(id))
                .toList();
    }

    private void stop(String id, boolean disabled) {
        As.wait(() ->
                people.change(EVERYBODY, id, person -> People.Change.of(person).disabled(disabled)));
    }

    private static String ownId(String token) {
        return As.bearer(token).get("/api/me").path("id");
    }
}
