package net.tomarigi.platform;

import io.quarkus.micrometer.runtime.binder.vertx.VertxMeterBinderRecorder;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Vert.x tells Micrometer how its pools do. Where Micrometer's own timing of requests is off, as here, Quarkus' OpenTelemetry
 * (3.32) takes all of Vert.x' metrics for itself, and nobody is told of a pool any more.
 */
@ApplicationScoped
class VertxMetrics implements VertxOptionsCustomizer {
    @Override
    public void accept(VertxOptions options) {
        new VertxMeterBinderRecorder().setVertxMetricsOptions().accept(options);
    }
}
