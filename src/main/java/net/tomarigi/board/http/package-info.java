/** HTTP of the board: its snapshot, and the list of networks. */
package net.tomarigi.board.http;
