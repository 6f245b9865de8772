package net.tomarigi.offices.http;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import net.tomarigi.network.Policy;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Qualifications.Said;
import net.tomarigi.platform.IfMatch;
import net.tomarigi.platform.Violations;
import org.jboss.resteasy.reactive.RestResponse;

/** What is answered to whoever writes a qualification, of a facility or of an office. */
@Singleton
class QualificationAnswers {
    private static final int LONGEST_KEY = 64;

    private final Clock clock;

    QualificationAnswers(Clock clock) {
        this.clock = clock;
    }

    Uni<RestResponse<QualificationView>> added(
            QualificationCommand command, String idempotencyKey, BiFunction<Said, String, Uni<Qualification>> work) {
        Violations violations = new Violations();
        Said said = RegisterResource.required(command).said(violations);
        String key = violations.line("Idempotency-Key", idempotencyKey, LONGEST_KEY);
        violations.throwIfAny();
        return answer(work.apply(said, key), RestResponse.Status.CREATED);
    }

    Uni<RestResponse<QualificationView>> changed(
            QualificationCommand command, String ifMatch, BiFunction<Said, Long, Uni<Qualification>> work) {
        Violations violations = new Violations();
        Said said = RegisterResource.required(command).said(violations);
        violations.throwIfAny();
        return answer(work.apply(said, seen(ifMatch)), RestResponse.Status.OK);
    }

    static Long seen(String ifMatch) {
        return IfMatch.version(ifMatch);
    }

    private Uni<RestResponse<QualificationView>> answer(Uni<Qualification> done, RestResponse.Status status) {
        return done.map(one -> RestResponse.ResponseBuilder.create(
                        status, QualificationView.of(one, LocalDate.ofInstant(clock.instant(), Policy.TOKYO)))
                .header(HttpHeaders.ETAG, "\"" + one.version() + "\"")
                .build());
    }
}
