/** The board: what every screen of a network shows, kept in memory on every node and warm in Redis. */
package net.tomarigi.board;
