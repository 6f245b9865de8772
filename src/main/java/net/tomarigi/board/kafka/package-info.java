/** The board's reader of the event log, and the copy of it that goes to Redis. */
package net.tomarigi.board.kafka;
