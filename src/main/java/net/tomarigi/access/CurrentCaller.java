package net.tomarigi.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the request that is being answered. */
@ApplicationScoped
public class CurrentCaller {
    /** Of a {@link SecurityIdentity}. */
    public static final String ATTRIBUTE = "tomarigi.caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        return of(identity);
    }

    public static Caller of(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        return caller == null ? Caller.NOBODY : caller;
    }
}
