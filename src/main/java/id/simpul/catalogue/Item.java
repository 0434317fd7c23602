package id.simpul.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * One copy, as the library's system describes it in a {@code catalogue.item}.
 *
 * @param grades {@code lower}, {@code upper} or {@code both}; missing means both
 * @param subject its DDC number
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Item(
        String barcode,
        String title,
        Optional<String> author,
        Optional<String> volume,
        Optional<String> isbn,
        Optional<String> publisher,
        Optional<Integer> year,
        String collection,
        Optional<String> grades,
        Optional<String> subject,
        String condition,
        boolean lendable) {

    SameWork form() {
        return SameWork.of(title, author, volume);
    }

    /** The title alone, written alike. */
    String bare() {
        return TitleKey.plain(title);
    }

    public Optional<TitleKey> isbnKey() {
        return TitleKey.ofIsbn(isbn, volume);
    }
}
