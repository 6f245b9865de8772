package net.tomarigi.platform;

import java.util.Optional;

/** Networks as this node knows them without asking anybody. */
public interface NetworkNames {
    /** Empty when it knows no such network. */
    Optional<String> findName(String network);

    /** Whether a network that it does not know does not exist; a node that is still loading cannot say so. */
    boolean isReady();
}
