/** The outbox' way into Kafka. */
package net.tomarigi.outbox.kafka;
