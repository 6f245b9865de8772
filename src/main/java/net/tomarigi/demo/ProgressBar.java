package net.tomarigi.demo;

import java.io.PrintStream;

/** Tells those who wait how much is done: on a screen in one line that grows, elsewhere in a line now and then. */
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int LINE_EVERY = 25;

    private final PrintStream out;
    private final boolean isOnScreen;
    private final String what;
    private int told = -1;

    /** @param isOnScreen whether somebody sees a line grow; a file would keep each of its states */
    public ProgressBar(PrintStream out, boolean isOnScreen, String what) {
        this.out = out;
        this.isOnScreen = isOnScreen;
        this.what = what;
    }

    /** @param done from 0 to 1; less than before is no news */
    public void tell(double done) {
        int percent = (int) Math.floor(100 * Math.max(0, Math.min(1, done)));
        if (percent <= told || !isOnScreen && percent / LINE_EVERY == told / LINE_EVERY && told >= 0) return;
        told = percent;
        if (!isOnScreen) {
            out.println(what + " ... " + percent + " %");
            return;
        }
        int full = percent * WIDTH / 100;
        out.print("\r" + what + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + percent + " %");
        if (percent == 100) out.println();
        out.flush();
    }
}
