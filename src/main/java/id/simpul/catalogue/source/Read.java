package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;
import java.util.List;

/** What was read of a file next. */
public sealed interface Read {
    Place place();

    /**
     * A record that could be read.
     *
     * @param remarks what had to be left out or is odd, none of which keeps it from being taken
     */
    record Found(Place place, Description description, List<Copy> copies, List<Phrase> remarks) implements Read {
        public Found {
            copies = List.copyOf(copies);
            remarks = List.copyOf(remarks);
        }
    }

    /** A record that could not, and why; what follows it can. */
    record Damaged(Place place, Phrase why) implements Read {}
}
