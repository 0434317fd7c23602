package id.simpul.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Where every copy really is and what it really is, whatever the hub takes it for; and what each school has held in its hands. */
final class Books {
    static final String SHELF = "the shelf";
    static final String COUNTER = "the counter";
    static final String GONE = "nowhere";

    /**
     * How a copy is catalogued now.
     *
     * @param work which work it really is, whatever is catalogued
     */
    record Copy(int work, String title, String author, String isbn, String grades, String condition, boolean lendable) {
        Copy titled(String other) {
            return new Copy(work, other, author, isbn, grades, condition, lendable);
        }

        Copy by(String other) {
            return new Copy(work, title, other, isbn, grades, condition, lendable);
        }

        Copy numbered(String other) {
            return new Copy(work, title, author, other, grades, condition, lendable);
        }

        Copy found(String other, boolean mayGo) {
            return new Copy(work, title, author, isbn, grades, other, mayGo);
        }

        /** Whether the catalogue shows that the two are one work, as they are. */
        boolean isKnownAs(Copy other) {
            boolean named = title.equalsIgnoreCase(other.title) && author.equalsIgnoreCase(other.author);
            return work == other.work && (named || (!isbn.isEmpty() && isbn.equals(other.isbn)));
        }
    }

    private final Map<String, Copy> copies = new TreeMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Map<String, LocalDate>> had = new HashMap<>();
    private final Map<String, String> goesOnAs = new HashMap<>();
    /** Left on the shelf by mistake though the hub was told that they went. */
    private final Set<String> forgotten = new HashSet<>();

    void add(String barcode, Copy copy) {
        copies.put(barcode, copy);
        places.put(barcode, SHELF);
    }

    Map<String, Copy> copies() {
        return copies;
    }

    Copy copy(String barcode) {
        return copies.get(barcode);
    }

    void describe(String barcode, Copy copy) {
        copies.put(barcode, copy);
    }

    String place(String barcode) {
        return now(places.get(barcode));
    }

    void put(String barcode, String place) {
        places.put(barcode, place);
        forgotten.remove(barcode);
    }

    boolean isForgotten(String barcode) {
        return forgotten.contains(barcode);
    }

    /** It was to be packed, and was not. */
    void forget(String barcode) {
        forgotten.add(barcode);
    }

    /** What is there, in order. */
    List<String> at(String place) {
        return new ArrayList<>(
                copies.keySet().stream().filter(one -> place(one).equals(place)).toList());
    }

    /** The school goes on under another name, and with it all it has had. */
    void merge(String old, String into) {
        goesOnAs.put(old, into);
        had.getOrDefault(old, Map.of()).forEach((barcode, on) -> held(into).putIfAbsent(barcode, on));
    }

    String now(String place) {
        return goesOnAs.containsKey(place) ? now(goesOnAs.get(place)) : place;
    }

    private Map<String, LocalDate> held(String school) {
        return had.computeIfAbsent(school, one -> new TreeMap<>());
    }

    /** A copy leaves for a school: it was on the shelf, and the school has had neither it nor its work (R5). */
    void leaves(String barcode, String school, LocalDate on) {
        if (!place(barcode).equals(SHELF)) {
            throw new Untrue(barcode + " cannot leave for " + school + ", since it is at " + place(barcode));
        }
        put(barcode, school);
        mustBeNew(barcode, school, on);
    }

    /** No school gets a copy twice, nor a work as far as the catalogue shows that it is one (R5). */
    private void mustBeNew(String barcode, String school, LocalDate on) {
        Copy copy = copy(barcode);
        Map<String, LocalDate> held = Map.copyOf(held(school));
        held(school).put(barcode, on);
        Optional<String> before = held.keySet().stream()
                .filter(one -> one.equals(barcode) || copy(one).isKnownAs(copy))
                .findFirst();
        before.ifPresent(one -> {
            throw new Untrue(school + " gets " + barcode + " (" + copy + ") on " + on + " and had "
                    + (one.equals(barcode) ? "the same copy" : one + " (" + copy(one) + ")") + " since "
                    + held.get(one));
        });
    }
}
