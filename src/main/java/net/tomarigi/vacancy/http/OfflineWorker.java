package net.tomarigi.vacancy.http;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import net.tomarigi.platform.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The service worker of the reporting pages. It stands at the root, because a worker reaches no higher than its own
 * address, and is registered for {@code /facility/} alone. Its text names the version of what the page is made of: browsers
 * compare it each time such a page is opened, and when it differs they fetch the page's new parts and forget the old ones.
 */
@Path("/facility-worker.js")
class OfflineWorker {
    private final String text;

    OfflineWorker(Bundle bundle, Words words) {
        // The names of the files carry a hash of what is in them, and of what they import.
        StringBuilder parts = new StringBuilder(bundle.script("facility")).append(bundle.style("facility"));
        for (Locale language : Words.LANGUAGES) parts.append(words.bundle(language, "pages"));
        text = "self.version = '" + digest(parts.toString()) + "';\nimportScripts('" + bundle.script("worker")
                + "');\n";
    }

    @GET
    @Produces("text/javascript")
    @Operation(hidden = true)
    public Response get() {
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    private static String digest(String parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
