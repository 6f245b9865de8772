package net.tomarigi.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import net.tomarigi.access.Passkeys.Answered;
import net.tomarigi.access.Passkeys.Key;
import net.tomarigi.access.Passkeys.Site;
import org.jboss.logging.Logger;

/**
 * Whether what a browser brings of a passkey is right (WebAuthn, level 2): the signature, our challenge, our own site, a
 * person who has shown the device who they are. Which model of authenticator it is, nobody asks.
 */
@Singleton
class PasskeyProofs {
    /** In the order in which we like them: EdDSA, ES256, RS256. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private static final Logger LOG = Logger.getLogger(PasskeyProofs.class);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SIGN_IN = "sign-in";

    private final PasskeyChallenges challenges;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    PasskeyProofs(PasskeyChallenges challenges) {
        this.challenges = challenges;
    }

    record NewKey(Key key, Answered answered) {}

    /** Somebody claims to have this passkey; nothing is proven yet. */
    record Claim(String id, String account, AuthenticationData data, Answered answered) {}

    String challengeToRegister(String account) {
        return BASE64.encodeToString(challenges.make(toRegister(account)));
    }

    String challengeToSignIn() {
        return BASE64.encodeToString(challenges.make(SIGN_IN));
    }

    private static String toRegister(String account) {
        return "register:" + account;
    }

    /** @param answer RegistrationResponseJSON; empty when it is not right */
    Optional<NewKey> register(String account, Site site, String answer) {
        return attempt(() -> {
            RegistrationData data = webAuthn.parseRegistrationResponseJSON(answer);
            Answered answered = answered(data.getCollectedClientData(), toRegister(account));
            webAuthn.verify(
                    data,
                    new RegistrationParameters(server(site, data.getCollectedClientData()), allowed(), true, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = authenticator.getAttestedCredentialData();
            COSEKey key = credential.getCOSEKey();
            return new NewKey(
                    new Key(
                            BASE64.encodeToString(credential.getCredentialId()),
                            account,
                            converter.getCborConverter().writeValueAsBytes(key),
                            key.getAlgorithm().getValue(),
                            credential.getAaguid().toString(),
                            authenticator.getSignCount(),
                            false),
                    answered);
        });
    }

    /** @param answer AuthenticationResponseJSON; empty when it cannot be right, whoever's it is */
    Optional<Claim> read(String answer) {
        return attempt(() -> {
            AuthenticationData data = webAuthn.parseAuthenticationResponseJSON(answer);
            return new Claim(
                    BASE64.encodeToString(data.getCredentialId()),
                    new String(data.getUserHandle(), StandardCharsets.UTF_8),
                    data,
                    answered(data.getCollectedClientData(), SIGN_IN));
        });
    }

    /** The passkey's counter as it is now; empty when the claim is wrong. */
    Optional<Long> verify(Claim claim, Key key, Site site) {
        return attempt(() -> {
            if (!key.account().equals(claim.account())) throw new IllegalArgumentException("of another account");
            CredentialRecordImpl known = new CredentialRecordImpl(
                    null,
                    null,
                    null,
                    null,
                    key.counter(),
                    new AttestedCredentialData(
                            new AAGUID(key.aaguid()),
                            Base64.getUrlDecoder().decode(key.id()),
                            converter.getCborConverter().readValue(key.publicKey(), COSEKey.class)),
                    null,
                    null,
                    null,
                    null);
            AuthenticationData data = claim.data();
            webAuthn.verify(
                    data,
                    new AuthenticationParameters(server(site, data.getCollectedClientData()), known, null, true, true));
            return data.getAuthenticatorData().getSignCount();
        });
    }

    private Answered answered(CollectedClientData said, String purpose) {
        return challenges
                .check(said.getChallenge().getValue(), purpose)
                .orElseThrow(() -> new IllegalArgumentException("a challenge that is none of ours, or over"));
    }

    /** The challenge is known to be ours by its signature. */
    private static ServerProperty server(Site site, CollectedClientData said) {
        Challenge challenge = Objects.requireNonNull(said.getChallenge());
        return new ServerProperty(new Origin(site.origin()), site.id(), challenge);
    }

    private static List<PublicKeyCredentialParameters> allowed() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    /** The library throws whatever it meets in an answer that is not what it should be. */
    private static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (VerificationException
                | DataConversionException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException e) {
            LOG.debug("A passkey's answer is not right", e);
            return Optional.empty();
        }
    }
}
