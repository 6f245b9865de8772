package net.tomarigi.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This process among those that share the stores; a new one at every start. */
@ApplicationScoped
public class Node {
    private final String id = UUID.randomUUID().toString();

    public String id() {
        return id;
    }
}
