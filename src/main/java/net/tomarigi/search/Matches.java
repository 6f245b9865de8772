package net.tomarigi.search;

import java.time.Instant;
import java.time.LocalDate;
import net.tomarigi.board.BoardView;
import net.tomarigi.matching.Answer;
import net.tomarigi.network.Weights;

/**
 * Who can take the person, as one network ranks.
 *
 * @param board the network's, which names the revision and what tonight is
 */
public record Matches(BoardView board, Sought sought, LocalDate from, Instant now, Weights weights, Answer answer) {}
