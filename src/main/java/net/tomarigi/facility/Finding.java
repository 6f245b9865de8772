package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A facility or a network that a search met; what is not stated is left out.
 *
 * @param facilities of a network: how many it has
 * @param networks of a facility: the networks it belongs to, at most {@value #MOST_NETWORKS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        Type type,
        String id,
        String name,
        String number,
        String corporation,
        String municipality,
        String address,
        Integer facilities,
        List<NetworkName> networks) {
    public static final int MOST_NETWORKS = 5;

    /** What was found. */
    public enum Type {
        NETWORK,
        FACILITY
    }

    /** A network as one speaks of it. */
    public record NetworkName(String id, String name) {}
}
