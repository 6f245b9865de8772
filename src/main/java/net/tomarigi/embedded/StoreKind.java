package net.tomarigi.embedded;

/** The three stores, each with the property that holds its address when somebody else runs it. */
public enum StoreKind {
    POSTGRESQL("quarkus.datasource.reactive.url"),
    REDIS("quarkus.redis.hosts"),
    KAFKA("kafka.bootstrap.servers");

    private final String address;

    StoreKind(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }
}
