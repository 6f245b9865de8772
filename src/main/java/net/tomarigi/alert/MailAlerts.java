package net.tomarigi.alert;

import io.smallrye.mutiny.Uni;

/** Who is told by mail what a facility is asked. */
public interface MailAlerts {
    Uni<Boolean> isOn(String account, String facility);

    Uni<Void> turn(String account, String facility, boolean on);
}
