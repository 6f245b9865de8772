package net.tomarigi.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Duty;
import net.tomarigi.registry.Entry;
import net.tomarigi.registry.Facts;
import net.tomarigi.registry.Personal;
import net.tomarigi.registry.Registrant;
import net.tomarigi.registry.Registrants.Listed;
import net.tomarigi.registry.Registrants.Shared;
import net.tomarigi.registry.Registrants.Whole;
import net.tomarigi.registry.Risk;
import net.tomarigi.search.KnownNeed;

/** Somebody on the roster, whole. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrantView(
        String id,
        Registrant.State state,
        LocalDate appliedOn,
        LocalDate decidedOn,
        Registrant.Ending ending,
        String district,
        Set<Risk> risks,
        boolean justInCase,
        KnownNeed need,
        PlaceView at,
        List<String> facilities,
        Personal personal,
        List<Duty> duties,
        List<Entry> entries,
        List<Consent> consents,
        Instant changedAt,
        long version) {
    record PlaceView(double lat, double lon) {
        static PlaceView of(Facts facts) {
            return facts.lat() == null || facts.lon() == null ? null : new PlaceView(facts.lat(), facts.lon());
        }
    }

    static RegistrantView of(Whole whole) {
        Registrant one = whole.registrant();
        Facts facts = one.facts();
        return new RegistrantView(
                one.id(),
                one.state(),
                one.appliedOn(),
                one.decidedOn(),
                one.ending(),
                facts.district(),
                facts.risks(),
                facts.justInCase(),
                facts.need(),
                PlaceView.of(facts),
                facts.facilities(),
                one.personal(),
                one.duties(),
                whole.entries(),
                whole.consents(),
                one.changedAt(),
                one.version());
    }

    /** @param next where the list goes on; null: it ends here */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RosterView(List<LineView> registrants, String next) {
        static RosterView of(Listed listed) {
            return new RosterView(
                    listed.registrants().stream().map(LineView::of).toList(), listed.next());
        }
    }

    /**
     * Somebody in a list.
     *
     * @param next what is due first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String id,
            Registrant.State state,
            String name,
            String kana,
            LocalDate born,
            String district,
            Set<Risk> risks,
            boolean justInCase,
            Duty next,
            long version) {
        static LineView of(Registrant one) {
            return new LineView(
                    one.id(),
                    one.state(),
                    one.personal().name(),
                    one.personal().kana(),
                    one.personal().born(),
                    one.facts().district(),
                    one.facts().risks(),
                    one.facts().justInCase(),
                    one.next(),
                    one.version());
        }
    }

    record SharedPeopleView(List<SharedView> people) {
        static SharedPeopleView of(List<Shared> shared) {
            return new SharedPeopleView(shared.stream().map(SharedView::of).toList());
        }
    }

    /** Somebody as far as a consent goes: what is beyond it is null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SharedView(
            String id,
            Consent.Scope scope,
            Instant until,
            String name,
            String kana,
            LocalDate born,
            KnownNeed need,
            Set<Risk> risks,
            List<Personal.Contact> contacts,
            List<Personal.Institution> institutions,
            String crisisPlan,
            String wishes,
            String capsule,
            String assessment,
            String address,
            String notes) {
        static SharedView of(Shared shared) {
            Registrant one = shared.registrant();
            Personal who = one.personal();
            Consent.Scope scope = shared.consent().scope();
            boolean isPlan = scope != Consent.Scope.PROFILE;
            boolean isAll = scope == Consent.Scope.ALL;
            return new SharedView(
                    one.id(),
                    scope,
                    shared.consent().endsAt(),
                    who.name(),
                    who.kana(),
                    who.born(),
                    one.facts().need(),
                    one.facts().risks(),
                    isPlan ? who.contacts() : null,
                    isPlan ? who.institutions() : null,
                    isPlan ? who.crisisPlan() : null,
                    isPlan ? who.wishes() : null,
                    isPlan ? who.capsule() : null,
                    isAll ? who.assessment() : null,
                    isAll ? who.address() : null,
                    isAll ? who.notes() : null);
        }
    }
}
