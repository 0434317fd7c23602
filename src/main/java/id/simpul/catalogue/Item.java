package id.simpul.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One copy, as the library's system describes it in a {@code catalogue.item}.
 *
 * @param grades {@code lower}, {@code upper} or {@code both}; missing means both
 * @param subject its DDC number
 */
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

    /** The item that a request of this form describes. */
    static Item of(JsonNode data) {
        return new Item(
                data.path("barcode").textValue(),
                data.path("title").textValue(),
                text(data, "author"),
                text(data, "volume"),
                text(data, "isbn"),
                text(data, "publisher"),
                data.has("year") ? Optional.of(data.path("year").intValue()) : Optional.empty(),
                data.path("collection").textValue(),
                text(data, "grades"),
                text(data, "subject"),
                data.path("condition").textValue(),
                data.path("lendable").booleanValue());
    }

    private static Optional<String> text(JsonNode data, String name) {
        return Optional.ofNullable(data.path(name).textValue());
    }

    SameWork form() {
        return SameWork.of(title, author, volume);
    }

    /**
     * The title alone, written alike.
     *
     * @param form of title and volume, as {@link #form} has it
     */
    String bare(SameWork form) {
        return volume.isEmpty() ? form.whole() : TitleKey.plain(title);
    }

    public Optional<TitleKey> isbnKey() {
        return TitleKey.ofIsbn(isbn, volume);
    }
}
