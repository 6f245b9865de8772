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

    /** By path; {@code *} stands for one part of it. */
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
        for (Map.Entry<String, MemorySize> one : bodyOf().entrySet())
            if (isLike(one.getKey(), path)) return one.getValue().asLongValue();
        return body().asLongValue();
    }

    /** Asked of every request: without a pattern to compile. */
    private static boolean isLike(String pattern, String path) {
        int star = pattern.indexOf('*');
        if (star < 0) return pattern.equals(path);
        int rest = pattern.length() - star - 1;
        int end = path.length() - rest;
        return end > star
                && path.startsWith(pattern.substring(0, star))
                && path.endsWith(pattern.substring(star + 1))
                && path.indexOf('/', star) >= end;
    }
}
