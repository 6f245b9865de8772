package net.tomarigi.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How large a request's body may be. */
@ConfigMapping(prefix = "tomarigi.limits")
interface BodyLimits {
    /** Everywhere but in {@link #bodyOf}. */
    MemorySize body();

    /** By path. */
    Map<String, MemorySize> bodyOf();

    default long mostBytes(String path) {
        return bodyOf().getOrDefault(path, body()).asLongValue();
    }
}
