package net.tomarigi.offices.http;

import java.time.LocalDate;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Qualifications.Said;
import net.tomarigi.platform.Violations;

/**
 * What people somewhere are qualified for.
 *
 * @param holders how many have it, 1–500; left out: one
 * @param obtainedOn since when; may be left out
 * @param expiresOn the last day on which it counts, or by which it has to be renewed; left out: it has none
 * @param staff initials or staff numbers, up to 200 characters, sealed; may be left out
 */
record QualificationCommand(String kind, Integer holders, String obtainedOn, String expiresOn, String staff) {
    private static final int STAFF = 200;

    Said said(Violations violations) {
        Qualification.Kind one = violations.oneOf("kind", kind == null ? "" : kind, Qualification.Kind.class);
        violations.range("holders", holders, 1, Qualification.MOST_HOLDERS);
        LocalDate since = Days.day("obtainedOn", obtainedOn);
        LocalDate until = Days.day("expiresOn", expiresOn);
        if (since != null && until != null && until.isBefore(since)) violations.add("expiresOn", "ends-before");
        return new Said(one, holders == null ? 1 : holders, since, until, violations.line("staff", staff, STAFF));
    }
}
