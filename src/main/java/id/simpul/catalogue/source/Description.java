package id.simpul.catalogue.source;

import java.util.List;
import java.util.Optional;

/**
 * A publication as a record describes it.
 *
 * @param subject its class number (DDC)
 * @param audience the code of MARC 008/22, if there is one
 * @param words what else tells for whom it is: audience notes (521), subjects (6xx), summaries of series
 */
public record Description(
        String title,
        Optional<String> author,
        Optional<String> volume,
        Optional<String> isbn,
        Optional<String> publisher,
        Optional<Integer> year,
        Optional<String> subject,
        Optional<String> callNumber,
        Optional<Character> audience,
        List<String> words) {
    public Description {
        words = List.copyOf(words);
    }
}
