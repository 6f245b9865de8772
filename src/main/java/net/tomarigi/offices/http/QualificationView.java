package net.tomarigi.offices.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import net.tomarigi.offices.Claim;
import net.tomarigi.offices.Qualification;

/**
 * What people somewhere are qualified for.
 *
 * @param staff who has it, for whoever keeps it alone
 * @param soon whether it ends within 90 days, or has ended
 * @param valid whether it counts today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QualificationView(
        String id,
        Qualification.Kind kind,
        int holders,
        LocalDate obtainedOn,
        LocalDate expiresOn,
        String staff,
        boolean valid,
        boolean soon,
        long version) {
    static QualificationView of(Qualification one, LocalDate today) {
        return new QualificationView(
                one.id(),
                one.kind(),
                one.holders(),
                one.obtainedOn(),
                one.expiresOn(),
                one.staff(),
                one.isValidOn(today),
                one.endsSoon(today),
                one.version());
    }

    /**
     * Care that is claimed without anybody who is qualified for it.
     *
     * @param anyOf any one of them would be enough
     * @param sentence the same in words
     * @param source where it stands that somebody has to be
     */
    record NotBackedView(Claim claim, List<Qualification.Kind> anyOf, String sentence, String source) {}

    /**
     * @param name of the facility; left out: an office
     * @param kept whether the reader may change them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QualificationsView(
            String name,
            LocalDate today,
            boolean kept,
            List<QualificationView> qualifications,
            List<NotBackedView> notBacked) {}
}
