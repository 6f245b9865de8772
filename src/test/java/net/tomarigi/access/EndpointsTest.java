package net.tomarigi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.tomarigi.ProductClasses;
import net.tomarigi.access.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;

/** One list says who may call what; nothing can be called that is not on it. */
@QuarkusTest
class EndpointsTest {
    /** In the document, but called by no client of ours; they are in the list. */
    private static final String WEBSOCKET = "WS";

    @Test
    void theListIsWhatTheDocumentDescribes() {
        Map<String, Map<String, Object>> paths = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> described = new TreeSet<>();
        // What the tests of the edge call.
        paths.keySet().removeIf(path -> path.startsWith("/api/echo"));
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Set.of("get", "put", "post", "delete", "patch")::contains)
                .forEach(method -> described.add(method.toUpperCase() + " " + path)));
        assertThat(Endpoints.ALL.stream()
                        .filter(endpoint -> !endpoint.method().equals(WEBSOCKET))
                        // the framework's own, which it does not describe
                        .filter(endpoint -> !endpoint.path().startsWith("/q/"))
                        .map(Endpoint::toString))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void everyResourceSaysTheSameOnceMore() throws Exception {
        Map<String, Permission> listed =
                Endpoints.ALL.stream().collect(Collectors.toMap(Endpoint::toString, Endpoint::permission));
        Map<String, Permission> annotated = new TreeMap<>();
        for (Method method : resourceMethods()) {
            May may = method.getAnnotation(May.class);
            if (may == null) may = method.getDeclaringClass().getAnnotation(May.class);
            assertThat(may).as("@May at %s", method).isNotNull();
            String path = path(method);
            // Pages hold no data of their own: what they show they ask for, as whoever looks at them.
            if (path.startsWith("/api")) annotated.put(verb(method) + " " + path, may.value());
            else assertThat(may.value()).as("%s", method).isEqualTo(Permission.EVERYBODY);
        }
        assertThat(annotated).hasSizeGreaterThan(15);
        annotated.forEach((endpoint, permission) ->
                assertThat(listed.get(endpoint)).as(endpoint).isEqualTo(permission));
    }

    private static Set<Method> resourceMethods() throws ClassNotFoundException {
        Set<Method> methods = new LinkedHashSet<>();
        for (JavaClass type : ProductClasses.ALL) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            Class<?> resource =
                    Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
            for (Method method : resource.getDeclaredMethods()) if (verb(method) != null) methods.add(method);
        }
        return methods;
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) return verb.value();
        }
        return null;
    }

    private static String path(Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = method.getDeclaringClass().getAnnotation(Path.class).value() + "/"
                + (below == null ? "" : below.value());
        return "/"
                + Arrays.stream(whole.split("/"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"));
    }
}
