package net.tomarigi.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says of every operation in the OpenAPI document how it may refuse, so that resources need not. */
@OpenApiFilter
public final class ProblemResponses implements OASFilter {
    private static final List<String> REFUSED = List.of("400", "404", "406", "500");
    private static final List<String> BODY_REFUSED = List.of("413", "415", "422");
    private static final List<String> LATER = List.of("429", "503");

    @Override
    public Operation filterOperation(Operation operation) {
        REFUSED.forEach(status -> add(operation, status, "Problem"));
        if (operation.getRequestBody() != null) BODY_REFUSED.forEach(status -> add(operation, status, "Problem"));
        LATER.forEach(status -> add(operation, status, "TryLater"));
        return operation;
    }

    /** A response that a resource describes itself stays; the bare ones that the scanner makes up do not. */
    private static void add(Operation operation, String status, String response) {
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        APIResponse described = operation.getResponses().getAPIResponse(status);
        if (described != null && described.getContent() != null) return;
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
