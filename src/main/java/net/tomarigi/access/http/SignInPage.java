package net.tomarigi.access.http;

import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.tomarigi.access.DemoAccess;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.platform.Words;
import net.tomarigi.platform.http.PageFrame;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where somebody says who they are. */
@May(Permission.EVERYBODY)
@Path("/sign-in")
class SignInPage {
    private final Template signin;
    private final Words words;
    private final DemoAccess demo;
    private final OpenIdTokens openId;

    SignInPage(Template signin, Words words, DemoAccess demo, OpenIdTokens openId) {
        this.openId = openId;
        this.signin = signin;
        this.words = words;
        this.demo = demo;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response get(
            @QueryParam("lang") String lang, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
        return page.answer(
                        Response.Status.OK,
                        signin.data("page", page)
                                .data("demoPassword", demo.isOpen() ? DemoAccess.PASSWORD : "")
                                .data("hasOpenId", openId.isOn()))
                .build();
    }
}
