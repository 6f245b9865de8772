package net.tomarigi.offices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Kind;
import net.tomarigi.facility.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands behind the care that a facility claims. */
class ClaimTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static Profile profile(Kind kind, Integer behaviour, Map<Care, CareHours> care) {
        return new Profile(
                null, "x", null, null, null, null, null, null, null, null, null, kind, null, null, null, null, null,
                null, behaviour, care, null, null, null, null);
    }

    private static Qualification one(Qualification.Kind kind, LocalDate from, LocalDate to) {
        return new Qualification("1", "f", null, kind, 1, from, to, null, Instant.EPOCH, 1);
    }

    private static List<Claim> notBacked(Profile profile, Qualification... all) {
        return Claim.notBacked(profile, List.of(all), TODAY);
    }

    @Test
    @Tag("A4")
    void suctionNeedsANurseOrTheTrainingAndOnlyWhileItCounts() {
        Profile profile = profile(null, null, Map.of(Care.SUCTION, CareHours.DAY, Care.OXYGEN, CareHours.ALWAYS));
        assertThat(notBacked(profile)).containsExactly(Claim.SUCTION);
        assertThat(notBacked(profile, one(Qualification.Kind.SUCTION_3, null, null)))
                .isEmpty();
        assertThat(notBacked(profile, one(Qualification.Kind.NURSE, TODAY, TODAY)))
                .isEmpty();
        assertThat(notBacked(profile, one(Qualification.Kind.NURSE, null, TODAY.minusDays(1))))
                .containsExactly(Claim.SUCTION);
        assertThat(notBacked(profile, one(Qualification.Kind.NURSE, TODAY.plusDays(1), null)))
                .containsExactly(Claim.SUCTION);
        assertThat(notBacked(profile, one(Qualification.Kind.SOCIAL_WORKER, null, null)))
                .containsExactly(Claim.SUCTION);
    }

    @Test
    @Tag("A4")
    void severeBehaviourNeedsItsTrainingFromTenPointsOn() {
        assertThat(notBacked(profile(null, 9, null))).isEmpty();
        assertThat(notBacked(profile(null, 10, null))).containsExactly(Claim.BEHAVIOUR);
        assertThat(notBacked(
                        profile(null, 24, null),
                        one(Qualification.Kind.BEHAVIOUR_PRACTICAL, TODAY.minusYears(1), null)))
                .isEmpty();
    }

    @Test
    void aHospitalHasNursesAndWhatIsNeverGivenClaimsNothing() {
        Map<Care, CareHours> care = Map.of(Care.VENTILATOR, CareHours.ALWAYS, Care.SIGN_LANGUAGE, CareHours.DAY);
        assertThat(notBacked(profile(Kind.MEDICAL, null, care))).containsExactly(Claim.SIGN_LANGUAGE);
        assertThat(notBacked(profile(Kind.WELFARE, null, care))).containsExactly(Claim.VENTILATOR, Claim.SIGN_LANGUAGE);
        assertThat(notBacked(profile(null, 0, Map.of(Care.SUCTION, CareHours.NEVER))))
                .isEmpty();
    }

    @Test
    void aTrainingOfTheSecondKindStandsBehindNoTracheostomy() {
        Profile profile = profile(null, null, Map.of(Care.TRACHEOSTOMY, CareHours.ALWAYS));
        assertThat(notBacked(profile, one(Qualification.Kind.SUCTION_2, null, null)))
                .containsExactly(Claim.TRACHEOSTOMY);
        assertThat(notBacked(profile, one(Qualification.Kind.SUCTION_1, null, null)))
                .isEmpty();
    }

    @Test
    void whatEndsWithinNinetyDaysIsListed() {
        assertThat(one(Qualification.Kind.NURSE, null, null).endsSoon(TODAY)).isFalse();
        assertThat(one(Qualification.Kind.NURSE, null, TODAY.plusDays(91)).endsSoon(TODAY))
                .isFalse();
        assertThat(one(Qualification.Kind.NURSE, null, TODAY.plusDays(90)).endsSoon(TODAY))
                .isTrue();
        assertThat(one(Qualification.Kind.NURSE, null, TODAY.minusDays(400)).endsSoon(TODAY))
                .isTrue();
    }
}
