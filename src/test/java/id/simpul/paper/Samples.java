package id.simpul.paper;

import id.simpul.ledger.Ids;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invented papers, for tests and for those who want to look at one. */
public final class Samples {
    static final Sender SENDER = new Sender("UPT Perpustakaan Contoh", "Bukittinggi", Optional.of("0752 000000"));
    static final LocalDate TODAY = LocalDate.of(2026, 12, 21);
    private static final Quarter QUARTER = Quarter.parse("2027-Q1");

    private static final List<String> TITLES = List.of(
            "Hutan Seribu Langkah",
            "Cindua Mato",
            "Anggun Nan Tongga Magek Jabang: kaba Minangkabau untuak anak-anak",
            "Malin Kundang",
            "Rahasia Danau Maninjau",
            "Perahu Biru di Batang Antokan",
            "Umar Junus – Café, naïveté & “Mambangkik Batang Tarandam”",
            "Semut Kecil dari Lumatolu",
            "Puti Bungsu dan Tujuh Bidadari",
            "Pelaut Tua",
            "Katak Ajaib",
            "Ensiklopedia Sains untuk Anak: Mengapa Langit Biru, dari Mana Datangnya Hujan, dan Seratus Pertanyaan Lain"
                    + " yang Sering Diajukan Murid Sekolah Dasar kepada Gurunya");

    private Samples() {}

    static Words words(Language language) {
        return Words.ofPapers(language);
    }

    static Pages pages(Language language) {
        return new Pages(SENDER, words(language), "Contoh", TODAY);
    }

    static PackedBatch batch(int number, int books, int boxSize) {
        List<PackedBatch.Book> lines = new ArrayList<>();
        for (int i = 0; i < books; i++) {
            lines.add(new PackedBatch.Book(
                    "BH%06d".formatted(100 + i * 7),
                    TITLES.get(i % TITLES.size()),
                    i % boxSize >= boxSize / 2,
                    i / boxSize + 1,
                    i == 3));
        }
        return batch("SD Contoh %02d".formatted(number), number, lines);
    }

    static PackedBatch batch(String school, int number, List<PackedBatch.Book> lines) {
        return new PackedBatch(
                Ids.of("bat", "contoh", number),
                school,
                Optional.of("Jl. Contoh No. " + number + ", Bukittinggi"),
                QUARTER,
                LocalDate.of(2027, 1, 4),
                LocalDate.of(2027, 4, 5),
                Optional.of(1),
                lines);
    }

    static RunSheet run() {
        List<RunSheet.Stop> stops = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            stops.add(new RunSheet.Stop(
                    i == 5
                            ? "SD Negeri 05 Percontohan Terpadu Kecamatan Mandiangin Koto Selayan"
                            : "SD Contoh %02d".formatted(i),
                    i == 6 ? Optional.empty() : Optional.of("Jl. Contoh No. " + i + ", Bukittinggi"),
                    i == 4 ? Optional.empty() : Optional.of("Ibu Guru Contoh"),
                    i == 4 ? Optional.empty() : Optional.of("0812 0000 000" + i),
                    i == 2 ? RunSheet.Load.NOTHING : new RunSheet.Load(4, 100, 100),
                    i == 3 ? new RunSheet.Load(4, 88, 100) : new RunSheet.Load(4, 100, 100)));
        }
        return new RunSheet(LocalDate.of(2027, 1, 4), 1, "Kota Bukittinggi", stops);
    }

    static byte[] packingList(Language language, PackedBatch... batches) {
        Pages pages = pages(language);
        PackingList list = new PackingList(pages, Arrival.Source.PLAIN);
        for (PackedBatch batch : batches) {
            list.draw(batch);
        }
        return pages.bytes();
    }

    static byte[] labels(Language language, Sheet sheet, int first, PackedBatch... batches) {
        BoxLabels labels = new BoxLabels(sheet, first, SENDER, words(language), Arrival.Source.PLAIN, TODAY);
        for (PackedBatch batch : batches) {
            labels.add(batch);
        }
        return labels.bytes();
    }

    static byte[] deliverySheet(Language language) {
        Pages pages = pages(language);
        new DeliverySheet(pages).draw(run());
        return pages.bytes();
    }

    static byte[] handover(Language language, Handover.Way way, PackedBatch batch, Handover.Known... known) {
        Pages pages = pages(language);
        new Handover(pages).draw(batch, way, List.of(known));
        return pages.bytes();
    }

    static byte[] statement(Language language) {
        Pages pages = pages(language);
        new ReplacementStatement(pages)
                .draw(
                        "SD Contoh 03",
                        Optional.of("Jl. Contoh No. 3, Bukittinggi"),
                        List.of(
                                new ReplacementStatement.Owed(
                                        "BH000107",
                                        "Cindua Mato",
                                        LocalDate.of(2027, 3, 5),
                                        Optional.of("Cindua Mato")),
                                new ReplacementStatement.Owed(
                                        "BH000177", TITLES.get(11), LocalDate.of(2027, 3, 5), Optional.empty())));
        return pages.bytes();
    }

    static byte[] letter(Language language) {
        Pages pages = pages(language);
        new TermLetter(pages)
                .draw(
                        new TermLetter.Term(
                                Ids.of("rot", "contoh"),
                                "SD Contoh 03",
                                Optional.of("Jl. Contoh No. 3"),
                                "10300003",
                                "13.75",
                                LocalDate.of(2026, 11, 2),
                                QUARTER.series(4),
                                QUARTER.plus(4),
                                100),
                        new TermLetter.Clause(60, 30, true));
        return pages.bytes();
    }
}
