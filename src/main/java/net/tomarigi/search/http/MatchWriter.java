package net.tomarigi.search.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.tomarigi.board.BoardView;
import net.tomarigi.board.Boards;
import net.tomarigi.facility.Bed;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.facility.Profile;
import net.tomarigi.facility.Standing;
import net.tomarigi.matching.Answer;
import net.tomarigi.matching.Candidate;
import net.tomarigi.matching.Concession;
import net.tomarigi.matching.Criterion;
import net.tomarigi.matching.NearMiss;
import net.tomarigi.matching.Never;
import net.tomarigi.matching.Part;
import net.tomarigi.matching.Parts;
import net.tomarigi.matching.Ranked;
import net.tomarigi.matching.Relay;
import net.tomarigi.network.Freshness;
import net.tomarigi.search.KeepIndex;
import net.tomarigi.search.Matches;
import net.tomarigi.search.http.MatchView.ChangeView;
import net.tomarigi.search.http.MatchView.CodeView;
import net.tomarigi.search.http.MatchView.LegView;
import net.tomarigi.search.http.MatchView.NearMissView;
import net.tomarigi.search.http.MatchView.NearestView;
import net.tomarigi.search.http.MatchView.PartsView;
import net.tomarigi.search.http.MatchView.RankedView;
import net.tomarigi.search.http.MatchView.RelayView;

/** Writes the engine's answer as the caller reads it: names and telephones for identifiers, sentences for codes. */
final class MatchWriter {
    private final Matches matches;
    private final KeepIndex index;
    private final Boards boards;
    private final Sentences sentences;

    MatchWriter(Matches matches, KeepIndex index, Boards boards, Sentences sentences) {
        this.matches = matches;
        this.index = index;
        this.boards = boards;
        this.sentences = sentences;
    }

    MatchView view() {
        Answer answer = matches.answer();
        return new MatchView(
                matches.board().revision(),
                matches.board().tonight(),
                answer.reached(),
                answer.fitting(),
                answer.ranked().stream().map(this::ranked).toList(),
                answer.excluded(),
                answer.nearMisses().stream().map(this::nearMiss).toList(),
                answer.relays().stream().map(this::relay).toList(),
                answer.never() == null
                        ? List.of()
                        : List.of(
                                sentences.never(answer.never(), matches.sought().neighbours())),
                answer.never() == null ? null : nearest(answer.never()),
                matches.weights());
    }

    /** What is told of whose it is; empty when its facility has just gone. */
    private record Whose(FacilityChanged facility, Profile profile, Bed bed) {}

    private static final Profile NOTHING = Profile.BLANK;

    private Whose whose(Candidate candidate) {
        String bed = KeepIndex.bedOf(candidate);
        Optional<FacilityChanged> found =
                index.find(candidate.facility(), matches.board().network());
        Standing standing = found.map(FacilityChanged::standing).orElse(null);
        if (standing == null || standing.profile() == null)
            return new Whose(null, NOTHING, new Bed(bed, null, null, null, null));
        Bed known = standing.beds().stream()
                .filter(one -> one.id().equals(bed))
                .findFirst()
                .orElse(new Bed(bed, null, null, null, null));
        return new Whose(found.get(), standing.profile(), known);
    }

    private RankedView ranked(Ranked ranked) {
        Candidate candidate = ranked.candidate();
        Whose whose = whose(candidate);
        String network = whose.facility() == null ? null : whose.facility().network();
        return new RankedView(
                candidate.facility(),
                whose.profile().name(),
                network,
                networkName(network),
                whose.facility() == null ? null : whose.facility().standing().district(),
                whose.bed().id(),
                whose.bed().label(),
                whose.profile().kind(),
                candidate.place() == null ? null : candidate.place().lat(),
                candidate.place() == null ? null : candidate.place().lon(),
                orNull(ranked.km()),
                ranked.score(),
                parts(ranked.parts()),
                ranked.reasons().stream().map(sentences::reason).toList(),
                ranked.reasons().stream()
                        .map(reason -> new CodeView(reason.code().name(), reason.value()))
                        .toList(),
                ranked.cautions().stream().map(sentences::caution).toList(),
                ranked.cautions().stream()
                        .map(caution -> new CodeView(caution.code().name(), caution.value()))
                        .toList(),
                whose.profile().phone(),
                whose.facility() == null ? null : whose.facility().attestedAt(),
                freshness(whose.facility()));
    }

    private Freshness freshness(FacilityChanged facility) {
        return matches.board().freshness(facility == null ? null : facility.attestedAt(), matches.now());
    }

    /** Null where it is this network: a reader knows where she is. */
    private String networkName(String network) {
        if (network == null) return null;
        return boards.findView(network).map(BoardView::name).orElse(null);
    }

    private static Double orNull(double km) {
        return Double.isNaN(km) ? null : km;
    }

    private static PartsView parts(Parts parts) {
        return new PartsView(
                parts.get(Part.DISTANCE),
                parts.get(Part.FIT),
                parts.get(Part.FRESHNESS),
                parts.get(Part.LIKELIHOOD),
                parts.get(Part.FAMILIARITY),
                parts.get(Part.WISHES),
                parts.get(Part.FAIRNESS),
                parts.get(Part.CONTINUITY));
    }

    private NearMissView nearMiss(NearMiss miss) {
        List<Criterion> relax = miss.concessions().stream()
                .map(Concession::criterion)
                .distinct()
                .toList();
        return new NearMissView(
                relax,
                sentences.nearMiss(miss, matches),
                miss.opens(),
                miss.cost(),
                miss.concessions().stream().map(this::change).toList(),
                ranked(miss.best()));
    }

    private ChangeView change(Concession lack) {
        Criterion criterion = lack.criterion();
        boolean hasDegree = criterion != Criterion.NIGHTS && criterion != Criterion.DISTANCE;
        return new ChangeView(
                criterion,
                hasDegree ? lack.degree() : null,
                criterion == Criterion.DISABILITY ? Disability.values()[lack.of()] : null,
                criterion == Criterion.CARE ? Care.values()[lack.of()] : null,
                criterion == Criterion.DISTANCE ? lack.of() : null,
                criterion == Criterion.NIGHTS ? matches.from().plusDays(lack.of()) : null,
                sentences.concession(lack, matches));
    }

    private RelayView relay(Relay relay) {
        return new RelayView(relay.legs().stream().map(this::leg).toList(), relay.moves(), relay.km(), relay.score());
    }

    private LegView leg(Relay.Leg leg) {
        Whose whose = whose(leg.candidate());
        return new LegView(
                leg.candidate().facility(),
                whose.profile().name(),
                whose.bed().id(),
                whose.bed().label(),
                LocalDate.ofEpochDay(leg.firstNight()),
                leg.nights(),
                whose.profile().phone());
    }

    private NearestView nearest(Never never) {
        if (never.nearest() == null) return null;
        Whose whose = whose(never.nearest());
        String network = whose.facility() == null ? null : whose.facility().network();
        return new NearestView(
                never.nearest().facility(),
                whose.profile().name(),
                network,
                networkName(network),
                orNull(never.km()),
                whose.profile().phone());
    }
}
