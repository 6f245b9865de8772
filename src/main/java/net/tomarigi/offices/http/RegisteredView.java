package net.tomarigi.offices.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.KeepRegister.Registered;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Standing;
import net.tomarigi.offices.Standing.Period;

/**
 * Who is registered on a day, or will be from a day after it.
 *
 * @param on the day
 */
record RegisteredView(LocalDate on, List<OfficeView> offices) {
    /**
     * @param facility with beds or as a team, its id; left out: an office
     * @param beds whether it has beds for a night
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfficeView(
            String facility,
            boolean beds,
            Office.Kind kind,
            String name,
            String number,
            String town,
            String phone,
            String hours,
            String district,
            List<FunctionView> functions) {}

    /**
     * @param since the first day; after {@code on}: it is to come
     * @param coming whether it is to come
     * @param until the first day without it; left out: no end is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FunctionView(BaseFunction function, LocalDate since, boolean coming, LocalDate until, String number) {}

    static RegisteredView of(Registered registered) {
        return new RegisteredView(
                registered.on(),
                registered.entries().stream()
                        .map(entry -> office(entry, registered.on()))
                        .toList());
    }

    private static OfficeView office(Entry entry, LocalDate on) {
        Office office = entry.office();
        return new OfficeView(
                entry.facility(),
                entry.hasBeds(),
                office.kind(),
                office.name(),
                office.number(),
                office.town(),
                office.phone(),
                office.hours(),
                office.district(),
                entry.standings().stream()
                        .flatMap(one -> function(one, on).stream())
                        .toList());
    }

    private static Optional<FunctionView> function(Standing one, LocalDate on) {
        Optional<Period> now = one.on(on);
        return now.or(() -> one.after(on))
                .map(period ->
                        new FunctionView(one.function(), period.from(), now.isEmpty(), period.to(), period.number()));
    }
}
