package net.tomarigi.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens where it was sealed, with the key that sealed it, and otherwise not at all. */
class SealerTest {
    private static final String K1 = Keyring.made("k1");
    private static final String K2 = Keyring.made("k2");
    private static final String HERE = "person.name:17";

    private final Sealer old = new Sealer(new Keyring(K1));
    private final Sealer both = new Sealer(new Keyring(K2 + "," + K1));

    @ParameterizedTest
    @ValueSource(strings = {"", "山田 花子", "😀\u0000\n"})
    void whatIsSealedOpens(String plain) {
        String sealed = both.seal(plain, HERE);

        assertThat(sealed).startsWith("k2:").isNotEqualTo(both.seal(plain, HERE));
        assertThat(both.open(sealed, HERE)).isEqualTo(plain);
    }

    @Test
    void aValueThatWasMovedIsRefused() {
        assertThatThrownBy(() -> both.open(both.seal("山田", HERE), "person.name:18"))
                .isInstanceOf(BrokenSeal.class)
                .hasMessage("What stands in person.name:18 is not what was sealed there.");
    }

    @Test
    void anotherKeyOfTheSameNameIsRefused() {
        Sealer other = new Sealer(new Keyring(Keyring.made("k1")));

        assertThatThrownBy(() -> other.open(old.seal("山田", HERE), HERE)).isInstanceOf(BrokenSeal.class);
    }

    @Test
    void everyTruncationIsRefused() {
        String sealed = old.seal("山田", HERE);

        for (int length = 0; length < sealed.length(); length++) {
            String cut = sealed.substring(0, length);
            assertThatThrownBy(() -> old.open(cut, HERE)).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bytes = Base64.getDecoder().decode(old.seal("山田", HERE).substring(3));

        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 1;
            String changed = "k1:" + Base64.getEncoder().encodeToString(bytes);
            bytes[at] ^= 1;
            assertThatThrownBy(() -> old.open(changed, HERE)).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void anOldKeyStillOpens() {
        String sealed = old.seal("山田", HERE);

        assertThat(both.open(sealed, HERE)).isEqualTo("山田");
        assertThat(both.isOld(sealed)).isTrue();
        assertThat(both.isOld(both.seal("山田", HERE))).isFalse();
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> old.open(both.seal("山田", HERE), HERE))
                .isInstanceOf(UnknownKey.class)
                .hasMessage("No key of the name k2 is among TOMARIGI_KEYS (k1).");
    }

    @Test
    void anIndexFindsWhatAnyKeyWrote() {
        assertThat(both.index("hanako", "account.name"))
                .hasSize(2)
                .contains(old.index("hanako", "account.name").get(0))
                .doesNotContainAnyElementsOf(both.index("hanako", "account.mail"))
                .doesNotContainAnyElementsOf(both.index("hanak0", "account.name"));
        assertThat(both.index("hanako", "account.name").get(0)).startsWith("k2:");
    }

    @Test
    void aSignatureHoldsForItsPurposeAndItsDataUnderAnyKey() {
        byte[] data = {1, 2, 3};
        String mac = old.mac("audit", data);

        assertThat(both.isMac(mac, "audit", data)).isTrue();
        assertThat(both.isMac(mac, "token", data)).isFalse();
        assertThat(both.isMac(mac, "audit", new byte[] {1, 2, 4})).isFalse();
        assertThat(new Sealer(new Keyring(Keyring.made("k1"))).isMac(mac, "audit", data))
                .isFalse();
        assertThat(Stream.of("", "k1:", "k1:*", "k1", mac.substring(0, 10)))
                .noneMatch(broken -> both.isMac(broken, "audit", data));
        assertThatThrownBy(() -> old.isMac(both.mac("audit", data), "audit", data))
                .isInstanceOf(UnknownKey.class);
    }

    /** Test case 3 of RFC 5869, its first block. */
    @Test
    void keysAreDerivedAsTheRfcDoes() {
        byte[] key = new byte[22];
        java.util.Arrays.fill(key, (byte) 0x0b);

        assertThat(HexFormat.of().formatHex(Keyring.hkdf(key, new byte[0])))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k1",
                ":AAAA",
                "K1:AAAA",
                "k1:AAAA",
                "k1:no base64",
                "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,",
                "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void whatIsNoKeyringIsRefusedInASentence(String setting) {
        assertThatThrownBy(() -> new Keyring(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TOMARIGI_KEYS (tomarigi.keys) cannot be used: ")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void aKeyringTellsNoKey() {
        assertThat(new Keyring(K2 + ", " + K1)).hasToString("Keyring [k2, k1]");
    }
}
