package id.simpul.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.catalogue.imports.Sorting.Sorted;
import id.simpul.catalogue.source.CatalogueFile;
import id.simpul.catalogue.source.CatalogueFiles;
import id.simpul.catalogue.source.Copy;
import id.simpul.catalogue.source.Description;
import id.simpul.catalogue.source.Exports;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marc4j.marc.Record;

class SortingTest {
    private static final Policy.Catalogue POLICY =
            Policies.defaults().asOf(Instant.parse("2026-07-01T00:00:00Z")).catalogue();
    private static final Sorting SORTING = new Sorting(POLICY);

    /** What each of them tells by itself, the first that counts first. */
    private enum Tells {
        CODE("special"),
        REFERENCE("reference"),
        SPECIAL("special"),
        EXCHANGE("exchange"),
        CHILDREN("children"),
        REFERENCE_CALL("reference"),
        CHILDREN_CALL("children"),
        AUDIENCE("children"),
        SUBJECT("children");

        private final String collection;

        Tells(String collection) {
            this.collection = collection;
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            children,         -,            -,          children
            Koleksi Anak,     -,            -,          children
            KOLEKSI-ANAK,     -,            -,          children
            Anakonda,         -,            -,          general
            Referensi Anak,   -,            -,          reference
            -,                Ruang Deposit, -,         special
            -,                -,            SD 813 CON, children
            -,                -,            sd 813 con, children
            -,                -,            SD813,      children
            -,                -,            R 030,      reference
            -,                -,            RAK 3,      general
            -,                -,            813 SD,     general
            Umum,             -,            -,          general
            -,                -,            -,          general
            """)
    void a_collection_is_told_by_name_then_by_call_number(
            String collection, String location, String call, String expected) {
        assertThat(SORTING.of(book(' ', List.of()), copy(collection, location, call, null, null))
                        .collection())
                .isEqualTo(expected);
    }

    @Property(tries = 400)
    void the_first_that_applies_counts(@ForAll("told") Set<Tells> told) {
        String expected =
                told.stream().sorted().findFirst().map(one -> one.collection).orElse("general");
        List<String> name = new ArrayList<>();
        add(told, Tells.CHILDREN, name, "Anak");
        add(told, Tells.EXCHANGE, name, "Pertukaran");
        add(told, Tells.SPECIAL, name, "Deposit");
        add(told, Tells.REFERENCE, name, "Referensi");
        String call =
                told.contains(Tells.REFERENCE_CALL) ? "R 030" : told.contains(Tells.CHILDREN_CALL) ? "SD 813" : "813";
        Description book = book(
                told.contains(Tells.AUDIENCE) ? 'j' : 'e',
                told.contains(Tells.SUBJECT) ? List.of("Fiksi -- Dongeng") : List.of("Fiksi"));
        boolean code = told.contains(Tells.CODE);
        Copy copy = copy(code ? "special" : null, String.join(" ", name), call, null, null);

        assertThat(SORTING.of(book, copy).collection()).isEqualTo(expected);
    }

    private static void add(Set<Tells> told, Tells one, List<String> name, String word) {
        if (told.contains(one)) {
            name.add(word);
        }
    }

    @Provide
    Arbitrary<Set<Tells>> told() {
        return Arbitraries.of(Tells.class).set().ofMinSize(0).ofMaxSize(Tells.values().length);
    }

    @Property(tries = 300)
    void grades_are_told_by_a_column_of_their_own_then_by_words_then_by_the_audience(@ForAll("grades") Graded graded) {
        List<String> words = new ArrayList<>(List.of("Fiksi"));
        if (graded.lowerWord()) {
            words.add("Untuk kelas 1-3: Kelas Rendah");
        }
        if (graded.upperWord()) {
            words.add("Jenjang C");
        }
        String expected = graded.column()
                .orElseGet(() -> graded.lowerWord() != graded.upperWord()
                        ? (graded.lowerWord() ? "lower" : "upper")
                        : graded.lowerWord()
                                ? "both"
                                : "ab".indexOf(graded.audience()) >= 0
                                        ? "lower"
                                        : graded.audience() == 'c' ? "upper" : "both");

        assertThat(SORTING.of(
                                book(graded.audience(), words),
                                copy(null, null, null, null, graded.column().orElse(null)))
                        .grades())
                .isEqualTo(expected);
    }

    /** What tells of grades. */
    record Graded(Optional<String> column, boolean lowerWord, boolean upperWord, char audience) {}

    @Provide
    Arbitrary<Graded> grades() {
        return Combinators.combine(
                        Arbitraries.of("lower", "upper", "both").optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of('a', 'b', 'c', 'j', 'e', ' '))
                .as(Graded::new);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,                   good,    true,  false
            Tersedia,            good,    true,  false
            No Loan,             good,    false, false
            Repair,              damaged, true,  false
            Rusak - baca di tempat, damaged, false, false
            Missing,             good,    false, true
            HILANG,              good,    false, true
            worn,                worn,    true,  false
            Hilangkan,           good,    true,  false
            """)
    void a_status_says_how_a_copy_is_and_whether_it_goes_out(
            String status, String condition, boolean lendable, boolean missing) {
        Sorted sorted = SORTING.of(book(' ', List.of()), copy(null, null, null, status, null));
        assertThat(List.of(sorted.condition(), sorted.lendable(), sorted.missing()))
                .containsExactly(condition, lendable, missing);
    }

