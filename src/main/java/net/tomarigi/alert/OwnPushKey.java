package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Optional;
import net.tomarigi.alert.PushKeys.KeyPair;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key by which push services know this installation: as configured, or else made once and kept for all nodes. */
@Singleton
class OwnPushKey {
    private final PushKeys keys;
    private final Optional<KeyPair> configured;
    private volatile KeyPair known;

    OwnPushKey(
            PushKeys keys,
            @ConfigProperty(name = "tomarigi.push.public-key") Optional<String> publicKey,
            @ConfigProperty(name = "tomarigi.push.private-key") Optional<String> privateKey) {
        if (publicKey.isPresent() != privateKey.isPresent())
            throw new IllegalArgumentException("tomarigi.push.public-key and tomarigi.push.private-key go together");
        this.keys = keys;
        this.configured = publicKey.map(one -> new KeyPair(one, privateKey.get()));
        configured.ifPresent(WebPush::requirePair);
    }

    Uni<KeyPair> get() {
        if (configured.isPresent()) return Uni.createFrom().item(configured.get());
        if (known != null) return Uni.createFrom().item(known);
        return Uni.createFrom().item(OwnPushKey::make).flatMap(keys::findOrKeep).invoke(found -> known = found);
    }

    private static KeyPair make() {
        try {
            return WebPush.makePair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
