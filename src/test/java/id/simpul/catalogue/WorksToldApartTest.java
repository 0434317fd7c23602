package id.simpul.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Descriptions as catalogues really write them, and whether they are of one work. All titles are invented or of everybody's use. */
@Shows(Rule.R5)
class WorksToldApartTest {
    /** Title, author, volume; what is missing is left out. */
    private record Described(String title, Optional<String> author, Optional<String> volume) {
        static Described of(String written) {
            List<String> parts =
                    Arrays.stream(written.split("\\|", -1)).map(String::strip).toList();
            return new Described(parts.get(0), part(parts, 1), part(parts, 2));
        }

        private static Optional<String> part(List<String> parts, int place) {
            return parts.size() > place && !parts.get(place).isEmpty()
                    ? Optional.of(parts.get(place))
                    : Optional.empty();
        }

        TitleKey key() {
            return TitleKey.ofWork(title, author, volume);
        }

        SameWork work() {
            return SameWork.of(title, author, volume);
        }
    }

    private static final String ONE_WORK = """
            Si Kancil                                   <> SI KANCIL.
            Si Kancil & Buaya                           <> Si Kancil dan Buaya
            Si Kancil &amp; Buaya                       <> Si Kancil dan Buaya
            Si Kancil and Buaya                         <> Si Kancil & Buaya
            Si Kancil: Pencuri Timun!                   <> si kancil  pencuri timun
            Petualangan Danau | Contoh, Ananta          <> Petualangan Danau | Ananta Contoh
            Petualangan Danau / Ananta Contoh           <> Petualangan Danau | Ananta Contoh
            Petualangan Danau / Ananta Contoh.          <> Petualangan Danau | CONTOH, Ananta
            Petualangan Danau /                         <> Petualangan Danau
            Petualangan Danau / oleh Ananta Contoh      <> Petualangan Danau | Contoh, Ananta
            Petualangan Danau | penulis, Ananta Contoh ; ilustrator, Budi Misal <> Petualangan Danau | Contoh, Ananta
            Petualangan Danau / penulis, Ananta Contoh ; ilustrator, Budi Misal <> Petualangan Danau | Ananta Contoh
            Petualangan Danau | Ananta Contoh (penulis), Budi Misal (ilustrator) <> Petualangan Danau | Ananta Contoh
            Petualangan Danau | Ananta Contoh ; penerjemah, Budi Misal <> Petualangan Danau | Ananta Contoh
            Petualangan Danau | Contoh, Ananta, 1950-   <> Petualangan Danau | Ananta Contoh
            Petualangan Danau | Ananta Contoh, dkk.     <> Petualangan Danau | Ananta Contoh
            Petualangan Danau | Ananta Contoh dan Budi Misal <> Petualangan Danau | Misal, Budi; Contoh, Ananta
            Petualangan Danau = The Lake Adventure      <> Petualangan Danau
            Petualangan Danau = The Lake Adventure / Ananta Contoh <> Petualangan Danau | Ananta Contoh
            Petualangan Danau (edisi revisi)            <> Petualangan Danau
            Petualangan Danau, edisi revisi             <> Petualangan Danau
            Petualangan Danau (Ed. Rev.)                <> Petualangan Danau
            Petualangan Danau (edisi baru)              <> Petualangan Danau
            Petualangan Danau (cetakan ke-3)            <> Petualangan Danau
            Petualangan Danau, cet. 2                   <> Petualangan Danau
            Petualangan Danau (hard cover)              <> Petualangan Danau
            Petualangan Danau [sumber elektronis]       <> Petualangan Danau
            Ensiklopedia Hewan | | Jilid 2              <> Ensiklopedia Hewan | | 02
            Ensiklopedia Hewan | | Jilid II             <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan | | v.2                  <> Ensiklopedia Hewan | | vol. 2
            Ensiklopedia Hewan | | jilid kedua          <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan | | jilid ke-2           <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan jilid 2                  <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan, jil. II                 <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan v.2                      <> Ensiklopedia Hewan | | Jilid 2
            Ensiklopedia Hewan (Jilid 2)                <> Ensiklopedia Hewan jilid II
            Ensiklopedia Hewan. Jilid 2 / Ananta Contoh <> Ensiklopedia Hewan | Ananta Contoh | 2
            Ensiklopedia jilid 2: hewan                 <> Ensiklopedia : hewan | | 2
            Ensiklopedia Hewan 2                        <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan jilid 2 | | 2            <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan buku kedua               <> Ensiklopedia Hewan | | Buku 2
            Ensiklopedia Hewan #3                       <> Ensiklopedia Hewan | | no. 3
            Perang Dunia II                             <> Perang Dunia 2
            Matematika Kelas IV                         <> Matematika kelas 4
            Matematika Kelas V                          <> Matematika Kelas 5
            Kisah Jum'at Pagi                           <> Kisah Jumat Pagi
            Belajar Al-Qur\u2019an                      <> Belajar Al Quran
            \u00c9clair Kecil                           <> Eclair kecil
            Anak-anak Pantai                            <> Anak anak pantai
            """;

