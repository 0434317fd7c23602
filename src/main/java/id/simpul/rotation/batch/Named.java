package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A barcode as a request names it.
 *
 * @param pointer where in the request
 */
record Named(String barcode, String pointer, Optional<String> note) {
    /** The barcodes of a list; none if the request has no such field. */
    static List<Named> in(String field, Optional<List<String>> barcodes) {
        List<String> list = barcodes.orElse(List.of());
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Named(list.get(i), "/data/" + field + "/" + i, Optional.empty()))
                .toList();
    }

    /** The items of a list that may have notes; none if the request has no such field. */
    static List<Named> noted(String field, Optional<List<Noted>> items) {
        List<Noted> list = items.orElse(List.of());
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Named(
                        list.get(i).barcode(),
                        "/data/" + field + "/" + i + "/barcode",
                        list.get(i).note()))
                .toList();
    }

    /** One reason for each barcode that was named before. */
    static List<Reason> repeated(List<Named> named) {
        Set<String> seen = new HashSet<>();
        return named.stream()
                .filter(one -> !seen.add(one.barcode()))
                .map(one -> Reason.of(Code.NAMED_TWICE, one.pointer(), one.barcode()))
                .toList();
    }
}
