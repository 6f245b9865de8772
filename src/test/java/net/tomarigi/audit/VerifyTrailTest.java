package net.tomarigi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import net.tomarigi.audit.Finding.Kind;
import net.tomarigi.sealing.Keyring;
import net.tomarigi.sealing.Sealer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever can write to the database but has no key leaves a trace that the verification finds. */
@QuarkusTest
class VerifyTrailTest {
    private static final int ENTRIES = 7;

    private final String network = "v-" + UUID.randomUUID();

    @Inject
    TrailOfTests trail;

    @Inject
    Config config;

    @BeforeEach
    void fill() {
        trail.fill(network, ENTRIES);
    }

    @Test
    void whatNobodyTouchedIsSound() {
        Verdict verdict = trail.verify(network);

        assertThat(verdict.isSound()).as("%s", verdict).isTrue();
        assertThat(verdict.last()).isEqualTo(ENTRIES);
        assertThat(verdict).hasToString(network + ": ok, up to entry 7 (" + verdict.hash() + ")");
        assertThat(trail.verify("system").isSound()).isTrue();
    }

    @Test
    void everyFieldIsSigned() {
        for (String change : new String[] {
            "at = at + interval '1 microsecond'",
            "who = who || 'x'",
            "action = 'account.reae'",
            "subject_kind = 'person'",
            "subject = 's-9'",
            "details = '{}'",
            "previous = reverse(previous)",
            "mac = left(mac, -3) || 'AA='"
        }) {
            String before = "drop table if exists was; create table was as select * from audit where ";
            trail.tamper(before + row(4), "update audit set " + change + " where " + row(4));
            found(Kind.CHANGED, 4);
            trail.tamper("delete from audit where " + row(4), "insert into audit select * from was", "drop table was");
            assertThat(trail.verify(network).isSound()).isTrue();
        }
    }

    @Test
    void aRowOfAnotherChainIsFound() {
        String other = "v-" + UUID.randomUUID();
        trail.fill(other, ENTRIES);
        trail.tamper(
                "delete from audit where " + row(4),
                "update audit set chain = '" + network + "' where chain = '" + other + "' and seq = 4");

        found(Kind.CHANGED, 4);
        assertThat(trail.verify(other).finding().kind()).isEqualTo(Kind.MISSING);
    }

    @Test
    void aRemovedRowIsFound() {
        trail.tamper("delete from audit where " + row(3));
        found(Kind.MISSING, 3);
    }

    @Test
    void theFirstRowsRemovalIsFound() {
        trail.tamper("delete from audit where " + row(1));
        found(Kind.MISSING, 1);
    }

    @Test
    void aRemovedMiddleIsFound() {
        trail.tamper("delete from audit where chain = '" + network + "' and seq between 2 and 6");
        found(Kind.MISSING, 2);
    }

    @Test
    void aGapThatWasClosedIsFound() {
        trail.tamper(
                "delete from audit where " + row(3),
                "update audit set seq = seq + 100 where chain = '" + network + "' and seq > 3",
                "update audit set seq = seq - 101 where chain = '" + network + "' and seq > 100");
        found(Kind.REORDERED, 3);
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        trail.tamper(
                "update audit set seq = 99 where " + row(2),
                "update audit set seq = 2 where " + row(5),
                "update audit set seq = 5 where " + row(99));
        found(Kind.REORDERED, 2);
    }

    @Test
    void aForgedRowAtTheEndIsFound() {
        trail.tamper(forge());
        found(Kind.CHANGED, ENTRIES + 1);
    }

    @Test
    void aForgedRowWithAForgedEndIsFound() {
        trail.tamper(forge(), "update audit_head set last = last + 1 where chain = '" + network + "'");
        found(Kind.CHANGED, ENTRIES + 1);
    }

    @Test
    void aCopyOfAGenuineRowAtTheEndIsFound() {
        trail.tamper("insert into audit select chain, 8, at, who, action, subject_kind, subject, details, previous, mac"
                + " from audit where " + row(7));
        found(Kind.REORDERED, 8);
    }

