package id.simpul.paper;

import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A batch as it stands in its boxes.
 *
 * @param school what the school is called
 * @param address where it is, if that is known
 * @param dueOn the day on which it is collected
 * @param run the trip of the vehicle that brings it
 * @param books what is in the boxes; what was taken out of the batch is not
 */
public record PackedBatch(
        String id,
        String school,
        Optional<String> address,
        Quarter quarter,
        LocalDate deliverOn,
        LocalDate dueOn,
        Optional<Integer> run,
        List<Book> books) {

    /**
     * A book in a box.
     *
     * @param upper whether it is for grades 4 to 6
     * @param added whether the list that was announced does not have it
     */
    public record Book(String barcode, String title, boolean upper, int box, boolean added) {}

    public PackedBatch {
        books = books.stream()
                .sorted(Comparator.comparingInt(Book::box)
                        .thenComparing(Book::upper)
                        .thenComparing(Book::title)
                        .thenComparing(Book::barcode))
                .toList();
    }

    /** The books by the number of their box; a box from which all was taken out is none. */
    public SortedMap<Integer, List<Book>> boxes() {
        SortedMap<Integer, List<Book>> boxes = new TreeMap<>();
        books.forEach(book ->
                boxes.computeIfAbsent(book.box(), box -> new ArrayList<>()).add(book));
        return Collections.unmodifiableSortedMap(boxes);
    }

    /** Whether the boxes are numbered from one without a gap, so that "3 of 4" is true. */
    boolean isCountedThrough() {
        SortedMap<Integer, List<Book>> boxes = boxes();
        return boxes.isEmpty() || boxes.lastKey() == boxes.size();
    }

    /** {@code 1, 2, 4}. */
    String boxNumbers() {
        return boxes().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** What is written in bars on a box. */
    public String barsOf(int box) {
        return id + "-" + box;
    }
}
