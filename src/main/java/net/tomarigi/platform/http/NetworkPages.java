package net.tomarigi.platform.http;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import net.tomarigi.platform.NetworkNames;
import net.tomarigi.platform.Words;

/** The pages of one network: frames with its id and name, which the API fills for those who may see. */
@ApplicationScoped
public class NetworkPages {
    private final Template missing;
    private final NetworkNames networks;
    private final Words words;

    NetworkPages(Template missing, NetworkNames networks, Words words) {
        this.missing = missing;
        this.networks = networks;
        this.words = words;
    }

    /**
     * The page, or that there is no such network. A node that is still loading cannot say that; then the page waits.
     *
     * @param lang the language that the address asks for; null: as the browser prefers
     * @param acceptLanguage the header as it came; null: none
     */
    public Response answer(TemplateInstance content, String network, String lang, String acceptLanguage) {
        PageFrame page = PageFrame.of(words, lang, acceptLanguage);
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
