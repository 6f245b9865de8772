package net.tomarigi.registry;

import java.util.Map;

/**
 * A row of a roster's sheet as it was typed.
 *
 * @param line of the file, from 1 with the headings
 * @param cells without white space around them; what is blank is left out, and stays as it is
 */
public record SheetRow(int line, Map<SheetColumn, String> cells) {
    /** Rows of one sheet. */
    public static final int MOST = 5_000;

    public SheetRow {
        cells = Map.copyOf(cells);
    }

    /** It names somebody. */
    @Override
    public String toString() {
        return "SheetRow " + line;
    }
}
