package id.simpul.catalogue.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which column of a table holds what, by its headings, whatever the system or the language that wrote them. */
final class Columns {
    /** What a column can hold, and under which headings: SLiMS', INLISLite's, those of the hub, and those that people write. */
    enum Holds {
        BARCODE(
                "barcode",
                "item_code",
                "no barcode",
                "nomor barcode",
                "kode eksemplar",
                "kode item",
                "no eksemplar",
                "item id"),
        INVENTORY("no induk", "nomor induk", "inventory_code", "no inventaris"),
        ITEM_CODES("item_codes"),
        TITLE("title", "judul", "judul utama"),
        SUBTITLE("anak judul", "subtitle"),
        AUTHOR("author", "authors", "pengarang", "penulis", "tajuk pengarang"),
        MORE_AUTHORS(
                "pengarang tambahan nama orang", "tajuk pengarang badan kooperasi", "pengarang tambahan nama badan"),
        VOLUME("volume", "jilid", "no jilid"),
        EDITION("edition", "edisi"),
        ISBN("isbn", "isbn_issn", "isbn issn"),
        PUBLISHER("publisher", "publisher_name", "penerbit"),
        YEAR("year", "publish_year", "tahun", "tahun terbit"),
        SUBJECT("subject", "classification", "no ddc", "no dewey", "klasifikasi", "ddc", "nomor klasifikasi"),
        CALL("call_number", "nomor panggil eksemplar", "nomor panggil", "nomor panggil katalog", "no panggil"),
        COLLECTION("collection", "coll_type_name", "kategori", "koleksi", "tipe koleksi", "jenis koleksi"),
        LOCATION("location", "location_name", "kode lokasi ruang", "lokasi", "lokasi ruang", "rak"),
        STATUS("status", "item_status_name", "ketersediaan", "status eksemplar"),
        ACCESS("akses", "access"),
        CONDITION("condition", "kondisi"),
        LENDABLE("lendable", "boleh dipinjam", "dipinjamkan"),
        GRADES("grades", "jenjang", "kelas", "jenjang kelas"),
        TOPICS("topics", "subjek topik", "subjek", "topik"),
        SERIES("series_title", "judul seri", "seri");

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
        private final List<String> headings;

        Holds(String... headings) {
            this.headings = List.of(headings);
        }
    }

    private final Map<Holds, List<Integer>> places;

    private Columns(Map<Holds, List<Integer>> places) {
        this.places = places;
    }

    /** By a row of headings. */
    static Columns of(List<String> headings) {
        Map<Holds, List<Integer>> places = new HashMap<>();
        for (Holds one : Holds.values()) {
            for (String heading : one.headings) {
                for (int place = 0; place < headings.size(); place++) {
                    if (plain(headings.get(place)).equals(heading)) {
                        places.computeIfAbsent(one, any -> new ArrayList<>()).add(place);
                    }
                }
            }
        }
        return new Columns(places);
    }

    private static String plain(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[.:*/]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    boolean has(Holds what) {
        return places.containsKey(what);
    }

    /** Whether a table with these headings tells of books at all. */
    boolean tellsOfCopies() {
        return has(Holds.TITLE) && (has(Holds.BARCODE) || has(Holds.INVENTORY));
    }

    /** The first of the columns for it that is filled in. */
    Optional<String> value(Rows.Row row, Holds what) {
        return all(row, what).stream().findFirst();
    }

    private List<String> all(Rows.Row row, Holds what) {
        return cells(row, what)
                .flatMap(text -> Text.line(text, Text.LONGEST_TITLE).stream())
                .toList();
    }

    /** What each of the columns for it holds that is filled in: one value, or several, which SLiMS writes in angle brackets. */
    List<List<String>> parts(Rows.Row row, Holds what) {
        return cells(row, what)
                .flatMap(text -> Text.line(text, Integer.MAX_VALUE).stream())
                .map(Columns::parts)
                .filter(parts -> !parts.isEmpty())
                .toList();
    }

    private static List<String> parts(String cell) {
        Stream<String> parts = cell.startsWith("<") && cell.endsWith(">")
                ? Arrays.stream(cell.substring(1, cell.length() - 1).split("><"))
                : Stream.of(cell);
        return parts.flatMap(part -> Text.line(part, Text.LONGEST_TITLE).stream())
                .toList();
    }

    private Stream<String> cells(Rows.Row row, Holds what) {
        return places.getOrDefault(what, List.of()).stream()
                .filter(place -> place < row.cells().size())
                .map(place -> row.cells().get(place));
    }
}
