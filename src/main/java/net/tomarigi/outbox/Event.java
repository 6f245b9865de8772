package net.tomarigi.outbox;

/**
 * Something that happened in one network, to be told to every node.
 *
 * @param network its id; also the key on Kafka, so that one network's events keep their order
 * @param subject what it happened to: a facility's id, or the network's own
 * @param type the CloudEvents type, {@code net.tomarigi.….v1}
 * @param data what is told; becomes the event's JSON and must carry whole states with versions, because it may arrive
 *     twice or late
 */
public record Event(String network, String subject, String type, Object data) {}
