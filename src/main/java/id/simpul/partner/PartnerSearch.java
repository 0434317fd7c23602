package id.simpul.partner;

import id.simpul.database.Like;
import java.util.Optional;

/**
 * Which partners are looked for; what is empty narrows nothing.
 *
 * @param text a part of the id, of the name, or of a name it had or is called by, in whatever capitals
 * @param kind on the wire
 * @param region the beginning of a region's code
 * @param silentDays nothing was heard of it for so many days, or ever
 */
public record PartnerSearch(
        Optional<String> text, Optional<String> kind, Optional<String> region, Optional<Integer> silentDays) {
    public static final PartnerSearch ALL =
            new PartnerSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As {@code like} takes it. */
    Optional<String> pattern() {
        return text.map(Like::containing);
    }

    Optional<String> regions() {
        return region.map(Like::beginning);
    }
}
