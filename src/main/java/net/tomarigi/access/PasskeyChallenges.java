package net.tomarigi.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.tomarigi.access.Passkeys.Answered;
import net.tomarigi.sealing.Sealer;
import net.tomarigi.sealing.UnknownKey;

/**
 * What a passkey signs. Nothing of it is kept until it is answered: it carries its end and our signature, so that any node
 * knows it again. That it counts once is settled where its answer is written down.
 */
@Singleton
class PasskeyChallenges {
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final String MAC = "passkey.challenge";
    private static final int LONGEST = 300;

    private final Sealer sealer;
    private final Clock clock;

    PasskeyChallenges(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @param purpose what its answer will be good for, and for whom */
    byte[] make(String purpose) {
        String text = Secret.make("") + "." + clock.instant().plus(LASTS).toEpochMilli();
        return (text + "." + sealer.mac(MAC, signed(purpose, text))).getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty when it is none of ours, for something else, or over. */
    Optional<Answered> check(byte[] challenge, String purpose) {
        String[] parts = challenge.length > LONGEST
                ? new String[0]
                : new String(challenge, StandardCharsets.US_ASCII).split("\\.", 3);
        if (parts.length != 3 || !isOurs(parts[2], signed(purpose, parts[0] + "." + parts[1]))) return Optional.empty();
        Instant until = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return clock.instant().isBefore(until)
                ? Optional.of(new Answered(Secret.hash(parts[0]), until))
                : Optional.empty();
    }

    private boolean isOurs(String mac, byte[] signed) {
        try {
            return sealer.isMac(mac, MAC, signed);
        } catch (UnknownKey e) {
            return false;
        }
    }

    private static byte[] signed(String purpose, String text) {
        return (purpose + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
