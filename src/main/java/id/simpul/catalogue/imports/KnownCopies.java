package id.simpul.catalogue.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Copies as the hub has them, to be held against what the library's system says. */
final class KnownCopies {
    private KnownCopies() {}

    /** A copy on record. */
    record Known(
            String described,
            Optional<String> isbn,
            Optional<String> publisher,
            Optional<Integer> year,
            String collection,
            String grades,
            Optional<String> subject,
            String condition,
            boolean lendable) {
        /** Whether there is nothing to tell; a title that is only written in other letters is the same. */
        boolean isAs(Candidate.Item item) {
            return described.equals(item.described())
                    && isbn.equals(item.isbn())
                    && publisher.equals(item.publisher())
                    && year.equals(item.year())
                    && collection.equals(item.collection())
                    && grades.equals(item.grades())
                    && subject.equals(item.subject())
                    && condition.equals(item.condition())
                    && lendable == item.lendable();
        }

        /** What differs, in few words. */
        String differences(Candidate.Item item) {
            StringBuilder said = new StringBuilder();
            note(said, "judul/title", described.equals(item.described()), "", item.title());
            note(
                    said,
                    "isbn",
                    isbn.equals(item.isbn()),
                    isbn.orElse("-"),
                    item.isbn().orElse("-"));
            note(said, "collection", collection.equals(item.collection()), collection, item.collection());
            note(said, "grades", grades.equals(item.grades()), grades, item.grades());
            note(said, "condition", condition.equals(item.condition()), condition, item.condition());
            note(
                    said,
                    "lendable",
                    lendable == item.lendable(),
                    String.valueOf(lendable),
                    String.valueOf(item.lendable()));
            note(
                    said,
                    "subject",
                    subject.equals(item.subject()),
                    subject.orElse("-"),
                    item.subject().orElse("-"));
            note(
                    said,
                    "publisher",
                    publisher.equals(item.publisher()),
                    publisher.orElse("-"),
                    item.publisher().orElse("-"));
            note(
                    said,
                    "year",
                    year.equals(item.year()),
                    year.map(String::valueOf).orElse("-"),
                    item.year().map(String::valueOf).orElse("-"));
            return said.toString();
        }

        private static void note(StringBuilder said, String field, boolean same, String before, String now) {
            if (!same) {
                said.append(said.isEmpty() ? "" : "; ").append(field).append(": ");
                said.append(before).append(before.isEmpty() ? "" : " → ").append(now);
            }
        }
    }

    static Map<String, Known> of(Handle db, Collection<String> barcodes) {
        Map<String, Known> known = new HashMap<>();
        db.createQuery("""
                        select barcode, coalesce(described, title) as described, isbn, publisher, year, collection, grades, subject,
                               condition, lendable
                          from items
                         where barcode = any(:barcodes)
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> known.put(
                        row.getString("barcode"),
                        new Known(
                                row.getString("described"),
                                Optional.ofNullable(row.getString("isbn")),
                                Optional.ofNullable(row.getString("publisher")),
                                Optional.ofNullable(row.getObject("year", Integer.class)),
                                row.getString("collection"),
                                row.getString("grades"),
                                Optional.ofNullable(row.getString("subject")),
                                row.getString("condition"),
                                row.getBoolean("lendable"))))
                .list();
        return known;
    }
}
