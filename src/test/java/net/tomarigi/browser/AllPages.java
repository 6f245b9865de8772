package net.tomarigi.browser;

import java.util.List;
import java.util.stream.Stream;

/** The pages that have a script, by their addresses; {@code {network}} and {@code {facility}} are somebody's. */
final class AllPages {
    private static final List<String> LIGHT = List.of(
            "/wall/{network}",
            "/cases/{network}",
            "/procedure/{network}",
            "/roster/{network}",
            "/reminders/{network}",
            "/roster/{network}/none",
            "/roster/{network}/none/capsule",
            "/roster/{network}/import",
            "/capsule",
            "/facility/{facility}/people",
            "/settings/{network}",
            "/rota/{network}",
            "/rota/{network}/plan",
            "/report/{network}",
            "/register/{network}",
            "/register/{network}/none",
            "/facility/{facility}/qualifications",
            "/reserved/{network}",
            "/facility/{facility}/reserved",
            "/trials/{network}",
            "/case/{network}/none/sheet",
            "/facility/{facility}",
            "/facility/{facility}/profile",
            "/",
            "/facilities",
            "/import",
            "/screens?network={network}",
            "/tokens?facility={facility}",
            "/sign-in",
            "/audit?network={network}",
            "/welcome",
            "/account",
            "/people");

    /** Where somebody works for long: they may weigh more. */
    private static final List<String> HEAVY = List.of("/desk/{network}", "/case/{network}/none");

    private AllPages() {}

    static Stream<String> light() {
        return LIGHT.stream();
    }

    static Stream<String> all() {
        return Stream.concat(light(), HEAVY.stream());
    }
}
