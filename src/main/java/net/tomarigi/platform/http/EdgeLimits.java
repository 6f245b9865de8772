package net.tomarigi.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How much the edge takes. */
@ConfigMapping(prefix = "tomarigi.limits")
interface EdgeLimits {
    /** How large a request's body may be, everywhere but in {@link #bodyOf}. */
    MemorySize body();

    /** By path. */
    Map<String, MemorySize> bodyOf();

    /** Requests a minute from one address to the API, on all nodes; boards are not counted. */
    @WithDefault("60000")
    int rateByAddress();

    /** WebSockets that one address may hold open at this node. */
    @WithDefault("2000")
    int socketsByAddress();

    /** WebSockets that all may hold open at this node. */
    @WithDefault("25000")
    int sockets();

    default long mostBytes(String path) {
        return bodyOf().getOrDefault(path, body()).asLongValue();
    }
}