    /** A word of other letters is left out; it must not be found everywhere. */
    @Test
    void a_word_of_the_policy_that_has_no_latin_letter_tells_of_nothing() {
        Policy.Catalogue odd = new Policy.Catalogue(
                Set.of("!!", "أطفال"),
                Set.of("…"),
                Set.of(),
                Set.of("-"),
                Set.of(),
                Set.of(),
                Set.of(),
                "general",
                Set.of(" "),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of("."),
                Set.of(),
                Set.of("?"));
        assertThat(new Sorting(odd).of(book('j', List.of("Dongeng")), copy("Anak", "Rak", "SD 1", "x", null)))
                .isEqualTo(new Sorted("general", "both", "good", true, false));
    }

    /** The preview counts what will be sent: each copy in one collection and one class of grades, none twice, none left out. */
    @Property(tries = 60)
    void every_copy_of_a_file_falls_into_one_collection_and_all_together_are_the_file(@ForAll("rows") List<Row> rows)
            throws IOException {
        StringBuilder csv = new StringBuilder("barcode,title,collection,grades\n");
        Map<String, Long> expected = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            csv.append("%05d,Buku %d,%s,%s\n"
                    .formatted(row, row, rows.get(row).name(), rows.get(row).grades()));
            expected.merge(rows.get(row).collection() + "/" + rows.get(row).falls(), 1L, Long::sum);
        }
        Path file = Files.writeString(Files.createTempFile("sorting", ".csv"), csv);
        Map<String, Long> counted = new TreeMap<>();
        try (Candidates candidates =
                new Candidates(CatalogueFiles.open(List.of(CatalogueFile.of("a.csv", file))), SORTING)) {
            Candidates.Lot lot = candidates.next(7);
            while (lot.records() > 0) {
                assertThat(lot.odd()).isEmpty();
                lot.candidates().forEach(copy -> {
                    assertThat(copy.item().collection()).isEqualTo(copy.sorted().collection());
                    counted.merge(copy.item().collection() + "/" + copy.item().grades(), 1L, Long::sum);
                });
                lot = candidates.next(7);
            }
        } finally {
            Files.delete(file);
        }
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void a_copy_that_koha_does_not_lend_is_not_lent_here(@TempDir Path folder) throws IOException {
        Record book = Exports.book("Si Kancil", "Contoh", "");
        Exports.field(book, "952", "p", "B1", "7", "0", "0", "0", "1", "0", "4", "0");
        Exports.field(book, "952", "p", "B2", "7", "1");
        Exports.field(book, "952", "p", "B3", "7", "-1");
        Exports.field(book, "952", "p", "B4", "0", "1", "7", "0");
        Exports.field(book, "952", "p", "B5", "1", "2");
        Exports.field(book, "952", "p", "B6", "4", "1");
        Exports.field(book, "952", "p", "B7", "7", "Not for loan");
        Path file = Files.write(folder.resolve("koha.mrc"), Exports.marc(List.of(book)));

        try (Candidates candidates =
                new Candidates(CatalogueFiles.open(List.of(CatalogueFile.of("koha.mrc", file))), SORTING)) {
            assertThat(candidates.next(10).candidates())
                    .extracting(copy -> copy.barcode() + " " + copy.sorted().condition()
                            + (copy.sorted().lendable() ? " lent" : "")
                            + (copy.sorted().missing() ? " missing" : ""))
                    .containsExactly(
                            "B1 good lent",
                            "B2 good",
                            "B3 good",
                            "B4 good",
                            "B5 good missing",
                            "B6 damaged lent",
                            "B7 good");
        }
    }

    @Test
    void what_koha_says_by_numbers_counts_beside_a_policy_s_own_words(@TempDir Path folder) throws IOException {
        Sorting own = new Sorting(
                Policies.parse("""
                        - effective: 2026-01-01
                          catalogue:
                            not-lent: [baca di tempat]
                            damaged: [rusak]
                            missing: [hilang]
                        """).asOf(Instant.parse("2026-07-01T00:00:00Z")).catalogue());
        Record book = Exports.book("Si Kancil", "Contoh", "");
        Exports.field(book, "952", "p", "B1", "7", "1");
        Exports.field(book, "952", "p", "B2", "1", "1");
        Exports.field(book, "952", "p", "B3", "4", "1");
        Path file = Files.write(folder.resolve("koha.mrc"), Exports.marc(List.of(book)));

        try (Candidates candidates =
                new Candidates(CatalogueFiles.open(List.of(CatalogueFile.of("koha.mrc", file))), own)) {
            assertThat(candidates.next(10).candidates())
                    .extracting(copy -> copy.barcode() + " " + copy.sorted().condition()
                            + (copy.sorted().lendable() ? " lent" : "")
                            + (copy.sorted().missing() ? " missing" : ""))
                    .containsExactly("B1 good", "B2 good missing", "B3 damaged lent");
        }
    }

    /**
     * A line of a table.
     *
     * @param name of the collection, as its system calls it
     * @param falls for which grades it is
     */
    record Row(String name, String collection, String grades, String falls) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String[]> collections = Arbitraries.of(
                new String[] {"children", "children"},
                new String[] {"Koleksi Anak", "children"},
                new String[] {"Kamus", "reference"},
                new String[] {"Umum", "general"},
                new String[] {"Koleksi Langka", "special"},
                new String[] {"", "general"});
        Arbitrary<String[]> grades = Arbitraries.of(
                new String[] {"lower", "lower"}, new String[] {"kelas 5", "upper"}, new String[] {"", "both"});
        return Combinators.combine(collections, grades)
                .as((collection, grade) -> new Row(collection[0], collection[1], grade[0], grade[1]))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Description book(char audience, List<String> words) {
        return new Description(
                "Buku",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(audience),
                words);
    }

    private static Copy copy(String collection, String location, String call, String status, String grades) {
        return new Copy(
                "1",
                Optional.ofNullable(collection),
                Optional.ofNullable(call),
                Optional.ofNullable(location),
                Optional.ofNullable(status),
                Optional.ofNullable(grades));
    }
}
