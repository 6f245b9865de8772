package net.tomarigi.access;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether there is a demo here, whose accounts have a password that everybody knows. {@code tomarigi.demo} is {@code on},
 * {@code off} or {@code embedded}, which is the default: where the product brings its own PostgreSQL. Anywhere else its
 * accounts, should there be any from before, let nobody in.
 */
@Singleton
public class DemoAccess {
    public static final String PASSWORD = "tomarigi";

    private final boolean isOpen;

    DemoAccess(
            @ConfigProperty(name = "tomarigi.demo", defaultValue = "embedded") String demo,
            @ConfigProperty(name = "tomarigi.embedded.postgresql", defaultValue = "false") boolean isEmbedded) {
        this.isOpen = demo.equals("on") || demo.equals("embedded") && isEmbedded;
    }

    public boolean isOpen() {
        return isOpen;
    }
}
