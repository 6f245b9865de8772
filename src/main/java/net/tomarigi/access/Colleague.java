package net.tomarigi.access;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Somebody who finds beds in a network, as those know them who work beside them.
 *
 * @param id an account
 * @param role as a coordinator, who may have cases, or as an officer, who reads them
 * @param district the part of the network they are responsible for; null: all of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Colleague(String id, String name, Role role, String district) {
    /** It names somebody. */
    @Override
    public String toString() {
        return "Colleague " + id;
    }
}
