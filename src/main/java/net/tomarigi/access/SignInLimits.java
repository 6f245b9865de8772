package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.RateLimits;
import net.tomarigi.platform.RateLimits.Taken;

/**
 * Slows whoever guesses, and not a night shift: guesses at an account from devices on which nobody has signed in to it are
 * counted together, wherever they come from; a device that is known has a count of its own. An account is counted whether
 * there is one or not, so that nobody learns which.
 */
@Singleton
public class SignInLimits {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int FROM_UNKNOWN_DEVICES = 10;
    static final int FROM_A_KNOWN_DEVICE = 20;
    /** A city's offices share one. */
    static final int FROM_AN_ADDRESS = 200;

    private final RateLimits rates;
    private final KnownDevices devices;

    SignInLimits(RateLimits rates, KnownDevices devices) {
        this.rates = rates;
        this.devices = devices;
    }

    /**
     * Where somebody tries to sign in.
     *
     * @param address null: on this machine itself
     * @param device what the device has kept from before; null: nothing
     */
    public record Place(String address, String device) {}

    /** Fails with 429 when it was tried too often. */
    Uni<Void> take(String username, Place place) {
        String name = Accounts.folded(username);
        Optional<String> device = devices.find(place.device(), username);
        if (device.isPresent()) return require(rates.take("sign-in-device", device.get(), FROM_A_KNOWN_DEVICE, WINDOW));
        Uni<Void> ofAddress = place.address() == null
                ? Uni.createFrom().voidItem()
                : require(rates.take("sign-in-address", place.address(), FROM_AN_ADDRESS, WINDOW));
        return ofAddress.chain(() -> require(rates.take("sign-in-account", name, FROM_UNKNOWN_DEVICES, WINDOW)));
    }

    /** Of something that one account may try so often; fails with 429. */
    Uni<Void> take(String what, String account, int most) {
        return require(rates.take(what, account, most, WINDOW));
    }

    private static Uni<Void> require(Uni<Taken> taking) {
        return taking.flatMap(taken -> taken.allowed()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(new Problem("too-many-attempts", 429, List.of(), List.of(), taken.retryAfter())
                                .asException()));
    }
}
