package net.tomarigi.facility;

import java.util.List;
import net.tomarigi.network.Networks;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Violation;

/** What became of a list of facilities. */
public sealed interface ImportOutcome {
    /** Its rows are taken over, but for those that were rejected. */
    record Imported(NationalList list, int created, int updated, int unchanged) implements ImportOutcome {}

    /** Nothing was changed, and this is why. */
    sealed interface Refused extends ImportOutcome {
        Problem problem();
    }

    /** There is nothing in it that could be taken over. */
    record NothingUsable(List<Violation> violations) implements Refused {
        @Override
        public Problem problem() {
            return new Problem("unusable-list", 422, List.of(), violations, null);
        }
    }

    /** Two imports at once could each undo half of the other. */
    record AnotherRuns() implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("import-running", 409);
        }
    }

    record TooManyNetworks() implements Refused {
        @Override
        public Problem problem() {
            return Problem.of("too-many-networks", 409, Networks.MOST);
        }
    }
}
