package net.tomarigi.faults;

import net.tomarigi.faults.Caller.Answer;
import net.tomarigi.vacancy.Source;

/** Says a facility's reports until each is answered for good. */
interface Voice {
    /**
     * @param report as the API takes it
     * @param key stays the same however often it is said
     * @return null when it was closed before an answer came
     */
    Answer report(String facility, String report, String key);

    /** The way that it takes, as the product keeps it with each report. */
    Source.Via via();

    /** From now on it hangs up a time or two before it waits for an answer. */
    void hangUp(boolean does);

    void close();
}
