package net.tomarigi.reserve.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.Reserved;
import net.tomarigi.reserve.Spoken;

/** Agreements as PostgreSQL has them. */
final class ReservedRows {
    /** Of {@code reserved_bed r}. */
    static final String AGREEMENT = "json_build_object('id', r.id, 'network', r.network_id, 'facility', r.facility_id,"
            + " 'bed', r.bed_id, 'bedLabel', r.bed_label, 'first', r.first_night, 'last', r.last_night,"
            + " 'weekdays', r.weekdays, 'yen', r.yen, 'yenWhenUsed', r.yen_when_used, 'releaseDays', r.release_days,"
            + " 'madeAt', r.made_at, 'madeBy', r.made_by, 'version', r.version)";

    /** Of {@code reserved_night n}. */
    static final String SPOKEN = "json_build_object('night', n.night, 'state', n.state, 'askedAt', n.asked_at,"
            + " 'askedBy', n.asked_by, 'decidedAt', n.decided_at, 'decidedBy', n.decided_by)";

    /**
     * Agreements with what is known of their nights. A stay of a case that was closed uses no night after that; the bed was
     * closed in a night when the last word about it, before the night was over, said so.
     */
    static final String LIST = "select cast(json_build_object('agreement', " + AGREEMENT + """
            , 'facilityName', f.name, 'facilityNumber', f.number,
              'spoken', coalesce((select json_agg(""" + SPOKEN + """
             order by n.night) from reserved_night n
                where n.reserved_id = r.id and n.night >= d.first and n.night < d.until), '[]'),
              'used', coalesce((select json_agg(distinct cast(day as date))
                from stay s join emergency_case c on c.id = s.case_id
                cross join lateral generate_series(greatest(lower(s.nights), d.first),
                    least(upper(s.nights), d.until) - 1, interval '1 day') as day
                where s.facility_id = r.facility_id and s.bed_id = r.bed_id and not s.practice
                  and s.nights && daterange(d.first, d.until)
                  and (s.state = 'AGREED' or s.state = 'ENDED'
                    and cast(day as date) <= cast((c.closed_at at time zone 'Asia/Tokyo') - interval '9 hours' as date))), '[]'),
              'closed', coalesce((select json_agg(night) from (
                select distinct on (cast(day as date)) cast(day as date) as night,
                  substr(w ->> 'open', cast(day as date) - cast(w ->> 'from' as date) + 1, 1) = '0' as shut
                from report p cross join lateral jsonb_array_elements(p.said) as w
                cross join lateral generate_series(greatest(cast(w ->> 'from' as date), d.first),
                    least(cast(w ->> 'from' as date) + length(w ->> 'open'), d.until) - 1, interval '1 day') as day
                where p.facility_id = r.facility_id and p.kind = 'REPORT' and w ->> 'bed' = r.bed_id
                  and p.at >= d.first - 122
                  and p.at < ((cast(day as date) + 1 + make_interval(hours => o.roll_over_hour)) at time zone 'Asia/Tokyo')
                order by cast(day as date), p.id desc) said where shut), '[]')) as text)
            from reserved_bed r join facility f on f.id = r.facility_id join network o on o.id = r.network_id,
              (select cast(cast(:first as text) as date) as first, cast(cast(:until as text) as date) as until) d
            where (cast(:network as text) is null or r.network_id = :network)
              and (cast(:facility as text) is null or r.facility_id = :facility)
              and r.first_night < d.until and r.last_night >= d.first
            order by f.name, r.facility_id, r.bed_label, r.first_night, r.id
            limit :most
            """;

    private ReservedRows() {}

    record AgreementRow(
            String id,
            String network,
            String facility,
            String bed,
            String bedLabel,
            LocalDate first,
            LocalDate last,
            String weekdays,
            int yen,
            int yenWhenUsed,
            int releaseDays,
            Instant madeAt,
            String madeBy,
            long version) {
        Agreement toAgreement() {
            return new Agreement(
                    id,
                    network,
                    facility,
                    bed,
                    bedLabel,
                    first,
                    last,
                    days(weekdays),
                    yen,
                    yenWhenUsed,
                    releaseDays,
                    madeAt,
                    madeBy,
                    version);
        }
    }

    record ReservedRow(
            AgreementRow agreement,
            String facilityName,
            String facilityNumber,
            List<Spoken> spoken,
            Set<LocalDate> used,
            Set<LocalDate> closed) {
        Reserved toReserved() {
            return new Reserved(agreement.toAgreement(), facilityName, facilityNumber, spoken, used, closed);
        }
    }

    /** {@code 1111100}: Monday to Friday. */
    static String write(Set<DayOfWeek> days) {
        StringBuilder bits = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values()) bits.append(days.contains(day) ? '1' : '0');
        return bits.toString();
    }

    private static Set<DayOfWeek> days(String bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) if (bits.charAt(day.ordinal()) == '1') days.add(day);
        return days;
    }
}
