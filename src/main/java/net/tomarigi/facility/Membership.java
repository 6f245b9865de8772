package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A facility's place in one network.
 *
 * @param district the part of the network it counts to there; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Membership(String network, String district) {}
