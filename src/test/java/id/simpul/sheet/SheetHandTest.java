package id.simpul.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.account.AccountFeature;
import id.simpul.agreement.AgreementFeature;
import id.simpul.agreement.CooperationFigures;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Ground;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetHandTest {
    private static final Staff SARI = new Staff("Sari", "daftar dinas");
    private static final String SCHOOLS = """
            kode;jenis;nama;wilayah;surel
            sd-satu;sekolah;SD Contoh Satu;13.75;satu@contoh.example
            sd-dua;SD;SD Contoh Dua;13.06;
            """;

    private final World world = World.small();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_list_of_schools_is_looked_at_first_and_then_taken_whole() {
        SheetPreview preview = hand().preview(sheet(SheetKind.PARTNERS, "a", SCHOOLS));
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.taken()).isFalse();
        assertThat(partners()).isEmpty();
        assertThat(world.texts("select id from requests")).isEmpty();

        SheetPreview taken = hand().take(sheet(SheetKind.PARTNERS, "a", SCHOOLS), preview.hash());

        assertThat(taken.taken()).isTrue();
        assertThat(partners())
                .containsExactly(
                        "sd-dua school SD Contoh Dua 13.06 - false",
                        "sd-satu school SD Contoh Satu 13.75 satu@contoh.example false");
        assertThat(world.texts("select type from requests")).containsExactly("staff.partner.add", "staff.partner.add");
    }

    @Test
    void a_double_click_takes_a_list_once() {
        String hash = hand().preview(sheet(SheetKind.PARTNERS, "a", SCHOOLS)).hash();
        hand().take(sheet(SheetKind.PARTNERS, "a", SCHOOLS), hash);

        SheetPreview again = hand().take(sheet(SheetKind.PARTNERS, "a", SCHOOLS), hash);

        assertThat(again.taken()).isTrue();
        assertThat(again.mistakes()).isEmpty();
        assertThat(partners()).hasSize(2);
    }

    @Test
    void every_mistake_is_told_by_line_and_column_and_nothing_is_taken() {
        world.partner("sd-lama", PartnerKind.SCHOOL, "13.75");
        String wrong = """
                kode,jenis,nama,wilayah,surel,bahasa
                sd-baik,sekolah,SD Baik,13.75,baik@contoh.example,
                sd-lama,sekolah,SD Lama,13.75,,
                SD Besar,sekolah,SD Besar,13.75,,
                sd-asing,warung,,13.75,bukan alamat,jawa
                sd-baik,sekolah,SD Kembar,13.75,,
                sd-jauh,sekolah,SD Jauh,99.99,,
                """;

        SheetPreview preview = hand().preview(sheet(SheetKind.PARTNERS, "a", wrong));

        assertThat(places(preview))
                .containsExactly("3 id", "4 id", "5 email", "5 kind", "5 language", "5 name", "6 id", "7 region");
        SheetPreview taken = hand().takeUnseen(sheet(SheetKind.PARTNERS, "a", wrong));
        assertThat(taken.taken()).isFalse();
        assertThat(world.texts("select id from partners")).containsExactly("sd-lama");
        assertThat(world.texts("select id from requests")).isEmpty();
        assertThat(preview.mistakes())
                .filteredOn(one -> one.line() == 4)
                .extracting(one -> one.says().indonesian())
                .containsExactly("harus 2 sampai 63 huruf kecil, angka atau tanda hubung.");
        assertThat(preview.mistakes()).allSatisfy(one -> assertThat(one.says().indonesian())
                .isNotBlank()
                .isNotEqualTo(one.says().english()));
    }

    @Test
    void what_changed_since_it_was_looked_at_is_looked_at_again() {
        String hash = hand().preview(sheet(SheetKind.PARTNERS, "a", SCHOOLS)).hash();

        SheetPreview other = hand().take(sheet(SheetKind.PARTNERS, "a", SCHOOLS.replace("Dua", "Tiga")), hash);

        assertThat(other.taken()).isFalse();
        assertThat(other.mistakes()).isEmpty();
        assertThat(partners()).isEmpty();
    }

    @Test
    void commas_and_semicolons_marks_and_old_excels_letters_are_all_understood() {
        String accented = SCHOOLS.replace("SD Contoh Dua", "SD Contoh “Dua” é");
        List<byte[]> files = List.of(
                ("\uFEFF" + accented).getBytes(UTF_8),
                accented.replace(';', ',').getBytes(UTF_8),
                accented.replace(';', '\t').replace("\n", "\r\n").getBytes(UTF_8),
                accented.getBytes(Charset.forName("windows-1252")));
        for (byte[] file : files) {
            SheetFile read = SheetFile.read(SheetKind.PARTNERS, file);
            assertThat(read.mistakes()).isEmpty();
            assertThat(read.lines().get(1).text("name")).isEqualTo("SD Contoh “Dua” é");
        }
    }

    @Test
    void an_excel_file_keeps_zeros_in_front_and_says_where_excel_has_lost_them() throws IOException {
        byte[] file = excel(sheet -> {
            List<String> headings = List.of("barcode", "judul", "koleksi", "kondisi", "boleh dipinjam", "tahun");
            IntStream.range(0, headings.size()).forEach(column -> sheet.value(0, column, headings.get(column)));
            List<String> good = List.of("000123", "Si Contoh", "anak", "baik", "ya");
            IntStream.range(0, good.size()).forEach(column -> sheet.value(1, column, good.get(column)));
            sheet.value(1, 5, 2019);
            sheet.value(2, 0, 123);
            IntStream.range(1, good.size()).forEach(column -> sheet.value(2, column, good.get(column)));
        });

        SheetPreview preview = hand().preview(new Sheet("a", SheetKind.ITEMS, "buku.xlsx", file, SARI));

        assertThat(preview.lines().get(0).cells())
                .containsEntry("barcode", "000123")
                .containsEntry("year", "2019");
        assertThat(places(preview)).containsExactly("3 barcode");
    }

    @Test
    void an_excel_file_that_swells_is_not_opened() throws IOException {
        byte[] file = excel(sheet -> {
            for (int row = 0; row < 3_000; row++) {
                sheet.value(row, 0, "x".repeat(30_000) + row);
            }
        });

        assertThat(file.length).isLessThan(SheetFile.LARGEST);
        assertThat(wrongWith(file)).contains("terlalu besar setelah dibuka");
    }

    @Test
    void a_list_of_copies_is_catalogued_as_the_librarys_own_system_would() {
        String copies = """
                barcode,judul,koleksi,jenjang,kondisi,boleh dipinjam,isbn
                00001,Si Contoh dan Kancil,anak,rendah,baik,ya,978-602-0000-00-8
                00002,Bermain Angka,anak,,lusuh,tidak,
                """;

        assertThat(hand().takeUnseen(sheet(SheetKind.ITEMS, "a", copies)).taken())
                .isTrue();

        assertThat(world.texts("select barcode || ' ' || condition || ' ' || lendable from items order by 1"))
                .containsExactly("00001 good true", "00002 worn false");
    }

    @Test
    void books_that_came_back_are_checked_in_batch_by_batch() {
        String batch = dispatched();
        List<String> books = world.barcodes(batch, "sent");
        String returns = "paket,barcode,status,catatan\n" + batch + "," + books.get(0) + ",kembali,\n" + batch + ","
                + books.get(1) + ",rusak,Sampul lepas\n" + batch + "," + books.get(2) + ",hilang,\n";

        SheetPreview taken = hand().takeUnseen(sheet(SheetKind.RETURNS, "a", returns));

        assertThat(taken.mistakes()).isEmpty();
        assertThat(world.barcodes(batch, "in")).containsExactlyInAnyOrder(books.get(0), books.get(1));
        assertThat(world.texts("select barcode from obligations")).containsExactly(books.get(2));
    }

    @Test
    void a_book_of_another_batch_is_a_mistake_of_its_line() {
        String batch = dispatched();
        List<String> books = world.barcodes(batch, "sent");
        String returns = "paket,barcode,status\n" + batch + "," + books.get(0) + ",kembali\n" + batch
                + ",X-999,kembali\n" + batch + "," + books.get(0) + ",rusak\ntidak-ada,B1,kembali\n";

        SheetPreview preview = hand().takeUnseen(sheet(SheetKind.RETURNS, "a", returns));

        assertThat(places(preview)).containsExactly("3 barcode", "4 barcode", "5 batch");
        assertThat(world.barcodes(batch, "in")).isEmpty();
    }

    @Test
    void old_agreements_come_as_a_list_with_their_mistakes_by_line() {
        world.partner("kampus-contoh", PartnerKind.UNIVERSITY, "13.75");
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        String good = """
                nomor;judul;bentuk;pihak;mulai;sampai;ditandatangani

                12/PKS/2016;Pemanfaatan layanan;service-use;kampus-contoh|library;2016-08-01;2021-07-31;2016-07-20
                13/PKS/2016;Pemanfaatan layanan;service-use;kampus-contoh|library;2016-08-01;2021-07-31;2016-07-20
                """;
        String wrong = good.replace("13/PKS/2016;Pemanfaatan layanan;service-use", "13/PKS/2016;;sewa");

        assertThat(places(hand().preview(sheet(SheetKind.AGREEMENTS, "a", wrong))))
                .containsExactly("4 form", "4 title");
        assertThat(hand().takeUnseen(sheet(SheetKind.AGREEMENTS, "b", good)).taken())
                .isTrue();
        assertThat(world.texts("select number from agreements order by 1"))
                .containsExactly("12/PKS/2016", "13/PKS/2016");
    }

    @Test
    void what_is_no_list_is_told_in_words() {
        assertThat(wrongWith("".getBytes(UTF_8))).contains("kosong");
        assertThat(wrongWith(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("Excel");
        assertThat(wrongWith(new byte[] {1, 0, 2})).contains("bukan CSV");
        assertThat(wrongWith("a,\"b\nc".getBytes(UTF_8))).contains("tanda kutip");
        assertThat(wrongWith(new byte[SheetFile.LARGEST + 1])).contains("2 MB");
        assertThat(wrongWith("kode,jenis,nama\n".getBytes(UTF_8))).contains("judul kolom");
        assertThat(wrongWith("kode,jenis,nama,warna\na,b,c,d\n".getBytes(UTF_8)))
                .contains("warna");
        assertThat(wrongWith("jenis,nama\nb,c\n".getBytes(UTF_8))).contains("harus ada");
        String many = IntStream.range(0, 2_001)
                .mapToObj(n -> "sd-" + n + ",sekolah,SD\n")
                .collect(Collectors.joining());
        assertThat(wrongWith(("kode,jenis,nama\n" + many).getBytes(UTF_8))).contains("2000 baris");
    }

    @Test
    void a_nik_in_a_list_is_refused_and_not_repeated() {
        SheetPreview preview = hand().takeUnseen(
                        sheet(SheetKind.PARTNERS, "a", "kode,jenis,nama\nsd-a,sekolah,SD 1375012304150001\n"));

        assertThat(preview.taken()).isFalse();
        assertThat(preview.mistakes().toString()).contains("NIK").doesNotContain("1375012304150001");
    }

    private String wrongWith(byte[] file) {
        return SheetFile.read(SheetKind.PARTNERS, file).mistakes().stream()
                .map(mistake -> mistake.says().indonesian())
                .collect(Collectors.joining(" "));
    }

    private String dispatched() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
        world.livesTo(LocalDate.of(2026, 7, 6));
        return batch;
    }

    private List<String> places(SheetPreview preview) {
        return preview.mistakes().stream()
                .map(one -> one.line() + " " + one.column())
                .sorted()
                .toList();
    }

    private List<String> partners() {
        return world.texts(
                "select id || ' ' || kind || ' ' || name || ' ' || region_code || ' ' || coalesce(email, '-')"
                        + " || ' ' || has_system from partners order by id");
    }

    private static Sheet sheet(SheetKind kind, String id, String text) {
        return new Sheet(id, kind, "daftar.csv", text.getBytes(UTF_8), SARI);
    }

    private static byte[] excel(java.util.function.Consumer<Worksheet> filled) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Excel", "1.0")) {
            filled.accept(book.newWorksheet("Daftar"));
        }
        return out.toByteArray();
    }

    private SheetHand hand() {
        Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
        Clock clock = Clock.fixed(world.schedule.mornings().at(world.today()).plusSeconds(7200), ZoneOffset.UTC);
        Partners partners = new Partners(world.database.jdbi());
        Ground ground = new Ground(world.database, world.policies, () -> new Calendars(List.of()), clock, partners);
        RotationFeature rotation = new RotationFeature(world.schedule, partners);
        List<Desk<?>> desks = new ArrayList<>(rotation.desks());
        desks.addAll(new CatalogueFeature(world.schedule.mornings()).desks());
        desks.addAll(new AgreementFeature(ground, CooperationFigures.NONE, folder).desks());
        desks.addAll(new AccountFeature(
                        ground,
                        partner -> 0,
                        partner -> Optional.empty(),
                        () -> Set.of(Channel.EMAIL),
                        Map::of,
                        List::of)
                .desks());
        DecidingParts parts = new DecidingParts(
                new Desks(desks), world.policies, new ReplyWriter(fingerprints), new Outbox(() -> {}));
        Decisions decisions = new Decisions(world.database, parts, clock, Unhurried.BUDGETS);
        StaffHand hand =
                new StaffHand(new Envelopes(fingerprints), new Inbox(world.database), decisions, clock, Map.of());
        return new SheetHand(hand::together);
    }
}
