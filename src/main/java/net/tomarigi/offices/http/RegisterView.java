package net.tomarigi.offices.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.KeepRegister.Overview;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Personal;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Personal.Note;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Register.Acceptance;
import net.tomarigi.offices.Register.Whole;
import net.tomarigi.offices.Standing;
import net.tomarigi.offices.Standing.Period;
import net.tomarigi.offices.Step;
import net.tomarigi.offices.http.QualificationView.NotBackedView;

/**
 * A network's register with what is to be done about it.
 *
 * @param today in Tokyo
 * @param afterwards facilities that accepted somebody without being registered for emergencies
 * @param ending qualifications that end within 90 days or have ended
 * @param notBacked facilities that claim care for which nobody there is qualified
 */
record RegisterView(
        LocalDate today,
        List<EntryView> entries,
        List<AfterwardsView> afterwards,
        List<EndingView> ending,
        List<ClaimsView> notBacked) {

    /** @param entry in the register; null: it does not stand there yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AfterwardsView(
            String facility,
            String name,
            String number,
            String phone,
            Instant acceptedAt,
            String caseId,
            String entry,
            Standing.State state) {}

    /** Of a facility, or of an office by its entry. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndingView(
            String facility, String entry, String name, Qualification.Kind kind, int holders, LocalDate expiresOn) {}

    record ClaimsView(String facility, String name, List<NotBackedView> claims) {}

    static RegisterView of(Overview overview, ClaimWords words) {
        LocalDate today = overview.today();
        Map<String, Entry> byId = overview.entries().stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        Map<String, Entry> byFacility = overview.entries().stream()
                .filter(entry -> entry.facility() != null)
                .collect(Collectors.toMap(Entry::facility, Function.identity()));
        return new RegisterView(
                today,
                overview.entries().stream()
                        .map(entry -> EntryView.of(entry, today))
                        .toList(),
                overview.afterwards().stream()
                        .map(one -> afterwards(one, byFacility.get(one.facility())))
                        .toList(),
                overview.ending().stream()
                        .map(one -> ending(one, byId.get(one.entry()), overview.names()))
                        .toList(),
                overview.notBacked().entrySet().stream()
                        .map(one -> new ClaimsView(
                                one.getKey(), overview.names().get(one.getKey()), words.all(one.getValue())))
                        .sorted(java.util.Comparator.comparing(ClaimsView::name))
                        .toList());
    }

    private static AfterwardsView afterwards(Acceptance one, Entry entry) {
        return new AfterwardsView(
                one.facility(),
                one.name(),
                one.number(),
                one.phone(),
                one.at(),
                one.caseId(),
                entry == null ? null : entry.id(),
                entry == null
                        ? Standing.State.NONE
                        : entry.standing(BaseFunction.EMERGENCY).state());
    }

    private static EndingView ending(Qualification one, Entry office, Map<String, String> names) {
        return new EndingView(
                one.facility(),
                one.entry(),
                office == null ? names.get(one.facility()) : office.office().name(),
                one.kind(),
                one.holders(),
                one.expiresOn());
    }

    /**
     * How a function stands today.
     *
     * @param registered whether it is, today
     * @param since the first day of the period of today
     * @param until the first day after that period; left out: no end is known
     * @param coming the first day of the next period
     * @param number of the period of today, or of the next
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(
            BaseFunction function,
            Standing.State state,
            LocalDate on,
            LocalDate consultedOn,
            LocalDate notifiedOn,
            LocalDate rulesFrom,
            boolean registered,
            LocalDate since,
            LocalDate until,
            LocalDate coming,
            String number,
            List<Period> periods) {
        static StandingView of(Standing one, LocalDate today) {
            Optional<Period> now = one.on(today);
            Optional<Period> next = one.after(today);
            return new StandingView(
                    one.function(),
                    one.state(),
                    one.on(),
                    one.consultedOn(),
                    one.notifiedOn(),
                    one.rulesFrom(),
                    now.isPresent(),
                    now.map(Period::from).orElse(null),
                    now.map(Period::to).orElse(null),
                    next.map(Period::from).orElse(null),
                    now.or(() -> next).map(Period::number).orElse(null),
                    one.periods());
        }
    }

    /** @param notes what was written about it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            int seq,
            Instant at,
            String who,
            String kind,
            BaseFunction function,
            Map<String, Object> data,
            String notes) {}

    /** @param steps what happened, the newest first; left out in lists */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            String id,
            String network,
            String facility,
            boolean beds,
            Office.Kind kind,
            String name,
            String number,
            String town,
            String address,
            String phone,
            String hours,
            String district,
            Contact contact,
            Contact emergency,
            List<StandingView> functions,
            List<StepView> steps,
            Instant changedAt,
            long version) {
        static EntryView of(Entry entry, LocalDate today) {
            return of(entry, today, null);
        }

        static EntryView of(Whole whole, LocalDate today) {
            Map<Integer, String> notes =
                    whole.entry().personal().notes().stream().collect(Collectors.toMap(Note::seq, Note::text));
            return of(
                    whole.entry(),
                    today,
                    whole.steps().stream()
                            .map(step -> step(step, notes.get(step.seq())))
                            .toList());
        }

        private static StepView step(Step one, String notes) {
            return new StepView(one.seq(), one.at(), one.who(), one.kind(), one.function(), one.data(), notes);
        }

        private static EntryView of(Entry entry, LocalDate today, List<StepView> steps) {
            Office office = entry.office();
            Personal personal = entry.personal();
            return new EntryView(
                    entry.id(),
                    entry.network(),
                    entry.facility(),
                    entry.hasBeds(),
                    office.kind(),
                    office.name(),
                    office.number(),
                    office.town(),
                    office.address(),
                    office.phone(),
                    office.hours(),
                    office.district(),
                    personal == null ? null : personal.contact(),
                    personal == null ? null : personal.emergency(),
                    entry.standings().stream()
                            .map(one -> StandingView.of(one, today))
                            .toList(),
                    steps,
                    entry.changedAt(),
                    entry.version());
        }
    }
}
