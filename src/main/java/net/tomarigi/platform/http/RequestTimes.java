package net.tomarigi.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.concurrent.TimeUnit;
import net.tomarigi.platform.MetricNames;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Times each request that a resource answers: method, class and method of the resource (never the address, which has
 * identifiers in it), status. Boards and sockets are routes of their own and count themselves.
 */
class RequestTimes {
    private static final String BEGUN = RequestTimes.class.getName();

    private final MeterRegistry metrics;

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        request.setProperty(BEGUN, System.nanoTime());
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo resource) {
        if (!(request.getProperty(BEGUN) instanceof Long begun)) return;
        boolean matched = resource != null && resource.getResourceClass() != null;
        Timer.builder(MetricNames.HTTP_REQUESTS)
                // Only of a resource: anybody may send a method of any name.
                .tag("method", matched ? request.getMethod() : "none")
                .tag("resource", matched ? resource.getResourceClass().getSimpleName() : "none")
                .tag("action", matched ? resource.getMethodName() : "none")
                .tag("status", String.valueOf(response.getStatus()))
                .register(metrics)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