    private static final String ANOTHER_WORK = """
            Si Kancil                                   <> Si Kancil dan Buaya
            Si Kancil dan Buaya                         <> Si Kancil dan Harimau
            Matematika Kelas 4                          <> Matematika Kelas 5
            Matematika Kelas IV                         <> Matematika Kelas V
            Matematika Kelas 4 Semester 1               <> Matematika Kelas 4 Semester 2
            Tema 1: Diriku                              <> Tema 2: Diriku
            Ensiklopedia Hewan jilid 1                  <> Ensiklopedia Hewan jilid 2
            Ensiklopedia Hewan | | I                    <> Ensiklopedia Hewan | | II
            Ensiklopedia Hewan v.1                      <> Ensiklopedia Hewan v.2
            Ensiklopedia Hewan                          <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan 1                        <> Ensiklopedia Hewan 2
            Ensiklopedia Hewan jilid 1                  <> Ensiklopedia Hewan | | 2
            Ensiklopedia Hewan jilid 1 | | 2            <> Ensiklopedia Hewan jilid 1 | | 3
            Ensiklopedia Hewan = Animals vol. 1         <> Ensiklopedia Hewan = Animals vol. 2
            Ensiklopedia Hewan / Ananta Contoh. Jilid 1 <> Ensiklopedia Hewan / Ananta Contoh. Jilid 2
            Ensiklopedia Hewan. Jilid 1 / Ananta Contoh <> Ensiklopedia Hewan. Jilid 2 / Ananta Contoh
            Ensiklopedia Hewan                          <> Ensiklopedia Tumbuhan
            Perang Dunia I                              <> Perang Dunia II
            Majalah Pelangi edisi 12                    <> Majalah Pelangi edisi 13
            Majalah Pelangi No. 12                      <> Majalah Pelangi No. 13
            Atlas Dunia edisi 3                         <> Atlas Dunia edisi 4
            Buku Siswa Kelas 4 edisi revisi 2017        <> Buku Siswa Kelas 4 edisi revisi 2018
            Cerita Rakyat | Ananta Contoh               <> Cerita Rakyat | Budi Misal
            Cerita Rakyat / Ananta Contoh               <> Cerita Rakyat / Budi Misal
            Matematika | Ananta Contoh                  <> Matematika | Budi Misal
            Matematika | penulis, Ananta Contoh         <> Matematika | penulis, Budi Misal
            1 + 1 = 2                                   <> 1 + 1 = 3
            Satu Hari di Pasar                          <> Satu Hari di Pantai
            Bawang Merah                                <> Bawang Putih
            Buku 1001 Malam                             <> Buku 1002 Malam
            Sumatera Barat Dalam Angka 2019             <> Sumatera Barat Dalam Angka 2020
            Sejarah Abad 19                             <> Sejarah Abad 20
            Sejarah Abad XIX                            <> Sejarah Abad XX
            Pantai/Gunung                               <> Pantai
            Kami dan Mereka                             <> Kami
            Agen 7                                      <> Agen 8
            Kumpulan Puisi A                            <> Kumpulan Puisi B
            Belajar Huruf V                             <> Belajar Huruf X
            Seri Sains jilid 3                          <> Seri Sains 3 jilid 3 bagian 2
            Lima Sekawan 5                              <> Lima Sekawan 6
            Kamus Kecil A-K                             <> Kamus Kecil L-Z
            Jilid 1                                     <> Jilid 2
            ???                                         <> !!!
            Iqro jilid satu                             <> Iqro jilid dua
            Juz 1                                       <> Juz 2
            """;

