package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.TitleKey;
import id.simpul.catalogue.source.Copy;
import id.simpul.catalogue.source.Description;
import id.simpul.catalogue.source.Place;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A copy as it would be told to the hub.
 *
 * @param number which copy of the import it is, from 1
 * @param item the data of its request
 * @param remarks what is odd about its record
 */
record Candidate(long number, Place place, Item item, Sorting.Sorted sorted, List<Phrase> remarks) {

    /** What its record says of it, in the fields of a {@code catalogue.item}. */
    record Item(
            String barcode,
            String title,
            Optional<String> author,
            Optional<String> volume,
            Optional<String> isbn,
            Optional<String> publisher,
            Optional<Integer> year,
            String collection,
            String grades,
            Optional<String> subject,
            String condition,
            boolean lendable) {
        static Item of(Description book, Copy copy, Sorting.Sorted sorted) {
            return new Item(
                    copy.barcode(),
                    book.title(),
                    book.author(),
                    book.volume(),
                    book.isbn(),
                    book.publisher(),
                    book.year(),
                    sorted.collection(),
                    sorted.grades(),
                    book.subject(),
                    sorted.condition(),
                    sorted.lendable());
        }

        String described() {
            return TitleKey.ofWork(title, author, volume).value();
        }

        ObjectNode data() {
            return Json.tree(this);
        }
    }

    String barcode() {
        return item.barcode();
    }
}
