package id.simpul.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.CalendarText;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policy;
import id.simpul.rotation.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarDeskTest {
    private static final Staff SARI = new Staff("Sari", "");
    private static final String TOP = """
            # name: libur-contoh
            # published: 2026-02-20
            # covers: 2026-01-01 2026-12-31
            from,to,kind,name
            """;

    private final World world = World.small();
    private final ImportedCalendars calendars = new ImportedCalendars();
    private final CalendarDesk desk = new CalendarDesk();
    private int acts;

    @BeforeEach
    void a_school_whose_batch_is_planned() {
        world.calendars(calendars.current());
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 3, 15));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ObjectNode imported(String rows) {
        Decision decision = decide(
                Json.object().put("file", "libur.csv").put("text", TOP + rows).put("source", "Surat edaran contoh"));
        if (decision instanceof Decision.Refused refused) {
            throw new IllegalArgumentException(refused.reasons().stream()
                    .map(reason -> reason.message(Language.EN))
                    .collect(Collectors.joining(" ")));
        }
        return decision.outcome();
    }

    /** Judges, writes and does what is due, as the hub does. */
    private Decision decide(ObjectNode data) {
        Request act = new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                "act-" + ++acts,
                RequestType.STAFF_CALENDAR_IMPORT,
                world.schedule.mornings().at(world.today()),
                false,
                data,
                Optional.of(SARI));
        Policy policy = world.schedule.policyOn(world.today());
        Decision decided = world.database.inTransaction(db -> {
            Decision decision = desk.decide(act, desk.facts(db, List.of(act)), policy, world.today());
            desk.write(db, List.of(new Decided(act, decision, act.time())));
            return decision;
        });
        inForce();
        world.work();
        return decided;
    }

    private LocalDate exchange() {
        return LocalDate.parse(world.text("select deliver_on::text from batches"));
    }

    /** As a hub does after an act, and when it starts. */
    private void inForce() {
        calendars.take(kept());
        world.calendars(calendars.current());
    }

    private List<CalendarText> kept() {
        return world.database.inTransaction(CalendarImports::all);
    }

    private void takeIn(Path folder) {
        world.database.useTransaction(db ->
                CalendarImports.takeIn(db, folder, world.schedule.mornings().at(world.today())));
        inForce();
    }

    private static String calendar(String rows) {
        return "# source: Surat edaran contoh\n" + TOP + rows;
    }

    @Test
    void an_imported_calendar_counts_at_once_and_is_kept_with_who_and_when() {
        LocalDate day = exchange();

        ObjectNode shown = imported(day + "," + day + ",holiday,Libur contoh\n");

        assertThat(shown.get("version").asInt()).isEqualTo(2);
        assertThat(shown.get("source").asText()).isEqualTo("Surat edaran contoh");
        assertThat(exchange()).isAfter(day);
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).hasSize(1);
        assertThat(kept()).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo("libur.csv");
            assertThat(one.by()).isEqualTo("Sari");
            assertThat(one.at()).isEqualTo(world.schedule.mornings().at(world.today()));
            assertThat(one.text()).startsWith("# source: Surat edaran contoh\n# imported: 2026-03-");
        });
    }

    @Test
    void what_is_announced_does_not_move() {
        world.livesTo(exchange().minusDays(10));
        LocalDate day = exchange();

        imported(day + "," + day + ",holiday,Libur contoh\n");

        assertThat(exchange()).isEqualTo(day);
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).isEmpty();
    }

    @Test
    void a_bad_file_is_refused_with_every_mistake_and_nothing_changes() {
        LocalDate day = exchange();

        assertThatThrownBy(() -> imported(day + "," + day + ",pesta,Libur contoh\n2027-02-01,2027-02-01,holiday,X\n"))
                .hasMessageContaining("nothing has changed")
                .hasMessageContaining("libur.csv")
                .hasMessageContaining("pesta")
                .hasMessageContaining("2027-02-01");

        assertThat(exchange()).isEqualTo(day);
        assertThat(kept()).isEmpty();
        assertThat(calendars.current().latestVersion()).isEqualTo(1);
    }

    @Test
    void a_calendar_without_a_source_is_not_taken() {
        ObjectNode arguments = Json.object().put("file", "libur.csv").put("text", TOP);
        assertThat(decide(arguments.put("source", " ")).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.SOURCE_NEEDED);
    }

    @Test
    void calendars_that_lie_in_a_folder_are_taken_in_once_in_the_order_of_their_names(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("000003-libur.csv"), calendar("2026-05-06,2026-05-06,holiday,Libur kedua\n"));
        Files.writeString(
                folder.resolve("000002-libur.csv"), calendar("2026-05-05,2026-05-05,holiday,Libur pertama\n"));

        takeIn(folder);
        imported("2026-06-05,2026-06-05,holiday,Libur ketiga\n");
        takeIn(folder);

        assertThat(kept())
                .extracting(CalendarText::file)
                .containsExactly("000002-libur.csv", "000003-libur.csv", "libur.csv");
        assertThat(calendars.current().latestVersion()).isEqualTo(4);
    }

    @Test
    void a_calendar_of_a_known_name_that_says_something_else_is_left_where_it_lies(@TempDir Path folder)
            throws IOException {
        imported("2026-05-05,2026-05-05,holiday,Libur contoh\n");
        Files.writeString(folder.resolve("libur.csv"), calendar("2026-05-06,2026-05-06,holiday,Libur lama\n"));

        takeIn(folder);

        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_calendar_with_a_mistake_that_lies_in_a_folder_is_named_and_none_is_taken_in(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("a.csv"), calendar("2026-05-05,2026-05-05,holiday,Libur contoh\n"));
        Files.writeString(folder.resolve("b.csv"), calendar("2026-05-05,2026-05-05,pesta,Libur contoh\n"));

        assertThatThrownBy(() -> takeIn(folder)).hasMessageContaining("b.csv");

        assertThat(kept()).isEmpty();
    }

    @Test
    void the_list_names_every_version_with_its_source_and_date() {
        imported("2026-05-05,2026-05-05,holiday,Libur contoh\n");

        Query query = new Query(Map.of(), Optional.empty(), 10);
        List<ObjectNode> list = world.database
                .jdbi()
                .withHandle(db -> CalendarLists.all(calendars).get(0).page(db, query))
                .rows();

        assertThat(list).hasSize(5).last().satisfies(line -> {
            assertThat(line.get("name").asText()).isEqualTo("libur-contoh");
            assertThat(line.get("published").asText()).isEqualTo("2026-02-20");
            assertThat(line.get("entries").asInt()).isEqualTo(1);
        });
    }
}
