package net.tomarigi.platform.http;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import net.tomarigi.ProductClasses;

/** Every page of the product, as its resource says; the OpenAPI document leaves them out. */
final class Pages {
    /** @param queries names of what its address may ask for */
    record Page(String path, List<String> queries) {}

    private Pages() {}

    static List<Page> list() {
        return ProductClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(Pages::isPage)
                .map(Pages::read)
                .toList();
    }

    private static boolean isPage(JavaMethod method) {
        return method.isAnnotatedWith(Produces.class)
                && Arrays.asList(method.getAnnotationOfType(Produces.class).value())
                        .contains(MediaType.TEXT_HTML);
    }

    private static Page read(JavaMethod method) {
        String path = method.getOwner().getAnnotationOfType(Path.class).value();
        if (method.isAnnotatedWith(Path.class))
            path = path.replaceFirst("/$", "")
                    + "/"
                    + method.getAnnotationOfType(Path.class).value().replaceFirst("^/", "");
        return new Page(
                path,
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(QueryParam.class))
                        .map(Pages::query)
                        .toList());
    }

    private static String query(JavaParameter parameter) {
        return parameter.getAnnotationOfType(QueryParam.class).value();
    }
}
