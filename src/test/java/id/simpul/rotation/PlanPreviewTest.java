package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.PlanPreview;
import id.simpul.rotation.planning.PlanReport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanPreviewTest {
    private final World world = World.small();

    @BeforeEach
    void two_schools_and_a_scarce_collection() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 7, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private PlanReport report() {
        return world.database.jdbi().withHandle(db -> new PlanPreview(world.schedule, world.today())
                .report(db, Quarter.parse("2026-Q2")));
    }

    @Test
    void a_dry_run_gives_the_numbers_and_items_of_the_real_run_and_writes_nothing() {
        String before = report().csv();
        List<ObjectNode> lines = report().jsonLines();
        assertThat(world.text("select count(*) from batches")).isEqualTo("0");
        world.livesTo(LocalDate.of(2026, 3, 7));
        assertThat(report().csv()).isEqualTo(before);
        ObjectNode total = lines.get(lines.size() - 1);
        assertThat(total.get("filled").asText()).isEqualTo(world.text("select count(*) from batch_items"));
        assertThat(total.get("places").asInt()).isEqualTo(20);
    }

    @Test
    void places_that_stay_empty_are_explained() {
        PlanReport report = report();
        assertThat(report.plan().filled()).isEqualTo(19);
        assertThat(report.worstFill()).isEqualTo(90);
        assertThat(report.bestFill()).isEqualTo(100);
        assertThat(report.table(Language.EN)).contains("1 places empty, upper grades");
        assertThat(report.table(Language.ID)).contains("1 tempat kosong, kelas atas");
    }

    @Test
    void the_table_fits_a_terminal_and_says_days_numbers_and_regions_as_people_do() {
        world.text(
                "update partners set name = repeat('SD Negeri 😀 Benteng Pasar Atas ', 3) where id = 'sd-01' returning name");
        String id = "sd-negeri-benteng-pasar-atas-bukittinggi-tengah";
        world.partner(id, PartnerKind.SCHOOL, "13.75");
        world.enrolled(id, 6);
        for (Language language : Language.values()) {
            String table = report().table(language);
            assertThat(table.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
            assertThat(table)
                    .contains("\n" + id + "\n", "SD Negeri 😀 Benteng Pasar A…", "Kota Bukittinggi")
                    .doesNotContainPattern("\\d{4}-\\d{2}|\\d{4}-Q\\d|\\b13\\.");
        }
        assertThat(report().table(Language.ID)).startsWith("Triwulan II 2026, diantar 6 April 2026\n");
    }

    @Test
    void schools_are_grouped_into_runs_that_the_vehicle_can_carry() {
        PlanReport report = report();
        assertThat(report.plan().runs()).singleElement().matches(run -> run.boxes() == 6);
        assertThat(report.table(Language.EN)).contains("run 1, 6 April 2026, Kota Bukittinggi, 6 boxes: sd-01, sd-02");
    }

    @Test
    void a_book_that_was_left_out_at_packing_is_on_no_packing_list() {
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        List<String> scanned = world.barcodes(batch, "planned").subList(0, 7);
        ObjectNode pack = World.of(batch);
        scanned.forEach(pack.withArray("items")::add);
        world.staff(RequestType.STAFF_PACK, pack);
        assertThat(report().csv().lines().filter(line -> line.contains(batch))).hasSize(7);
    }

    @Test
    void the_packing_lists_are_one_row_an_item() {
        List<String> rows = report().csv().lines().toList();
        assertThat(rows).hasSize(20);
        assertThat(rows.get(0))
                .isEqualTo(
                        "quarter,school,name,batch,deliverOn,run,box,barcode,title,level,collectOn,contact,phone,address");
    }

    @Test
    void who_goes_to_a_school_reads_on_the_list_whom_to_ask_for_there() {
        world.database.useTransaction(db -> db.execute("""
                update partners set contact_name = 'Bu Contoh', contact_phone = '+62 752 000001', address = 'Jalan Contoh 1'
                 where id = 'sd-01'
                """));

        assertThat(report().csv().lines().filter(line -> line.contains(",sd-01,")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(",,Bu Contoh,+62 752 000001,Jalan Contoh 1"));
        assertThat(report().jsonLines().stream()
                        .filter(line -> line.path("school").asText().equals("sd-01")))
                .singleElement()
                .matches(line -> line.path("phone").asText().equals("+62 752 000001"));
    }
}
