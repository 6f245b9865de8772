package net.tomarigi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What counts beside beds and kilometres: what the person wishes, and teams that come to the person's home. */
class WishesAndTeamsTest {
    private static final Affinity WISHED = new Affinity(Policy.NEUTRAL, 1, Policy.NEUTRAL);
    private static final Affinity KNOWN = new Affinity(1, Policy.NEUTRAL, Policy.NEUTRAL);

    @Test
    @Tag("A3")
    void whatThePersonWishesLiftsAFacilityAndIsSaid() {
        Candidate one = Bed.of("a").facility("f").candidate();
        Candidate other = Bed.of("b").facility("g").candidate();

        assertThat(ids(answer(Asking.anything(), one, other))).containsExactly("a", "b");
        Answer wished = answer(Asking.anything().ties(Map.of("g", WISHED), Affinity.NEUTRAL), one, other);
        assertThat(ids(wished)).containsExactly("b", "a");
        assertThat(wished.ranked().get(0).reasons()).extracting(Reason::code).contains(Reason.Code.WISHED);
        assertThat(wished.ranked().get(1).reasons()).extracting(Reason::code).doesNotContain(Reason.Code.WISHED);
        Answer familiar = answer(Asking.anything().ties(Map.of("g", WISHED, "f", KNOWN), Affinity.NEUTRAL), one, other);
        assertThat(ids(familiar))
                .as("an earlier stay counts for more than a wish")
                .containsExactly("a", "b");
    }

    @Test
    @Tag("C5")
    void aTeamAnswersWhereTeamsAreAskedToo() {
        Candidate bed = Bed.of("bed").sexes(Need.MALE).candidate();
        Candidate team = Bed.of("team").team(true).candidate();

        Answer beds = answer(Asking.anything().sex(Need.FEMALE), bed, team);
        assertThat(beds.reached()).isEqualTo(1);
        assertThat(beds.ranked()).isEmpty();
        assertThat(beds.never()).isNotNull();
        Answer both = answer(Asking.anything().sex(Need.FEMALE).teams(true), bed, team);
        assertThat(ids(both)).containsExactly("team");
        assertThat(both.never()).isNull();
    }

    private static Answer answer(Asking asking, Candidate... all) {
        CandidateIndex index = new CandidateIndex(Metric.GREAT_CIRCLE);
        index.replaceAll(List.of(all), Bed.TONIGHT);
        return index.snapshot().answer(asking.question(), Policy.DEFAULT);
    }

    private static List<String> ids(Answer answer) {
        return answer.ranked().stream().map(ranked -> ranked.candidate().id()).toList();
    }
}