    private static List<List<Described>> pairs(String table) {
        List<List<Described>> pairs = table.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("<>", -1)).map(Described::of).toList())
                .toList();
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(40).allSatisfy(pair -> assertThat(pair)
                .hasSize(2));
        return pairs;
    }

    @Test
    void one_work_has_one_key_however_a_catalogue_writes_it() {
        assertThat(pairs(ONE_WORK)).allSatisfy(pair -> assertThat(pair.get(0).key())
                .as("%s", pair)
                .isEqualTo(pair.get(1).key()));
    }

    @Test
    void what_a_key_joins_an_isbn_joins_too() {
        assertThat(pairs(ONE_WORK)).allSatisfy(pair -> assertThat(
                        pair.get(0).work().isNear(pair.get(1).work()))
                .as("%s", pair)
                .isTrue());
    }

    @Test
    void other_volumes_classes_years_and_authors_are_other_works() {
        assertThat(pairs(ANOTHER_WORK))
                .allSatisfy(pair -> assertThat(pair.get(0).key())
                        .as("%s", pair)
                        .isNotEqualTo(pair.get(1).key()));
    }

    @Test
    void an_isbn_joins_what_is_written_a_little_otherwise_and_nothing_else() {
        assertThat(List.of(
                        "Laskar Danau <> Laskar Dannau",
                        "Matahari Pagi <> Mata Hari Pagi",
                        "Petualangan Danau <> Petualangan Danau : sebuah cerita",
                        "Si Kancil <> Kisah Si Kancil",
                        "Petualangan di Danau <> Petualangan Danau",
                        "Petualangan Danau | Ananta Contoh <> Petualangan Danau | Budi Misal"))
                .allMatch(WorksToldApartTest::isNear);
        assertThat(List.of(
                        "Timun Mas <> Si Kancil",
                        "Mengenal Hewan: Gajah <> Mengenal Hewan: Singa",
                        "Ensiklopedia Hewan 1 <> Ensiklopedia Hewan 2",
                        "Ensiklopedia Hewan <> Ensiklopedia Hewan 2",
                        "Matematika Kelas 4 <> Matematika Kelas 5",
                        "Bawang Merah <> Bawang Putih",
                        "Cerita Tiga Babi <> Cerita Tiga Sapi",
                        "2 <> 3"))
                .noneMatch(WorksToldApartTest::isNear);
    }

    private static boolean isNear(String pair) {
        List<Described> two =
                Arrays.stream(pair.split("<>", -1)).map(Described::of).toList();
        SameWork one = two.get(0).work();
        SameWork other = two.get(1).work();
        assertThat(one.isNear(other)).isEqualTo(other.isNear(one));
        return one.isNear(other);
    }

    /** Titles put together from what makes writing them alike difficult. */
    @Provide
    Arbitrary<String> titles() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Kancil",
                "dan",
                "&",
                "and",
                "jilid",
                "Jil.",
                "vol.",
                "v.",
                "2",
                "II",
                "X",
                "02",
                "ke-3",
                "kedua",
                "kelas",
                "tema",
                "/",
                "=",
                "(edisi revisi)",
                "edisi",
                "revisi",
                "cet.",
                "cetakan",
                "(hard cover)",
                "[teks]",
                ":",
                ",",
                "-",
                "Qur'an",
                "#4",
                "19",
                "2019",
                "buku",
                "seri",
                "ke",
                "iv",
                "satu",
                "\u00e9",
                ".",
                "oleh",
                "no");
        return Arbitraries.oneOf(
                pieces.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join(" ", list)),
                pieces.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("", list)),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(30));
    }

    /** What stands before the sign is no name, and so the whole is: its edition makes no other work there either. */
    @Test
    void a_title_without_a_name_loses_its_edition_too() {
        assertThat(TitleKey.plain("[teks] / Kancil (edisi revisi)")).isEqualTo("teks kancil");
        assertThat(TitleKey.plain("[teks] = jilid (edisi revisi) and jilid and"))
                .isEqualTo("teks jilid dan jilid dan");
    }

    @Test
    void a_title_of_volumes_alone_is_written_alike_at_once() {
        assertThat(TitleKey.plain("v. kedua jilid kedua")).isEqualTo("v kedua 2");
        assertThat(TitleKey.plain("jilid kedua v. dua jilid satu")).isEqualTo("jilid kedua v dua 1");
        assertThat(TitleKey.plain("Jilid kedua, buku satu")).isEqualTo("jilid kedua buku satu");
    }

    @Test
    void a_printing_whose_number_stood_behind_a_binding_is_left_out_at_once() {
        assertThat(TitleKey.plain("Kancil cet. ke (hard cover) v.")).isEqualTo("kancil");
    }

    @Property(tries = 5000)
    void what_is_written_alike_stays_as_it_is(@ForAll("titles") String title) {
        String once = TitleKey.plain(title);
        assertThat(TitleKey.plain(once)).isEqualTo(once);
    }

    @Property(tries = 1000)
    void who_is_near_to_another_has_that_one_near(@ForAll("titles") String one, @ForAll("titles") String other) {
        SameWork mine = SameWork.of(one, Optional.empty(), Optional.empty());
        SameWork theirs = SameWork.of(other, Optional.empty(), Optional.empty());
        assertThat(mine.isNear(theirs)).isEqualTo(theirs.isNear(mine));
        assertThat(mine.isNear(mine)).isTrue();
    }

    @Property(tries = 1000)
    void a_volume_in_the_title_is_the_volume_in_its_field(@ForAll("volumes") int volume) {
        TitleKey field = TitleKey.ofWork("Ensiklopedia Hewan", Optional.empty(), Optional.of(String.valueOf(volume)));
        assertThat(List.of("jilid ", "Jil. ", "vol. ", "bagian ke-", "no. ", "seri ", "v.", "0"))
                .allSatisfy(called -> assertThat(TitleKey.ofWork(
                                called.equals("0") ? "Ensiklopedia Hewan" : "Ensiklopedia Hewan, " + called + volume,
                                Optional.empty(),
                                called.equals("0") ? Optional.of(called + volume) : Optional.empty()))
                        .isEqualTo(field));
    }

    @Provide
    Arbitrary<Integer> volumes() {
        return Arbitraries.integers().between(1, 60);
    }
}
