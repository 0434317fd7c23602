package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.catalogue.source.Exports;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marc4j.marc.Record;

/** A catalogue comes in as a file: it is looked through, confirmed, sent on the library's own queue and answered there. */
class CatalogueImportJourney {
    @TempDir
    private Path home;

    private WholeHub hub;

    @BeforeEach
    void a_hub_and_the_librarys_own_system() {
        hub = WholeHub.withDatabase(home).start();
        hub.add("library", "library");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_marcxml_file_is_shown_first_and_becomes_titles_and_copies_when_it_is_confirmed() {
        String id = look(
                "katalog.xml",
                Exports.marcXml(List.of(
                        Exports.book("Si Kancil", "Contoh, Ibu", "9786020000008", "0001", "0002"),
                        Exports.book("Timun Mas", "Contoh, Bapak", "", "0003"))));

        ObjectNode seen = seen(id, "looked");
        assertThat(seen.path("format").asText()).isEqualTo("marcxml");
        assertThat(seen.path("records").asInt()).isEqualTo(2);
        assertThat(seen.path("new").asInt()).isEqualTo(3);
        assertThat(seen.path("titles").asInt()).isEqualTo(2);
        assertThat(hub.rows("select barcode from items")).isEmpty();

        take(id);

        assertThat(seen(id, "done").path("taken").asInt()).isEqualTo(3);
        assertThat(hub.rows("select barcode || ' ' || collection || ' ' || grades from items order by barcode"))
                .containsExactly("0001 children both", "0002 children both", "0003 children both");
        assertThat(hub.rows("select title from titles order by title")).containsExactly("Si Kancil", "Timun Mas");
        assertThat(hub.rows("select partner || ' ' || type || ' ' || status from requests where partner = 'library'"))
                .hasSize(3)
                .allMatch("library catalogue.item accepted"::equals);
        await().untilAsserted(() -> assertThat(hub.hub().messaging().broker().waiting("replies.library"))
                .isZero());
    }

    @Test
    void the_same_file_again_is_the_same_import_and_changes_nothing() {
        byte[] file = Exports.marc(List.of(Exports.book("Si Kancil", "Contoh, Ibu", "", "0001", "0002")));
        String id = look("a.mrc", file);
        seen(id, "looked");
        take(id);
        seen(id, "done");

        assertThat(look("a.mrc", file)).isEqualTo(id);
        assertThat(seen(id, "looked").path("same").asInt()).isEqualTo(2);
        take(id);
        seen(id, "done");

        assertThat(hub.rows("select id from requests where partner = 'library'"))
                .hasSize(2);
    }

    @Test
    void the_preview_tells_what_is_new_changed_twice_damaged_and_no_longer_named() {
        take(lookedAt(
                "a.mrc",
                Exports.marc(List.of(
                        Exports.book("Si Kancil", "Contoh, Ibu", "", "0001", "0002"),
                        Exports.book("Timun Mas", "Contoh, Bapak", "", "0003")))));
        await().until(() -> hub.rows("select barcode from items").size() == 3);
        List<Record> records = new ArrayList<>();
        records.add(Exports.book("Si Kancil", "Contoh, Ibu", "9786020000008", "0001"));
        records.add(Exports.book("Malin Kundang", "Contoh, Ibu", "", "0004", "0001"));
        records.add(Exports.book("Tanpa Eksemplar", "Contoh, Ibu", ""));
        byte[] good = Exports.marc(records);
        byte[] all = Arrays.copyOf(good, good.length + 40);
        Arrays.fill(all, good.length, all.length, (byte) 'x');

        String id = lookedAt("b.mrc", all);

        ObjectNode seen = seen(id, "looked");
        assertThat(List.of("new", "changed", "twice", "without", "gone", "damaged"))
                .extracting(kind -> kind + " " + seen.path(kind).asInt())
                .containsExactly("new 1", "changed 1", "twice 1", "without 1", "gone 2", "damaged 1");
        List<ObjectNode> lines = hub.hub()
                .acts()
                .get("catalogue.import.lines")
                .perform(Json.object().put("import", id), WholeHub.staff());
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("kind").asText()).isEqualTo("damaged");
            assertThat(line.path("says").path("en").asText()).contains("b.mrc, record 4, byte " + good.length);
        });
        take(id);
        seen(id, "done");
        assertThat(hub.rows("select barcode from items where gone is null order by barcode"))
                .containsExactly("0001", "0002", "0003", "0004");
    }

    @Test
    void what_the_hub_refuses_is_told_of_its_record_and_the_others_are_taken() {
        String number = "1375010101900001";
        String id = lookedAt(
                "a.csv",
                ("barcode,title,collection\n0001,Buku " + number + ",children\n0002,Timun Mas,children\n")
                        .getBytes(StandardCharsets.UTF_8));
        take(id);

        ObjectNode done = seen(id, "done");
        assertThat(done.path("taken").asInt()).isEqualTo(1);
        assertThat(done.path("refused").asInt()).isEqualTo(1);
        assertThat(hub.rows("select says_en from catalogue_import_lines where kind = 'refused'")
                        .get(0))
                .startsWith("a.csv, record 1, line 2:");
    }

    @Test
    @Shows(Rule.R20)
    void a_number_of_a_person_in_a_catalogue_is_kept_nowhere() {
        String number = "1375010101900001";
        String barcode = "1375010101900002";
        take(lookedAt("a.csv", "barcode,title,publisher\n0001,Timun Mas,Penerbit\n".getBytes(StandardCharsets.UTF_8)));
        await().until(() -> hub.rows("select barcode from items").size() == 1);

        String id = lookedAt(
                "Anggota " + number + ".csv",
                ("barcode,title,publisher\n0001,Timun Mas," + number + "\n" + barcode + ",Buku " + number
                                + ",Penerbit\n" + "0002,\"" + number + "\n0003,Malin Kundang,Penerbit\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(kept()).noneMatch(row -> row.contains(number)).anyMatch(row -> row.contains(barcode));
        take(id);
        seen(id, "done");
        assertThat(kept()).noneMatch(row -> row.contains(number));
        assertThat(hub.hub()
                        .acts()
                        .get("catalogue.import.lines")
                        .perform(Json.object().put("import", id), WholeHub.staff()))
                .isNotEmpty()
                .noneMatch(line -> line.toString().contains(number));
    }

    /** All that the hub keeps of imports, and of the requests that come of them. */
    private List<String> kept() {
        return hub.rows("""
                select catalogue_imports::text from catalogue_imports
                union all select catalogue_import_lines::text from catalogue_import_lines
                union all select catalogue_import_copies::text from catalogue_import_copies
                union all select requests::text from requests
                union all select all_replies::text from all_replies
                union all select events::text from events
                union all select failures::text from failures
                """);
    }

    @Test
    void a_hub_that_is_stopped_amid_an_import_goes_on_where_it_was_and_takes_each_copy_once() {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            records.add(Exports.book("Cerita " + i, "Contoh, Ibu", "", String.format("%05d", i)));
        }
        String id = lookedAt("besar.mrc", Exports.marc(records));
        take(id);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> hub.rows("select id from requests where partner = 'library'")
                                .size()
                        > 500);

        hub.restart();

        ObjectNode done = seen(id, "done");
        assertThat(done.path("position").asInt()).isEqualTo(6_000);
        assertThat(done.path("taken").asInt()).isEqualTo(6_000);
        assertThat(hub.rows("select barcode from items")).hasSize(6_000);
        assertThat(hub.rows("select id from requests where partner = 'library'"))
                .hasSize(6_000);
    }

    @Test
    void what_is_not_looked_through_cannot_be_confirmed_nor_what_is_no_catalogue() {
        assertThatThrownBy(() -> take("cat-0123456789ab")).isInstanceOf(NotDone.class);
        String id = look("surat.txt", "Halo, ini surat.\n".getBytes(StandardCharsets.UTF_8));

        assertThat(seen(id, "failed").at("/trouble/en").asText()).contains("surat.txt is not known");
        assertThatThrownBy(() -> take(id)).hasMessageContaining("cannot be read");
    }

    @Test
    void what_stands_in_a_damaged_record_is_told_whatever_its_signs() {
        byte[] books = Exports.marc(List.of(
                Exports.book("Si Kancil", "Contoh, Ibu", "", "0001"), Exports.book("Timun Mas", "Contoh", "", "0002")));
        Arrays.fill(books, 24, 60, (byte) 0);
        assertThat(seen(look("nol.mrc", books), "looked").path("damaged").asInt())
                .isEqualTo(1);

        String unclosed = "barcode,title\n0003,\"Si \u0000Kancil\n0004,Timun Mas\n0005,Malin Kundang\n";
        String id = lookedAt("kutip.csv", unclosed.getBytes(StandardCharsets.UTF_8));
        assertThat(seen(id, "looked").path("damaged").asInt()).isEqualTo(1);
        assertThat(hub.rows("select says_en from catalogue_import_lines where import = ? and kind = 'damaged'", id))
                .singleElement()
                .asString()
                .contains("a quote is opened and not closed");
    }

    @Test
    void an_import_on_which_the_hub_fails_or_that_staff_stop_holds_up_no_other() {
        String id = lookedAt("a.mrc", Exports.marc(List.of(Exports.book("Si Kancil", "Contoh, Ibu", "", "0001"))));
        String asIt = """
                insert into catalogue_imports (id, names, files, bytes, partner, state, asked_by, asked_at, changed_at)
                select ?, '{}', case when ? then files else '{elsewhere}' end, bytes, partner, ?, asked_by, asked_at, changed_at
                  from catalogue_imports where id = ?
                """;
        hub.hub().stores().database().jdbi().useHandle(db -> {
            // It says of a file that it is there, and has no name for it.
            db.execute(asIt, "cat-000000000001", true, "looking", id);
            // Theirs are in another home.
            db.execute(asIt, "cat-000000000002", false, "waiting", id);
            db.execute(asIt, "cat-000000000003", false, "looking", id);
        });

        lookedAt("b.mrc", Exports.marc(List.of(Exports.book("Timun Mas", "Contoh, Ibu", "", "0002"))));
        assertThat(seen("cat-000000000001", "failed").at("/trouble/en").asText())
                .startsWith("The hub failed to look it through.");
        for (String waiting : List.of("cat-000000000002", "cat-000000000003")) {
            ObjectNode stop = Json.object().put("import", waiting).put("act", "stop");
            hub.hub().acts().get("catalogue.import").perform(stop, WholeHub.staff());
            assertThat(seen(waiting, "failed").at("/trouble/en").asText()).startsWith("Staff stopped it");
            assertThatThrownBy(() -> take(waiting)).isInstanceOf(NotDone.class);
        }
    }

    @Test
    void without_a_system_of_the_library_staff_are_told_to_register_one() {
        hub.hub().acts().get("partner.remove").perform(Json.object().put("id", "library"), WholeHub.staff());

        assertThatThrownBy(() -> look("a.csv", "barcode,title\n1,Satu\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("add it as a partner of the kind library");
    }

    @Test
    void a_file_left_in_the_watched_folder_is_taken_and_moved_with_a_report_and_one_that_is_odd_waits_for_staff()
            throws IOException {
        Path in = hub.home().resolve("catalogue").resolve("in");
        Files.createDirectories(in);
        hub.restart();

        Files.write(
                in.resolve("malam.mrc"), Exports.marc(List.of(Exports.book("Si Kancil", "Contoh, Ibu", "", "0001"))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reports(in.resolve("done")).size() == 1);
        assertThat(reports(in.resolve("done")).get(0)).contains("This catalogue was taken.", "taken: 1");
        assertThat(hub.rows("select barcode from items")).containsExactly("0001");

        Files.writeString(in.resolve("rusak.csv"), "barcode,title\n0002,\n0003,Timun Mas\n");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reports(in.resolve("failed")).size() == 1);
        assertThat(reports(in.resolve("failed")).get(0)).contains("rusak.csv, record 1, line 2: its title is empty");
        assertThat(hub.rows("select barcode from items")).containsExactly("0001");
        assertThat(hub.rows("select state from catalogue_imports order by asked_at"))
                .containsExactly("done", "looked");
    }

    @Test
    void a_file_in_the_watched_folder_that_is_being_taken_already_is_reported_when_it_is() throws Exception {
        Path in = Files.createDirectories(hub.home().resolve("catalogue").resolve("in"));
        byte[] file = Exports.marc(List.of(Exports.book("Si Kancil", "Contoh, Ibu", "", "0001")));
        String id = lookedAt("malam.mrc", file);
        hub.restart();
        Path kept = hub.home()
                .resolve("catalogue")
                .resolve("files")
                .resolve(hub.rows("select files[1] from catalogue_imports").get(0));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(kept, longAgo);
        try (Handle lock = hub.hub().stores().database().jdbi().open()) {
            // As long as another has it the import does not go on.
            lock.execute("select pg_advisory_lock(hashtext('catalogue-import'))");
            take(id);
            Files.write(in.resolve("malam.mrc"), file);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !Files.getLastModifiedTime(kept).equals(longAgo));
            lock.execute("select pg_advisory_unlock(hashtext('catalogue-import'))");
        }

        await().atMost(Duration.ofMinutes(2))
                .until(() -> reports(in.resolve("done")).size()
                                + reports(in.resolve("failed")).size()
                        == 1);

        assertThat(reports(in.resolve("done"))).singleElement().asString().contains("This catalogue was taken.");
    }

    private static List<String> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".report.txt")).toList()) {
                reports.add(Files.readString(file));
            }
        }
        return reports;
    }

    private String lookedAt(String name, byte[] content) {
        String id = look(name, content);
        seen(id, "looked");
        return id;
    }

    private String look(String name, byte[] content) {
        ObjectNode piece = Json.object()
                .put("upload", UUID.randomUUID().toString())
                .put("name", name)
                .put("at", 0)
                .put("last", true)
                .put("bytes", Base64.getEncoder().encodeToString(content));
        ObjectNode kept = hub.hub()
                .acts()
                .get("catalogue.upload")
                .perform(piece, WholeHub.staff())
                .get(0);
        ObjectNode asked = Json.object();
        asked.withArray("/files").add(kept);
        return hub.hub()
                .acts()
                .get("catalogue.look")
                .perform(asked, WholeHub.staff())
                .get(0)
                .path("import")
                .asText();
    }

    @Test
    void a_file_that_grows_larger_than_what_is_taken_is_refused_and_nothing_of_it_stays() {
        ObjectNode piece = Json.object()
                .put("upload", UUID.randomUUID().toString())
                .put("name", "besar.mrc")
                .put("at", 0)
                .put("last", false)
                .put("bytes", Base64.getEncoder().encodeToString(new byte[1000]));
        Act upload = hub.hub().acts().get("catalogue.upload");
        upload.perform(piece, WholeHub.staff());

        assertThatThrownBy(() ->
                        upload.perform(piece.deepCopy().put("at", CatalogueImports.LARGEST - 999), WholeHub.staff()))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("besar.mrc")
                .hasMessageContaining("512");

        assertThat(FilesInUse.of(hub.home()))
                .extracting(file -> file.getFileName().toString())
                .doesNotContain(piece.path("upload").asText());
    }

    private void take(String id) {
        hub.hub().acts().get("catalogue.import").perform(Json.object().put("import", id), WholeHub.staff());
    }

    private ObjectNode seen(String id, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> hub.hub()
                                .acts()
                                .get("catalogue.imports")
                                .perform(Json.object().put("import", id), WholeHub.staff())
                                .get(0),
                        seen -> seen.path("state").asText().equals(state));
    }
}