    @Test
    void aTailThatWasCutOffIsFound() {
        trail.tamper("delete from audit where " + row(7));
        found(Kind.TAIL_CUT, 7);
    }

    @Test
    void aTailThatWasCutOffWithItsEndIsFound() {
        cutTailAndMoveHead();
        found(Kind.TAIL_CUT, 7);
    }

    @Test
    void writingOnAfterACutDoesNotHealIt() {
        cutTailAndMoveHead();
        trail.fill(network, 3);
        found(Kind.TAIL_CUT, 7);
        assertThat(trail.find(new AuditQuery(network, null, null, null, AuditTrail.BROKEN, null, null, 10))
                        .records())
                .hasSize(1);
    }

    @Test
    void everyFieldOfTheEndIsSigned() {
        for (String change : new String[] {"number = number + 1000000", "chains = 1", "hash = reverse(hash)"}) {
            trail.tamper(
                    "drop table if exists was",
                    "create table was as select * from audit_head where chain = '" + network + "'",
                    "update audit_head set " + change + " where chain = '" + network + "'");
            assertThat(trail.verify(network).finding().kind()).as(change).isEqualTo(Kind.TAIL_CUT);
            trail.tamper(
                    "delete from audit_head where chain = '" + network + "'",
                    "insert into audit_head select * from was",
                    "drop table was");
        }
    }

    @Test
    void aChainThatIsGoneAsAWholeIsFound() {
        trail.tamper(
                "create table gone as select * from audit where chain = '" + network + "'",
                "create table gone_head as select * from audit_head where chain = '" + network + "'",
                "delete from audit where chain = '" + network + "'",
                "delete from audit_head where chain = '" + network + "'");
        try {
            assertThat(trail.verifyAll())
                    .filteredOn(verdict -> verdict.chain().startsWith("chain "))
                    .extracting(verdict -> verdict.finding().kind())
                    .containsExactly(Kind.MISSING);
            trail.tamper("insert into audit select * from gone");
            assertThat(trail.verify(network).finding().kind()).isEqualTo(Kind.MISSING);
        } finally {
            trail.tamper("insert into audit_head select * from gone_head", "drop table gone, gone_head");
        }
        assertThat(trail.verify(network).isSound()).isTrue();
    }

    @Test
    void anotherKeyUnderTheSameNameIsToldFromAChange() {
        String name = config.getValue(Keyring.SETTING, String.class).split(":")[0];

        Verdict verdict = trail.verify(new Sealer(new Keyring(Keyring.made(name))), network);

        assertThat(verdict.finding().kind()).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        Verdict verdict = trail.verify(new Sealer(new Keyring(Keyring.made("other"))), network);

        assertThat(verdict.finding().kind()).isEqualTo(Kind.WRONG_KEY);
        assertThat(verdict.toString()).contains("No key of the name").contains("(other)");
    }

    @Test
    void aChainThatEndsWithAPageIsFollowedToItsEnd() {
        trail.fill(network, 2);
        assertThat(trail.verify(network).isSound()).isTrue();
        trail.tamper("update audit set who = 'b' where " + row(9));
        found(Kind.CHANGED, 9);
    }

    private void cutTailAndMoveHead() {
        trail.tamper(
                "update audit_head set last = 6, hash = (select previous from audit where " + row(7)
                        + ") where chain = '" + network + "'",
                "delete from audit where " + row(7));
    }

    private String forge() {
        return "insert into audit select chain, 8, at, 'somebody', action, subject_kind, subject, details, previous, mac"
                + " from audit where " + row(7);
    }

    private String row(long seq) {
        return "chain = '" + network + "' and seq = " + seq;
    }

    private void found(Kind kind, long sequence) {
        Verdict verdict = trail.verify(network);
        assertThat(verdict.isSound()).as("%s", verdict).isFalse();
        assertThat(verdict.finding().kind()).as("%s", verdict).isEqualTo(kind);
        assertThat(verdict.finding().sequence()).as("%s", verdict).isEqualTo(sequence);
    }
}
