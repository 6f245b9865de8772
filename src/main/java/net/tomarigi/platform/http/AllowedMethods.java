package net.tomarigi.platform.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/** Which methods the resources have at a path: what a 405 must say (RFC 9110, 15.5.6) and the framework does not. */
@Singleton
final class AllowedMethods {
    /** By method, the paths that have it. */
    private final Map<String, RequestMapper<Boolean>> paths = new HashMap<>();

    AllowedMethods(BeanManager beans) {
        Map<String, ArrayList<RequestPath<Boolean>>> found = new HashMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).forEach(bean -> {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root == null) return;
            for (Method method : bean.getBeanClass().getMethods()) {
                URITemplate path = new URITemplate(joined(root, method.getAnnotation(Path.class)), false);
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod name = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (name != null)
                        found.computeIfAbsent(name.value(), none -> new ArrayList<>())
                                .add(new RequestPath<>(false, path, true));
                }
            }
        });
        found.forEach((method, all) -> paths.put(method, new RequestMapper<>(all)));
    }

    /** In the order of the alphabet, with those that the framework answers by itself; empty when no resource is there. */
    List<String> at(String path) {
        TreeSet<String> allowed = new TreeSet<>();
        paths.forEach((method, there) -> {
            RequestMatch<Boolean> match = there.map(path);
            if (match != null && match.remaining.isEmpty()) allowed.add(method);
        });
        if (allowed.contains("GET")) allowed.add("HEAD");
        if (!allowed.isEmpty()) allowed.add("OPTIONS");
        return List.copyOf(allowed);
    }

    private static String joined(Path root, Path below) {
        String path = root.value() + (below == null ? "" : "/" + below.value());
        return ("/" + path).replaceAll("/{2,}", "/");
    }
}
