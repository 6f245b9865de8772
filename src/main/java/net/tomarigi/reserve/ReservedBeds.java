package net.tomarigi.reserve;

import io.smallrye.mutiny.Uni;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.tomarigi.access.Caller;

/** Where agreements, their nights and settled months are kept. */
public interface ReservedBeds {
    /** What is to be agreed. */
    record Terms(
            String facility,
            String bed,
            LocalDate first,
            LocalDate last,
            Set<DayOfWeek> weekdays,
            int yen,
            int yenWhenUsed,
            int releaseDays) {
        /** Whether an agreement says so already. */
        public boolean isSameAs(Agreement before) {
            return last.equals(before.last()) && isPaidAs(before);
        }

        private boolean isPaidAs(Agreement before) {
            return first.equals(before.first())
                    && weekdays.equals(before.weekdays())
                    && yen == before.yen()
                    && yenWhenUsed == before.yenWhenUsed()
                    && releaseDays == before.releaseDays();
        }

        /** The first night that counts differently than by the agreement before. */
        public LocalDate firstChanged(Agreement before) {
            if (isPaidAs(before)) return (last.isBefore(before.last()) ? last : before.last()).plusDays(1);
            return first.isBefore(before.first()) ? first : before.first();
        }

        /** The last one. */
        public LocalDate lastChanged(Agreement before) {
            return last.isAfter(before.last()) ? last : before.last();
        }
    }

    /**
     * Fails with a problem 404 where the network has no such facility or it no such bed, 409 where another agreement has a
     * night of that bed, and where the month of a night was settled.
     *
     * @param key the same of the same caller makes one agreement; null: as often as it comes
     */
    Uni<Agreement> agree(Caller caller, String network, Terms terms, String key);

    /**
     * Other terms for the same bed: fails as {@link #agree} does, with 412 when it changed since, and with 409 when nights of
     * settled months would count differently.
     */
    Uni<Agreement> change(Caller caller, String network, String id, Terms terms, Long seen);

    /** What is said of a night, by whom it may be: the network's officers. Fails with a problem 404 or 409. */
    Uni<Void> decide(Caller caller, String network, String id, LocalDate night, Spoken.State decision);

    /** The facility would like to have a night back. Fails with a problem 404 or 409. */
    Uni<Void> askBack(Caller caller, String facility, String id, LocalDate night);

    /**
     * Agreements with a night in the span, the earlier end first, with what is known of their nights in it.
     *
     * @param network null: of all networks
     * @param facility null: of all facilities
     * @param until the first date that is not in it
     */
    Uni<List<Reserved>> list(String network, String facility, LocalDate from, LocalDate until);

    /** All of a network that are not over, and of the others the last; at most {@link Agreement#MOST}. */
    Uni<List<Agreement>> listAgreements(String network);

    /** A month that was settled, with what was corrected since; empty: it was not. */
    Uni<Optional<Account>> findSettled(String network, YearMonth month);

    /** Settles a month as it is counted; once more changes nothing. */
    Uni<Void> settle(Caller caller, String network, Account account);

    /** Fails with a problem 409 where the month was not settled. */
    Uni<Void> correct(
            Caller caller, String network, YearMonth month, String facility, int yen, String reason, String key);
}
