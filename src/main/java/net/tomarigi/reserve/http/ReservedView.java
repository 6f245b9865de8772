package net.tomarigi.reserve.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import net.tomarigi.reserve.Account;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.KeepReserved;
import net.tomarigi.reserve.KeepReserved.Ahead;
import net.tomarigi.reserve.Reserved;
import net.tomarigi.reserve.Spoken;

/**
 * Reserved beds as coordinators see them beside the board.
 *
 * @param tonight of the network
 */
record ReservedView(LocalDate tonight, List<BedView> beds) {
    /**
     * @param nights one character each from tonight on: {@code K} stands empty, {@code U} a stay has it, {@code R} was let go,
     *     {@code B} was reported closed, {@code -} is not reserved
     */
    record BedView(String facility, String bed, String label, String nights) {}

    static ReservedView of(Ahead ahead) {
        return new ReservedView(
                ahead.tonight(),
                ahead.beds().stream()
                        .map(one -> new BedView(
                                one.agreement().facility(),
                                one.agreement().bed(),
                                one.agreement().bedLabel(),
                                marks(one, ahead.tonight())))
                        .toList());
    }

    private static String marks(Reserved one, LocalDate tonight) {
        StringBuilder marks = new StringBuilder("-".repeat(KeepReserved.NIGHTS_AHEAD));
        for (Reserved.Night night : one.nights(tonight, tonight.plusDays(KeepReserved.NIGHTS_AHEAD)))
            marks.setCharAt(
                    (int) tonight.until(night.night(), ChronoUnit.DAYS),
                    night.state().name().charAt(0));
        return marks.toString();
    }

    /** An agreement. */
    record AgreementView(
            String id,
            String facility,
            String bed,
            String label,
            LocalDate first,
            LocalDate last,
            Set<DayOfWeek> weekdays,
            int yen,
            int yenWhenUsed,
            int releaseDays,
            Instant madeAt,
            String madeBy,
            long version) {
        static AgreementView of(Agreement one) {
            return new AgreementView(
                    one.id(),
                    one.facility(),
                    one.bed(),
                    one.bedLabel(),
                    one.first(),
                    one.last(),
                    one.weekdays(),
                    one.yen(),
                    one.yenWhenUsed(),
                    one.releaseDays(),
                    one.madeAt(),
                    one.madeBy(),
                    one.version());
        }
    }

    record AgreementsView(List<AgreementView> agreements) {}

    /**
     * @param until the last day on which it can be let go
     * @param spoken left out: nobody spoke of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NightView(LocalDate night, Reserved.State state, LocalDate until, Spoken spoken) {}

    /** An agreement with nights. */
    record NightsView(AgreementView agreement, String facilityName, List<NightView> nights) {
        static NightsView of(Reserved one, LocalDate from, LocalDate until) {
            return new NightsView(
                    AgreementView.of(one.agreement()),
                    one.facilityName(),
                    one.nights(from, until).stream()
                            .map(night -> new NightView(
                                    night.night(),
                                    night.state(),
                                    one.agreement().lastDayToRelease(night.night()),
                                    night.spoken()))
                            .toList());
        }
    }

    record CalendarView(List<NightsView> beds) {}

    /**
     * A month's account, yen.
     *
     * @param month {@code 2026-11}
     * @param until nights before it are counted
     * @param closedAt left out: it was not settled yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            String month,
            LocalDate until,
            Instant closedAt,
            String closedBy,
            List<Account.Line> lines,
            List<Account.Correction> corrections,
            long total) {
        static AccountView of(Account one) {
            return new AccountView(
                    one.month().toString(),
                    one.until(),
                    one.closedAt(),
                    one.closedBy(),
                    one.lines(),
                    one.corrections(),
                    one.total());
        }
    }
}
