package net.tomarigi.access.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.tomarigi.access.KeepPasskeys;
import net.tomarigi.access.KeepPasskeys.Invited;
import net.tomarigi.access.Passkeys.Site;

/** What a browser is asked, as WebAuthn (level 3) writes it in JSON; bytes are base64url. */
final class PasskeyOptions {
    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";

    /** In ms. */
    private static final long PATIENCE = KeepPasskeys.PATIENCE.toMillis();

    private PasskeyOptions() {}

    record Creation(
            String challenge,
            RelyingParty rp,
            User user,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            List<Known> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {
        static Creation of(Invited invited, Site site) {
            byte[] id = invited.person().id().getBytes(StandardCharsets.UTF_8);
            return new Creation(
                    invited.challenge(),
                    new RelyingParty(site.id(), "とまりぎ Tomarigi"),
                    new User(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                            invited.person().username(),
                            invited.person().name()),
                    KeepPasskeys.ALGORITHMS.stream()
                            .map(algorithm -> new Algorithm(TYPE, algorithm))
                            .toList(),
                    PATIENCE,
                    invited.known().stream()
                            .map(passkey -> new Known(TYPE, passkey.id()))
                            .toList(),
                    new Selection(REQUIRED, true, REQUIRED),
                    "none");
        }

        /** It names somebody. */
        @Override
        public String toString() {
            return "Creation";
        }
    }

    record RelyingParty(String id, String name) {}

    record User(String id, String name, String displayName) {}

    /** @param alg as COSE numbers it */
    record Algorithm(String type, long alg) {}

    record Known(String type, String id) {}

    /** A passkey that the device finds by itself, and for which it asks who holds it. */
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    record Request(String challenge, String rpId, long timeout, String userVerification) {
        static Request of(String challenge, Site site) {
            return new Request(challenge, site.id(), PATIENCE, REQUIRED);
        }
    }
}
