package net.tomarigi.placement.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.tomarigi.placement.Cases.Once;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;

/** The header {@code Idempotency-Key}: 1 to 64 characters; the same with the same command is one command. */
@ApplicationScoped
class Keys {
    private static final int LONGEST = 64;

    private final ObjectMapper json;

    Keys(ObjectMapper json) {
        this.json = json;
    }

    /** @param key null: the command is done as often as it comes */
    Once once(String key, Object command) {
        if (key == null) return Once.NO_KEY;
        if (key.isBlank() || key.length() > LONGEST)
            throw Problem.malformed(List.of(Violation.of("Idempotency-Key", "key-1-to-64")))
                    .asException();
        try {
            return new Once(
                    key, Integer.toHexString(json.writeValueAsString(command).hashCode()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
