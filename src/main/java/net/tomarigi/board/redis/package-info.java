/** The warm board in Redis. */
package net.tomarigi.board.redis;
