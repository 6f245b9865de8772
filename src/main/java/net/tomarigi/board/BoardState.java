package net.tomarigi.board;

import java.util.List;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;

/**
 * A board, or some facilities of it, as it is kept outside of memory.
 *
 * @param revision everything up to it is in these states, and perhaps more
 * @param facilities each whole
 */
public record BoardState(Network network, long revision, List<FacilityChanged> facilities) {}
