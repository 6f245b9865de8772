package net.tomarigi.platform;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Traces where no framework carries them: through the outbox, the log, and into a frame that tells of many changes. A trace is
 * handed on as W3C Trace Context has it ({@code traceparent}); null where nothing is traced, which is the rule.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
@ApplicationScoped
public class Traces {
    /** Its header; also its attribute in CloudEvents. */
    public static final String PARENT = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String parent) {
            return List.of(PARENT);
        }

        @Override
        public String get(String parent, String key) {
            return key.equals(PARENT) ? parent : null;
        }
    };

    private final Tracer tracer;

    Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("net.tomarigi");
    }

    /** The trace of what is being done on this thread; null when it is not recorded. */
    public static String current() {
        if (!Span.current().getSpanContext().isSampled()) return null;
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.current(), carrier, Map::put);
        return carrier.get(PARENT);
    }

    /**
     * Begins a part of a trace.
     *
     * @param causes traces: it becomes a part of the first, and names the others
     * @param since when it began
     */
    public Span begin(String name, SpanKind kind, List<String> causes, Instant since) {
        SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind).setStartTimestamp(since);
        span.setParent(context(causes.get(0)));
        for (String cause : causes.subList(1, causes.size())) span.addLink(spanOf(cause));
        return span.startSpan();
    }

    private static SpanContext spanOf(String trace) {
        return Span.fromContext(context(trace)).getSpanContext();
    }

    private static Context context(String trace) {
        return W3C.extract(Context.root(), trace, TEXT);
    }
}
