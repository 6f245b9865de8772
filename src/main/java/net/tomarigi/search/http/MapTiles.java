package net.tomarigi.search.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the picture under the desk's map comes from. */
@ConfigMapping(prefix = "tomarigi.map")
interface MapTiles {
    Pattern TEMPLATE = Pattern.compile("(https?://)(\\{s}\\.)?([^/{}\\s;,]+)/[^\\s]*");

    /** With {z}, {x}, {y} and perhaps {s} before the host; empty: no picture. */
    Optional<String> tiles();

    /** Whom to name for it. */
    Optional<String> attribution();

    /** Where they say who they are. */
    Optional<String> attributionAddress();

    /** The site that the tiles come from, as a security policy names it; empty where there are none. */
    static Optional<String> origin(Optional<String> tiles) {
        return tiles.map(template -> {
            Matcher parts = TEMPLATE.matcher(template);
            if (!parts.matches())
                throw new IllegalArgumentException(
                        "tomarigi.map.tiles is https://host/path with {z}, {x} and {y}, not " + template);
            return parts.group(1) + (parts.group(2) == null ? "" : "*.") + parts.group(3);
        });
    }
}
