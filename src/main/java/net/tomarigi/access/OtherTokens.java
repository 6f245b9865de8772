package net.tomarigi.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Tokens that somebody else has issued, whose word we take. */
public interface OtherTokens {
    /** Who has this token; empty when it is nobody's, or not one that we take. */
    Uni<Optional<Caller>> find(String token);
}
