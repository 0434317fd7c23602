package id.simpul.rotation.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.NotFoundException;
import id.simpul.Shows;
import id.simpul.feature.Document;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.RequestType;
import id.simpul.paper.Arrival;
import id.simpul.paper.Printed;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Rule;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two schools hold their first batch, and their second is planned; one has its last. */
@Shows(Rule.R9)
class PrintedPapersTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final World.Beginning BEGINNING = World.Beginning.of(PrintedPapersTest::begin);

    private final World world = BEGINNING.goOn();

    @TempDir
    private Path home;

    private static void begin(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.items("low", 60, 1, "lower");
        world.items("up", 40, 1, "upper");
        for (String school : List.of("sd-01", "sd-02")) {
            world.partner(school, PartnerKind.SCHOOL, "13.75");
        }
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 12);
        world.enrolled("sd-02", 6);
        world.livesTo(APRIL);
        world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-01", "2026-Q2")));
        world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-02", "2026-Q2")));
        world.livesTo(LocalDate.of(2026, 6, 25));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Page<ObjectNode> part(String paper, Map<String, String> filters, Optional<String> after) {
        Clock now = Clock.fixed(world.schedule.mornings().at(world.today()), ZoneOffset.UTC);
        Document document = new Papers(world.schedule, now, Arrival.Source.PLAIN, home.resolve("label-sheets.yaml"))
                .all().stream()
                        .filter(one -> one.name().equals("paper." + paper))
                        .findFirst()
                        .orElseThrow();
        return world.database.inTransaction(db -> document.write(db, new Query(filters, after, 500)));
    }

    private Printed printed(String paper, String... filters) {
        Page<ObjectNode> whole = part(paper, filters(filters), Optional.empty());
        assertThat(whole.next()).isEmpty();
        assertThat(whole.rows()).hasSize(1);
        return pdf(whole);
    }

    private static Printed pdf(Page<ObjectNode> page) {
        return new Printed(
                Base64.getDecoder().decode(page.rows().get(0).get("pdf").textValue()));
    }

    private static Map<String, String> filters(String... pairs) {
        Map<String, String> filters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            filters.put(pairs[i], pairs[i + 1]);
        }
        return filters;
    }

    @Test
    void the_rotation_offers_its_papers_to_every_door_of_staff() {
        RotationFeature rotation = new RotationFeature(world.schedule, new Partners(world.database.jdbi()));

        assertThat(rotation.documents())
                .extracting(Document::name)
                .contains(
                        "paper.packing-list",
                        "paper.labels",
                        "paper.delivery-sheet",
                        "paper.handover",
                        "paper.statement",
                        "paper.letter");
    }

    @Test
    void a_packing_list_has_what_is_in_the_boxes_and_not_what_was_taken_out() {
        String batch = world.batch("sd-01", "2026-Q3");
        String out = world.barcodes(batch, "planned").get(0);
        world.livesTo(LocalDate.of(2026, 7, 1));
        List<String> items = new ArrayList<>(world.barcodes(batch, "planned"));
        items.remove(out);
        ObjectNode pack = World.of(batch);
        items.forEach(pack.withArray("/items")::add);
        world.staff(RequestType.STAFF_PACK, pack);

        String text = printed("packing-list", "batch", batch).text();
        assertThat(text).contains("Sampel sd-01").doesNotContain(" " + out + " ");
        assertThat(items).allMatch(text::contains);
        assertThat(text).contains(items.size() + " buku dalam");
    }

    @Test
    void what_took_the_place_of_an_announced_book_is_marked() {
        String batch = world.batch("sd-01", "2026-Q3");
        List<String> announced = world.barcodes(batch, "planned");
        world.database.useTransaction(
                db -> db.execute("update items set condition = 'damaged' where barcode = ?", announced.get(0)));
        world.staff(RequestType.STAFF_PACK, World.of(batch));
        List<String> packed = new ArrayList<>(world.barcodes(batch, "planned"));
        packed.removeAll(announced);

        assertThat(packed).isNotEmpty();
        assertThat(printed("packing-list", "batch", batch).text())
                .contains(packed.get(0), " *", "masuk sebagai pengganti");
    }

    @Test
    void a_quarter_or_a_day_of_it_is_printed_in_one_file_in_the_order_of_leaving() {
        Printed quarter = printed("packing-list", "quarter", "2026-Q2", "language", "en");

        assertThat(quarter.pages()).isEqualTo(2);
        assertThat(quarter.text(1)).contains("Packing list", "Sampel sd-01", "Page 1 of 1");
        assertThat(quarter.text(2)).contains("Sampel sd-02");
        assertThat(printed("packing-list", "quarter", "2026-Q2", "on", "2026-04-06")
                        .pages())
                .isEqualTo(2);
    }

    @Test
    void labels_begin_where_the_sheet_is_still_unused_and_scan_as_batch_and_box() throws NotFoundException {
        String batch = world.batch("sd-01", "2026-Q2");
        Printed labels = printed("labels", "batch", batch, "first", "8");

        assertThat(labels.pages()).isEqualTo(2);
        assertThat(Printed.readAll(labels.image(1, 300), BarcodeFormat.CODE_128))
                .containsExactly(batch + "-1");
        assertThat(labels.text(2)).contains(batch + "-2", batch + "-3");
    }

    @Test
    void labels_are_printed_on_a_sheet_of_the_librarys_own() throws IOException {
        Files.writeString(home.resolve("label-sheets.yaml"), """
                toko:
                  about: lembar dari toko
                  page: {width: 200, height: 150}
                  columns: 2
                  rows: 3
                  label: {width: 90, height: 45}
                  margin: {left: 8, top: 5}
                  gap: {width: 2, height: 1.5}
                  cut: no
                """);
        assertThat(printed("labels", "test", "true", "sheet", "toko").millimetres(1)[0])
                .isBetween(199.9, 200.1);
        assertThat(printed("labels", "quarter", "2026-Q2", "sheet", "toko").pages())
                .isEqualTo(1);
    }

    @Test
    void a_delivery_sheet_brings_and_fetches_on_one_visit_and_says_whom_to_ask_for() {
        Printed sheet = printed("delivery-sheet", "quarter", "2026-Q3");

        assertThat(sheet.pages()).isEqualTo(1);
        assertThat(sheet.text(1))
                .contains(
                        "Senin, 6 Juli 2026 · perjalanan 1 · Kota Bukittinggi",
                        "2 sekolah · 6 kardus dibawa · 6 kardus")
                .contains("Sampel sd-01", "Jalan Contoh 1", "Ibu Contoh");
    }

    @Test
    @Shows(Rule.R8)
    void the_visit_that_ends_a_term_is_on_a_sheet_though_it_brings_nothing() {
        world.livesTo(LocalDate.of(2026, 7, 6));
        for (String school : List.of("sd-01", "sd-02")) {
            world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, "2026-Q3")));
        }
        world.livesTo(LocalDate.of(2026, 9, 25));
        String text = printed("delivery-sheet", "quarter", "2026-Q4", "on", "2026-10-05")
                .text();

        assertThat(text).contains("2 sekolah", "Sampel sd-02").containsPattern("Sampel sd-02.*–");
    }

    @Test
    void giving_back_is_recorded_of_what_is_still_there_with_what_is_known_lost() {
        String batch = world.batch("sd-01", "2026-Q2");
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode returned = World.of(batch);
        returned.withArray("/lost").addObject().put("barcode", sent.get(0));
        returned.withArray("/items").add(sent.get(1));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, returned);

        String text = printed("handover", "batch", batch, "back", "true").text();
        assertThat(text).contains("8 buku dalam").contains(sent.get(0), "hilang, perlu diganti");
        assertThat(printed("handover", "quarter", "2026-Q2", "back", "true", "on", "2026-07-06")
                        .pages())
                .isEqualTo(2);
        assertThat(printed("handover", "batch", batch).text()).contains("10 buku dalam 3 kardus");
    }

    @Test
    @Shows(Rule.R10)
    void a_statement_has_what_the_school_owes_and_a_letter_what_it_agreed_to() {
        String batch = world.batch("sd-01", "2026-Q2");
        String lost = world.barcodes(batch, "sent").get(0);
        ObjectNode returned = World.of(batch);
        returned.withArray("/lost").addObject().put("barcode", lost);
        world.ask("sd-01", RequestType.ROTATION_RETURNED, returned);

        assertThat(printed("statement", "school", "sd-01").text()).contains("1 buku berikut", lost, "Sampel sd-01");
        assertThat(printed("letter", "school", "sd-01", "language", "en").text())
                .contains(
                        "Sampel sd-01", "2 February 2026", "the first quarter of 2027", "at most 10 books", "60 days");
        assertThat(printed("letter", "school", "sd-02").text())
                .contains("triwulan II 2026, triwulan III 2026")
                .doesNotContain("triwulan I 2027");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packing-list   | batch,bat-none                          | There is no batch of that code
            packing-list   | quarter,2030-Q1                         | There is nothing to print: there are no batches in that quarter
            packing-list   | quarter,2026-Q2,on,2026-04-07           | There is nothing to print
            packing-list   | quarter,2026-Q9                         | The field quarter does not fit: write it like 2026-Q4
            packing-list   | quarter,2026-Q2,on,6 April              | write a date like 2026-10-05
            packing-list   | language,id                             | Name exactly one of: batch, quarter
            packing-list   | quarter,2026-Q2,batch,bat-x             | Name exactly one of: batch, quarter
            labels         | quarter,2026-Q2,sheet,a5                | choose from a4-8, label-121
            labels         | quarter,2026-Q2,first,9                 | this sheet has 8 labels
            labels         | quarter,2026-Q2,first,0                 | write a number from 1 on
            delivery-sheet | quarter,2026-Q3,run,7                   | there is no such run
            delivery-sheet | quarter,2026-Q4                         | there is no such run
            statement      | school,sd-01                            | that school has no book to replace
            statement      | school,sd-99                            | There is no school of that code
            letter         | school,library                          | that school does not take part in the rotation
            """)
    void a_paper_of_what_is_not_there_says_so(String paper, String filters, String said) {
        assertThatThrownBy(() -> printed(paper, filters.split(",")))
                .isInstanceOf(NotShown.class)
                .hasMessageContaining(said);
    }

    @Test
    void of_a_batch_that_was_cancelled_or_holds_nothing_nothing_is_printed() {
        String batch = world.batch("sd-02", "2026-Q3");
        world.database.useTransaction(db -> db.execute("delete from batch_items where batch = ?", batch));

        assertThat(printed("packing-list", "batch", batch).text()).contains("Tidak ada buku dalam paket ini");
        assertThatThrownBy(() -> printed("labels", "batch", batch)).hasMessageContaining("no book in that batch");
        assertThatThrownBy(() -> printed("handover", "batch", batch)).hasMessageContaining("no book in that batch");
        world.staff(RequestType.STAFF_CANCEL, World.of(batch));
        assertThatThrownBy(() -> printed("packing-list", "batch", batch)).hasMessageContaining("was cancelled");
    }

    @Test
    void many_batches_come_in_several_files_and_none_is_left_out_or_printed_twice() {
        world.database.useTransaction(db -> {
            db.execute("insert into partners (id, kind, name, region_system, region_code, created_at)"
                    + " select 'many-' || n, 'school', 'Banyak ' || n, 'kemendagri', '13.75', now()"
                    + " from generate_series(1, 230) as n");
            db.execute(
                    "insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes,"
                            + " state, enrolled_on, last_quarter) select 'agr-' || n, 'many-' || n, '10' || n, 'Banyak ' || n, '13.75',"
                            + " 60, 40, '{}', 'active', '2027-01-01', '2028-Q1' from generate_series(1, 230) as n");
            db.execute(
                    "insert into batches (id, agreement, school, quarter, state, places, lower_places, run, deliver_on, due_on)"
                            + " select 'bat-' || n, 'agr-' || n, 'many-' || n, '2028-Q1', 'planned', 10, 6, n / 6 + 1, '2028-01-03',"
                            + " '2028-04-03' from generate_series(1, 230) as n");
        });
        List<String> seen = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<ObjectNode> part = part("packing-list", filters("quarter", "2028-Q1"), after);
            Printed file = pdf(part);
            pages.add(file.pages());
            for (int page = 1; page <= file.pages(); page++) {
                seen.add(file.text(page).replaceAll(".*?paket (Banyak \\d+) .*", "$1"));
            }
            after = part.next();
        } while (after.isPresent());

        assertThat(pages).containsExactly(100, 100, 30);
        assertThat(seen).doesNotHaveDuplicates().hasSize(230).allMatch(name -> name.startsWith("Banyak "));
    }
}
