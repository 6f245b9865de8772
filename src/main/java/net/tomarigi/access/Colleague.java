package net.tomarigi.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Somebody who finds beds in a network, as those know them who work beside them.
 *
 * @param id an account
 * @param role as a coordinator, who may have cases, as an officer, who reads them, or as elderly care, who sees some of them
 * @param districts the parts of the network they are responsible for; empty: all of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Colleague(String id, String name, Role role, List<String> districts) {
    /** It names somebody. */
    @Override
    public String toString() {
        return "Colleague " + id;
    }
}
