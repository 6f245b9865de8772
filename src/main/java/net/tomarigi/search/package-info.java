/** The desk's question: keeps the matching index in step with the boards, ranks, and keeps what was asked for. */
package net.tomarigi.search;
