package net.tomarigi.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.tomarigi.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A facility follows the national list in what the list changes, and keeps what its people said. */
class ListedFacilityTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void theFirstListMakesTheFacilityOfWhatItSaysAndNothingMore() {
        Facility facility = ListedFacility.first(listing(2));

        assertThat(facility.id()).isEqualTo("A1");
        assertThat(facility.version()).isEqualTo(1);
        assertThat(facility.beds()).containsExactly(bed(1), bed(2));
        assertThat(facility.nights()).isEmpty();
        assertThat(facility.profile().totalPlaces()).isEqualTo(2);
        assertThat(facility.profile().siting()).isNull();
        assertThat(facility.profile().disabilities()).isNull();
        assertThat(facility.memberships()).containsExactly(new Membership(Network.idOfMunicipality("栃木県栃木市"), null));
    }

    @Test
    void theSameListAgainIsTheSameFacility() {
        Facility facility = ListedFacility.first(listing(2));
        assertThat(ListedFacility.again(facility, listing(2))).isSameAs(facility);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "blank",
            value = {
                // 定員 before, beds the facility has by then, 定員 now, beds then
                "4, 4, 6, 6",
                "blank, 0, 3, 3",
                "0, 0, 3, 3",
                "4, 4, blank, 4",
                "4, 2, 6, 4",
                "4, 6, 6, 6",
                "4, 5, 6, 6",
                "4, 4, 2, 2",
                "4, 4, 0, 0",
                "4, 2, 3, 2",
                "4, 6, 3, 5",
                "4, 4, 4, 4",
                "0, 0, 400, 300"
            })
    void bedsFollowThePlacesByWhatTheListChanged(Integer before, int has, Integer now, int then) {
        Facility first = ListedFacility.first(listing(before));
        List<Bed> beds = new ArrayList<>(first.beds());
        while (beds.size() > has) beds.remove(beds.size() - 1);
        while (beds.size() < has) beds.add(bed(beds.size() + 1));
        Facility edited = withBeds(first, beds);

        Facility again = ListedFacility.again(edited, listing(now, "本町"));

        assertThat(again.beds()).hasSize(then).doesNotHaveDuplicates();
        assertThat(again.profile().totalPlaces()).isEqualTo(now);
    }

    @Test
    void aBedThatWasReportedOnRenamedOrDescribedStaysWhenPlacesShrink() {
        Facility first = ListedFacility.first(listing(5));
        Bed renamed = new Bed("A1-5", "つばき", null, null, null);
        Bed described = new Bed("A1-4", "4", Set.of(Sex.FEMALE), null, null);
        Facility facility = reported(withBeds(first, List.of(bed(1), bed(2), bed(3), described, renamed)), "A1-3");

        assertThat(ListedFacility.again(facility, listing(1)).beds()).containsExactly(bed(3), described, renamed);
    }

    @Test
    void theNumberOfABedThatIsGoneIsNotGivenAgain() {
        Facility first = ListedFacility.first(listing(3));
        Facility without = withBeds(first, List.of(bed(1), bed(2)));
        assertThat(ListedFacility.again(without, listing(4)).beds()).containsExactly(bed(1), bed(2), bed(4));
    }

    @Test
    void theListTakesBackNoWordThatItHasNotChangedItself() {
        Facility first = ListedFacility.first(listing(2));
        Profile corrected = named(first.profile(), "とまり木", "0282-00-9999");
        Facility edited = first.edited(corrected, first.beds(), TODAY);

        Facility moved = ListedFacility.again(edited, listing(2, "大平町"));
        assertThat(moved.profile().name()).isEqualTo("とまり木");
        assertThat(moved.profile().phone()).isEqualTo("0282-00-9999");
        assertThat(moved.profile().address()).isEqualTo("大平町");
        assertThat(moved.version()).isEqualTo(3);
        assertThat(moved.standingVersion()).isEqualTo(3);
    }

    @Test
    void aNewMunicipalityMovesTheFacilityToItsNetworkAndLeavesTheOthers() {
        Facility first = ListedFacility.first(listing(2)).joined(new Membership("wide", "西"));
        Facility moved = ListedFacility.again(first, inCity("栃木県小山市"));
        assertThat(moved.memberships())
                .containsExactly(new Membership("wide", "西"), new Membership(Network.idOfMunicipality("栃木県小山市"), null));
    }

    @Test
    void whoeverLeftTheMunicipalitysNetworkStaysAway() {
        Facility left = ListedFacility.first(listing(2))
                .joined(new Membership("wide", null))
                .left(Network.idOfMunicipality("栃木県栃木市"));
        assertThat(ListedFacility.again(left, listing(3)).memberships()).containsExactly(new Membership("wide", null));
    }

    private static Facility withBeds(Facility facility, List<Bed> beds) {
        return new Facility(
                facility.id(),
                facility.version(),
                facility.standingVersion(),
                null,
                facility.profile(),
                beds,
                List.of(),
                facility.memberships(),
                facility.listing());
    }

    private static Facility reported(Facility facility, String bed) {
        return new Facility(
                facility.id(),
                facility.version() + 1,
                facility.standingVersion(),
                null,
                facility.profile(),
                facility.beds(),
                List.of(new BedNights(bed, facility.version() + 1, new OpenNights(TODAY, "1"))),
                facility.memberships(),
                facility.listing());
    }

    private static Bed bed(int number) {
        return new Bed("A1-" + number, String.valueOf(number), null, null, null);
    }

    private static Profile named(Profile profile, String name, String phone) {
        return new Profile(
                profile.number(),
                name,
                null,
                null,
                profile.municipality(),
                profile.address(),
                phone,
                null,
                null,
                profile.lat(),
                profile.lon(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                profile.totalPlaces());
    }

    private static Listing listing(Integer places) {
        return listing(places, "平和町");
    }

    private static Listing listing(Integer places, String address) {
        return new Listing(
                "A1",
                "0910000001",
                "みほん",
                null,
                null,
                "栃木県栃木市",
                address,
                "0282-00-0001",
                null,
                null,
                36.38,
                139.73,
                places);
    }

    private static Listing inCity(String city) {
        return new Listing(
                "A1", "0910000001", "みほん", null, null, city, "平和町", "0282-00-0001", null, null, 36.38, 139.73, 2);
    }
}
