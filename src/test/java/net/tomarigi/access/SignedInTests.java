package net.tomarigi.access;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/**
 * Whoever asks in a test without saying who they are is an administrator, so that only tests of access have to speak of it;
 * {@link As} makes others.
 */
public final class SignedInTests implements QuarkusTestBeforeEachCallback {
    private static final String HEADER = "Authorization";

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        String token = As.administrator();
        Filter signed = (request, response, others) -> {
            boolean saysWho = request.getHeaders().hasHeaderWithName(HEADER)
                    || request.getCookies().hasCookieWithName(Presented.COOKIE);
            if (!saysWho) request.header(HEADER, "Bearer " + token);
            return others.next(request, response);
        };
        RestAssured.replaceFiltersWith(signed);
    }
}
