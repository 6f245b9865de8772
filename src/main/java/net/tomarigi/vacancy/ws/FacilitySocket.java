package net.tomarigi.vacancy.ws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.tomarigi.access.Caller;
import net.tomarigi.access.KnownCallers;
import net.tomarigi.access.Presented;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.ProblemView;
import net.tomarigi.platform.Problems;
import net.tomarigi.platform.Violation;
import net.tomarigi.platform.Violations;
import net.tomarigi.platform.Words;
import net.tomarigi.vacancy.Condition;
import net.tomarigi.vacancy.ReportCommand;
import net.tomarigi.vacancy.ReportOutcome.Refused;
import net.tomarigi.vacancy.ReportOutcome.Reported;
import net.tomarigi.vacancy.ReportVacancy;
import net.tomarigi.vacancy.Source;
import net.tomarigi.vacancy.VacancyReport;

/**
 * {@code /ws/facilities/{facility}}: reports and attestations as messages, each answered under its id, which is also its
 * idempotency key. Messages of one connection follow one another.
 */
@WebSocket(path = "/ws/facilities/{facility}")
class FacilitySocket {
    private static final int MOST_ID_LENGTH = 64;

    private final ReportVacancy reportVacancy;
    private final KnownCallers callers;
    private final ObjectMapper json;
    private final Words words;
    private final SilentLines silentLines;

    FacilitySocket(
            ReportVacancy reportVacancy,
            KnownCallers callers,
            ObjectMapper json,
            Words words,
            SilentLines silentLines) {
        this.reportVacancy = reportVacancy;
        this.callers = callers;
        this.json = json;
        this.words = words;
        this.silentLines = silentLines;
    }

    @OnOpen
    void onOpen(WebSocketConnection connection) {
        silentLines.heard(connection);
    }

    /** The answer to the server's ping. */
    @OnPongMessage
    void onPong(Buffer echo, WebSocketConnection connection) {
        silentLines.heard(connection);
    }

    @OnTextMessage
    Uni<String> onMessage(String text, WebSocketConnection connection) {
        silentLines.heard(connection);
        Locale language = Words.choose(connection.handshakeRequest().header("Accept-Language"));
        Message message;
        try {
            message = Message.read(text, json);
        } catch (JsonProcessingException | RuntimeException e) {
            return Uni.createFrom().item(refused(idOf(text), Problems.of(e), language));
        }
        VacancyReport report;
        try {
            report = message.toReport();
        } catch (RuntimeException e) {
            return Uni.createFrom().item(refused(message.id(), Problems.of(e), language));
        }
        return caller(connection)
                .flatMap(caller -> reportVacancy.report(
                        connection.pathParam("facility"),
                        report,
                        new Condition(message.id(), null, message.yieldsToNewer()),
                        new Source(
                                caller,
                                Source.Via.WEBSOCKET,
                                connection.handshakeRequest().remoteAddress())))
                .map(result -> result instanceof Refused refused
                        ? refused(message.id(), refused.problem(), language)
                        : acknowledged(message.id(), (Reported) result))
                .onFailure()
                .recoverWithItem(failure -> refused(message.id(), Problems.of(failure), language));
    }

    /** Asked with every message: a connection may outlive what its owner may do. */
    private Uni<Caller> caller(WebSocketConnection connection) {
        Presented presented = Presented.in(
                connection.handshakeRequest().header("Authorization"),
                connection.handshakeRequest().header("Cookie"));
        if (presented == null) return Uni.createFrom().item(Caller.NOBODY);
        return callers.find(presented.token()).map(found -> found.orElse(Caller.NOBODY));
    }

    @OnError
    void onError(Throwable failure) {
        Problems.of(failure);
    }

    private String acknowledged(String id, Reported reported) {
        return write(new Answer(id, true, reported.version(), reported.attestedAt(), null));
    }

    private String refused(String id, Problem problem, Locale language) {
        return write(new Answer(id, false, null, null, ProblemView.of(problem, language, words)));
    }

    private String write(Answer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of a message that is otherwise wrong, so that its sender can tell which one was refused; null: none. */
    private String idOf(String text) {
        try {
            String id = json.readTree(text).path("id").textValue();
            return id == null || id.length() > MOST_ID_LENGTH ? null : id;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** What a client sends: a report or {@code attest: true}, under an id. */
    record Message(String id, ReportCommand report, Boolean attest) {
        static Message read(String text, ObjectMapper json) throws JsonProcessingException {
            Message message = json.readValue(text, Message.class);
            if (message == null) throw Problems.emptyBody().asException();
            if (message.id == null || message.id.isBlank() || message.id.length() > MOST_ID_LENGTH)
                throw Problem.malformed(List.of(Violation.of("id", "key-1-to-64")))
                        .asException();
            // PostgreSQL keeps it, and knows no NUL.
            if (!Violations.isPlain(message.id))
                throw Problem.malformed(List.of(Violation.of("id", "not-plain-text")))
                        .asException();
            if ((message.report == null) == (message.attest == null) || Boolean.FALSE.equals(message.attest))
                throw Problem.malformed(List.of(Violation.of("", "report-or-attest")))
                        .asException();
            return message;
        }

        boolean yieldsToNewer() {
            return report != null && report.yieldsToNewer();
        }

        VacancyReport toReport() {
            return report == null ? VacancyReport.ATTESTATION : report.toReport();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String id, boolean ok, Long version, Instant attestedAt, ProblemView problem) {}
}
