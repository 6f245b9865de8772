package net.tomarigi.platform.http;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import net.tomarigi.platform.NetworkNames;

/** The pages of one network: frames with its id and name, which the API fills for those who may see. */
@ApplicationScoped
public class NetworkPages {
    private final Template missing;
    private final NetworkNames networks;

    NetworkPages(Template missing, NetworkNames networks) {
        this.missing = missing;
        this.networks = networks;
    }

    /** The page, or that there is no such network. A node that is still loading cannot say that; then the page waits. */
    public Response answer(PageFrame page, String network, TemplateInstance content) {
        Optional<String> name = networks.findName(network);
        if (name.isEmpty() && networks.isReady()) return missing(page, "wall.unknown");
        return page.answer(
                        Response.Status.OK,
                        content.data("page", page).data("network", network).data("name", name.orElse(network)))
                .build();
    }

    /** A page that says in a sentence what is not there. */
    public Response missing(PageFrame page, String sentence) {
        return page.answer(Response.Status.NOT_FOUND, missing.data("page", page).data("sentence", page.say(sentence)))
                .build();
    }
}
