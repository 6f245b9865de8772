/** The outbox: an event is written in the transaction of what it tells, and leaves for Kafka after the commit. */
package net.tomarigi.outbox;
