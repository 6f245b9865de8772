package net.tomarigi.access.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every resource: who may not is turned away before anything is read of what they sent. */
class Gate {
    private final Access access;
    private final CurrentCaller callers;
    private final Map<Method, Optional<Permission>> permissions = new ConcurrentHashMap<>();

    Gate(Access access, CurrentCaller callers) {
        this.access = access;
        this.callers = callers;
    }

    @ServerRequestFilter
    public Uni<Response> check(ResourceInfo resource, UriInfo address) {
        Permission needed = permissions
                .computeIfAbsent(resource.getResourceMethod(), Gate::permission)
                .orElse(null);
        Caller caller = callers.get();
        // What nobody has thought of is open to nobody.
        if (needed == null) throw Access.refusal(caller);
        if (needed.isForEverybody()) return Uni.createFrom().nullItem();
        MultivaluedMap<String, String> names = address.getPathParameters();
        return access.require(caller, needed, names.getFirst("network"), names.getFirst("facility"))
                .replaceWith(Uni.createFrom().nullItem());
    }

    private static Optional<Permission> permission(Method method) {
        May may = method.getAnnotation(May.class);
        if (may == null) may = method.getDeclaringClass().getAnnotation(May.class);
        return Optional.ofNullable(may).map(May::value);
    }
}
