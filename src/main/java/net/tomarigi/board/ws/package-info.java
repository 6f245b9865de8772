/** The live board: snapshot, changes and heartbeats to every connected screen. */
package net.tomarigi.board.ws;
