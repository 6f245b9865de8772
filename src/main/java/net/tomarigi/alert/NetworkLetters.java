package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;

/** Who of a network is written to of what is due, and of facilities that do not answer. */
public interface NetworkLetters {
    Uni<Boolean> isOn(String account, String network);

    Uni<Void> turn(String account, String network, boolean on);
}
