package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.About;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.Manifest;
import id.simpul.backup.Sealing;
import id.simpul.command.Output.Format;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Said;
import id.simpul.hub.control.ControlDoor;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.wording.FieldWords;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

@SuppressWarnings("try") // The door only has to be open.
class CommandsTest {
    private static final Map<String, Class<?>> GROUPS = Map.ofEntries(
            Map.entry("staff", Staff.class),
            Map.entry("partner", PartnerCommand.class),
            Map.entry("obligation", ObligationCommand.class),
            Map.entry("batch", BatchCommand.class),
            Map.entry("booking", BookingCommand.class),
            Map.entry("outreach", OutreachCommand.class),
            Map.entry("exchange", ExchangeCommand.class),
            Map.entry("calendar", CalendarCommand.class),
            Map.entry("policy", PolicyCommand.class),
            Map.entry("alerts", AlertsCommand.class),
            Map.entry("job", JobCommand.class),
            Map.entry("activity", ActivityCommand.class),
            Map.entry("failures", FailuresCommand.class),
            Map.entry("retry", RetryCommand.class),
            Map.entry("mail", MailCommand.class),
            Map.entry("paper", PaperCommand.class),
            Map.entry("training", TrainingCommand.class),
            Map.entry("request", RequestCommand.class),
            Map.entry("catalogue", CatalogueCommand.class),
            Map.entry("rotation", RotationCommand.class),
            Map.entry("person", PersonCommand.class),
            Map.entry("clock", ClockCommand.class));

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private ObjectNode asked = Json.object();
    private String by = "";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partner list                            | partner.list     | {}
            partner show sd-01                      | partner.show     | {"partner":"sd-01"}
            partner remove sd-01                    | partner.remove   | {"id":"sd-01"}
            partner remove sd-01 --end              | partner.remove   | {"id":"sd-01","end":true}
            partner merge sd-01 sd-02 --end         | partner.merge    | {"old":"sd-01","new":"sd-02","end":true}
            partner change sd-01 --name N --email a@b.example --region 13.75 | partner.change | {"id":"sd-01","name":"N","email":"a@b.example","region":"13.75"}
            partner password sd-01                  | partner.password | {"id":"sd-01"}
            partner certificate sd-01 --none        | partner.certificate | {"id":"sd-01"}
            partner password sd-01 --keep-old 7     | partner.password | {"id":"sd-01","keepOldDays":7}
            partner password sd-01 --end-old        | partner.password | {"id":"sd-01","endOld":true}
            partner merge sd-01 sd-02               | partner.merge    | {"old":"sd-01","new":"sd-02"}
            partner add sd-01 --kind school --name N --email a@b.example --region 13.75 --notify queue,email --language en --no-system | partner.add | {"id":"sd-01","kind":"school","name":"N","hasSystem":false,"email":"a@b.example","region":"13.75","notify":["queue","email"],"language":"en"}
            partner pause sd-01                     | partner.pause    | {"id":"sd-01"}
            partner resume sd-01                    | partner.resume   | {"id":"sd-01"}
            partner purge sd-01                     | partner.purge    | {"id":"sd-01"}
            partner test sd-01                      | partner.test     | {"id":"sd-01"}
            failures                                | failures         | {}
            failures --partner sd-01 --settled      | failures         | {"partner":"sd-01","settled":true}
            failures --group                        | failures.groups  | {}
            failures show F-1                       | failure.show     | {"failures":["F-1"]}
            failures discard F-1 F-2                | staff.failure.discard | {"failures":["F-1","F-2"]}
            failures hold F-1                       | staff.failure.hold | {"failures":["F-1"]}
            policy set rotation.box-size=20 --from 2027-01-01 | policy.set | {"effective":"2027-01-01","changes":[{"field":"rotation.box-size","value":"20"}]}
            policy list                             | policy.fields    | {}
            policy changes                          | policy.changes   | {}
            alerts test                             | alerts.test      | {}
            job list                                | jobs             | {}
            job run rotation.plan                   | job.run          | {"work":"rotation.plan"}
            activity --who rina --from 2026-11-01   | activity         | {"by":"rina","from":"2026-11-01"}
            mail all --state trouble                | mail.all         | {"state":"trouble"}
            batch list --sort dueOn --quarter 2026-Q4 | batch.list     | {"quarter":"2026-Q4","sort":"dueOn"}
            batch list --sort -dueOn --where state=received --where region=13.75 | batch.list | {"state":"received","region":"13.75","sort":"-dueOn"}
            retry F-1 F-2                           | staff.failure.retry | {"failures":["F-1","F-2"]}
            retry --group G-1 --partner sd-01       | staff.failure.retry | {"group":"G-1","partner":"sd-01"}
            retry --all                             | staff.failure.retry | {"all":true}
            mail list --partner sd-01               | mail.list        | {"partner":"sd-01"}
            mail again 17 18                        | staff.mail.again | {"deliveries":[17,18]}
            mail again --partner sd-01              | staff.mail.again | {"partner":"sd-01"}
            mail waive --all                        | staff.mail.waive | {"all":true}
            mail address sd-01 a@b.example          | staff.mail.address | {"partner":"sd-01","email":"a@b.example"}
            clock show                              | clock.show       | {}
            clock set 2026-07-01T01:00:00Z          | clock.set        | {"instant":"2026-07-01T01:00:00Z"}
            staff invite sd-01                      | staff.invite     | {"partner":"sd-01"}
            staff pack B-1                          | staff.pack       | {"batch":"B-1"}
            staff dispatch B-1                      | staff.dispatch   | {"batch":"B-1"}
            staff checkin B-1                       | staff.checkin    | {"batch":"B-1"}
            staff swap B-1 X1                       | staff.swap       | {"batch":"B-1","out":"X1"}
            staff swap B-1 X1 X2                    | staff.swap       | {"batch":"B-1","out":"X1","in":"X2"}
            staff pin sd-01 X1 --quarter 2026-Q4    | staff.choice     | {"act":"pin","barcode":"X1","for":"sd-01","quarter":"2026-Q4"}
            staff pin B-1 X1 --any-copy             | staff.choice     | {"act":"pin","barcode":"X1","for":"B-1","anyCopy":true}
            staff unpin sd-01 X1                    | staff.choice     | {"act":"unpin","barcode":"X1","for":"sd-01"}
            staff block sd-01 X1                    | staff.choice     | {"act":"block","barcode":"X1","for":"sd-01"}
            staff unblock sd-01 X1                  | staff.choice     | {"act":"unblock","barcode":"X1","for":"sd-01"}
            staff reserve X1 --until 2026-12-31     | staff.choice     | {"act":"reserve","barcode":"X1","until":"2026-12-31"}
            staff unreserve X1                      | staff.choice     | {"act":"unreserve","barcode":"X1"}
            staff pins                              | pins             | {}
            staff places sd-01 40                   | staff.places     | {"school":"sd-01","places":40}
            staff checkin B-1 --all                 | staff.checkin    | {"batch":"B-1","all":true}
            staff checkin B-1 --on 2026-07-06       | staff.checkin    | {"batch":"B-1","on":"2026-07-06"}
            staff dispatch B-1 --on 2026-07-06      | staff.dispatch   | {"batch":"B-1","on":"2026-07-06"}
            staff checkin B-1 --damaged B1 B2       | staff.checkin    | {"batch":"B-1","damaged":[{"barcode":"B1"},{"barcode":"B2"}]}
            staff checkin B-1 --damaged B1 --replace | staff.checkin   | {"batch":"B-1","damaged":[{"barcode":"B1"}],"replace":["B1"]}
            staff hold B-1                          | staff.hold       | {"batch":"B-1"}
            staff release B-1                       | staff.release    | {"batch":"B-1"}
            staff cancel B-1                        | staff.cancel     | {"batch":"B-1"}
            staff reopen B-1                        | staff.reopen     | {"batch":"B-1"}
            obligation waive O-1                    | staff.obligation | {"obligation":"O-1","act":"waive"}
            obligation receive O-1                  | staff.obligation | {"obligation":"O-1","act":"receive"}
            obligation list                         | obligation.list  | {}
            obligation fates --each                 | obligation.fates | {"each":true}
            booking cancel B-1                      | staff.booking    | {"booking":"B-1","act":"cancel"}
            outreach record sd-01 --on 2026-09-16 --purpose visit | staff.outreach | {"partner":"sd-01","purpose":"visit","on":"2026-09-16"}
            outreach cancel O-1                     | staff.outreach.cancel | {"outreach":"O-1"}
            booking move B-1 --on 2026-09-16        | staff.booking    | {"booking":"B-1","act":"move","on":"2026-09-16"}
            exchange list                           | exchange.list    | {}
            exchange list dinas-a                   | exchange.list    | {"partner":"dinas-a"}
            exchange balance                        | exchange.balance | {}
            exchange agree E-1                      | staff.exchange   | {"exchange":"E-1","act":"agree"}
            exchange agree E-1 --pairs P-1,P-2 --decline P-3 | staff.exchange | {"exchange":"E-1","act":"agree","pairs":["P-1","P-2"],"decline":["P-3"]}
            exchange sent E-1 --on 2026-08-03       | staff.exchange   | {"exchange":"E-1","act":"sent","on":"2026-08-03"}
            exchange received E-1 --pairs P-1       | staff.exchange   | {"exchange":"E-1","act":"received","pairs":["P-1"]}
            exchange exception E-1 --gives T-1,T-2 --gets X1 | staff.exception | {"exchange":"E-1","gives":["T-1","T-2"],"gets":["X1"]}
            calendar list                           | calendar.list    | {}
            staff plan 2026-Q4 --dry-run            | plan             | {"quarter":"2026-Q4","dryRun":true,"format":"json"}
            staff approve 2026-Q4                   | staff.plan.approve | {"quarter":"2026-Q4"}
            training show TRN-1                     | training.show    | {"training":"TRN-1"}
            exchange show E-1                       | exchange.show    | {"exchange":"E-1"}
            request announcement A-1                | announcement.show | {"announcement":"A-1"}
            catalogue find cerita                   | catalogue.find   | {"q":"cerita"}
            rotation quarters                       | rotation.quarters | {}
            rotation districts 2026-Q4              | rotation.districts | {"quarter":"2026-Q4"}
            rotation schools --region 13.75 --late --name contoh | rotation.schools | {"region":"13.75","q":"contoh","late":"true"}
            rotation plan 2026-Q4                   | rotation.plan    | {"quarter":"2026-Q4"}
            rotation trips --quarter 2026-Q4        | run.list         | {"quarter":"2026-Q4"}
            rotation stops 2026-Q4 3                | run.stops        | {"quarter":"2026-Q4","run":"3"}
            batch items B-1                         | batch.items      | {"batch":"B-1"}
            staff pending                           | pending          | {}
            staff decide R-1 yes                    | decide           | {"request":"R-1","answer":"yes"}
            """)
    void a_command_asks_the_running_hub(String command, String act, String arguments) {
        try (ControlDoor door = new ControlDoor(home, Map.of(act, answering("done")))) {
            assertThat(execute((command + " --by Sari --json").split(" "))).isZero();
        }

        assertThat(asked).isEqualTo(Json.parse(arguments));
        assertThat(by).isEqualTo("Sari");
        assertThat(out.toString().strip()).isEqualTo("{\"act\":\"done\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paper packing-list B-1 FILE                       | paper.packing-list   | {"batch":"B-1"}
            paper packing-list --quarter 2026-Q4 FILE         | paper.packing-list   | {"quarter":"2026-Q4"}
            paper labels --quarter 2026-Q4 --on 2026-10-05 --sheet label-121 --first 3 FILE | paper.labels | {"quarter":"2026-Q4","on":"2026-10-05","sheet":"label-121","first":3}
            paper labels --test FILE                          | paper.labels         | {"test":true}
            paper delivery-sheet --quarter 2026-Q4 --run 2 FILE | paper.delivery-sheet | {"quarter":"2026-Q4","run":2}
            paper handover B-1 --back FILE                    | paper.handover       | {"batch":"B-1","back":true}
            paper statement sd-01 FILE                        | paper.statement      | {"school":"sd-01"}
            paper letter sd-01 FILE                           | paper.letter         | {"school":"sd-01"}
            """)
    void a_paper_is_written_into_files_that_have_numbers_when_there_are_several(
            String command, String paper, String arguments) throws Exception {
        Path file = home.resolve("paper.pdf");
        Act act = call -> {
            asked = call.arguments();
            String part = call.after().orElse("first");
            String bytes = Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8));
            return new Said(
                    List.of(),
                    List.of(Json.object().put("pdf", bytes)),
                    part.equals("first") ? Optional.of("second") : Optional.empty());
        };
        try (ControlDoor door = new ControlDoor(home, Map.of(paper, act))) {
            assertThat(execute((command.replace("FILE", file.toString()) + " --language en --json").split(" ")))
                    .isZero();
        }

        assertThat(asked).isEqualTo(Json.parse(arguments).put("language", "en"));
        assertThat(file).hasContent("first");
        assertThat(home.resolve("paper-2.pdf")).hasContent("second");
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void what_is_done_to_all_goes_on_from_where_the_hub_stopped() {
        Act act = call -> {
            asked = call.arguments();
            ObjectNode outcome = Json.object().put("messages", 200);
            return Said.of(List.of(Json.object()
                    .set("outcome", asked.has("place") ? outcome.put("messages", 7) : outcome.put("place", 4711))));
        };
        try (ControlDoor door = new ControlDoor(home, Map.of("staff.failure.retry", act))) {
            assertThat(execute("retry", "--all", "--json")).isZero();
        }

        assertThat(asked).isEqualTo(Json.parse("{\"all\":true,\"place\":4711}"));
        assertThat(out.toString().strip().lines())
                .containsExactly("{\"outcome\":{\"messages\":200}}", "{\"outcome\":{\"messages\":7}}");
    }

    @Test
    void scanned_barcodes_go_along() throws Exception {
        Path items = Files.writeString(home.resolve("items"), "B001\n\n B002 \n");
        try (ControlDoor door = new ControlDoor(home, Map.of("staff.checkin", answering("done")))) {
            assertThat(execute("staff", "checkin", "B-1", "--items", items.toString()))
                    .isZero();
        }

        assertThat(asked).isEqualTo(Json.parse("{\"batch\":\"B-1\",\"items\":[\"B001\",\"B002\"]}"));
    }

    @Test
    void a_list_as_windows_saves_it_has_no_mark_before_its_first_barcode() throws Exception {
        Path items = Files.writeString(home.resolve("items"), "\uFEFFB001\r\nB002\r\n");

        assertThat(Barcodes.read(items)).containsExactly("B001", "B002");
    }

    @Test
    void a_list_that_is_no_text_is_named_with_what_to_do() throws Exception {
        Path items = Files.write(home.resolve("items"), "B001\r\n".getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> Barcodes.read(items))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_is_written_of_persons_is_for_its_owner_alone() throws Exception {
        Path person = home.resolve("orang.json");
        Act export = call -> Said.of(List.of(Json.object().put("foundIn", 1)));
        try (ControlDoor door = new ControlDoor(home, Map.of("person.export", export))) {
            assertThat(execute("person", "export", "A-1", "--to", person.toString(), "--reason", "diminta"))
                    .isZero();
        }
        Path scan = home.resolve("pindaian.pdf");
        ScanFile.write(scan, Base64.getEncoder().encodeToString(new byte[] {1}));
        Path paper = home.resolve("daftar.txt");
        try (LateFile late = new LateFile(paper)) {
            late.write(Json.object().put("text", "Ibu Contoh"));
        }

        for (Path file : List.of(person, scan, paper)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void where_nothing_of_a_person_can_be_written_is_said_in_both_languages() {
        Path nowhere = home.resolve("tidak-ada/orang.json");

        assertThatThrownBy(() -> PersonCommand.write(nowhere, Json.object()))
                .isInstanceOfSatisfying(CommandFailed.class, failed -> {
                    assertThat(failed.sentence(Language.ID)).contains("tidak dapat ditulis");
                    assertThat(failed.sentence(Language.EN)).contains("cannot be written");
                });
    }

    @Test
    void what_waits_is_shown_whole_under_the_names_that_forms_give_to_its_fields() {
        ObjectNode waiting = Json.object()
                .put("request", "sd-01/r-1")
                .put("type", "rotation.enrol")
                .put("waitsFor", "staff")
                .put("since", "2026-08-31T01:00:00.123456Z");
        waiting.putArray("codes").add("region-outside");
        ObjectNode data = waiting.putObject("data").put("npsn", "10300001").put("acceptsReplacement", true);
        data.putObject("region").put("system", "kemendagri").put("code", "13.73");
        data.putObject("contact").put("name", "Ibu Contoh");
        Act pending = call -> Said.of(List.of(Json.object().put("request", "sd-02/r-1x"), waiting));

        try (ControlDoor door = new ControlDoor(home, Map.of("pending", pending))) {
            assertThat(execute("staff", "pending", "show", "r-1", "--language", "id"))
                    .isZero();
        }

        assertThat(out.toString())
                .contains(
                        "permintaan: sd-01/r-1",
                        "jenis: pendaftaran rotasi",
                        "menunggu: petugas",
                        "sejak: 31 Agu 2026",
                        "sebab: di luar wilayah",
                        "Menerima ketentuan penggantian buku hilang: ya",
                        "Kota Sawahlunto",
                        "Ibu Contoh",
                        "./simpul decide sd-01/r-1 yes|no")
                .doesNotContain("acceptsReplacement", "sd-02");
    }

    @Test
    void a_calendar_goes_along_with_its_source() throws Exception {
        Path file = Files.writeString(home.resolve("libur.csv"), "from,to,kind,name\n");
        try (ControlDoor door = new ControlDoor(home, Map.of("calendar.import", answering("done")))) {
            assertThat(execute("calendar", "import", file.toString(), "--source", "SKB 2027"))
                    .isZero();
        }

        assertThat(asked)
                .isEqualTo(Json.parse(
                        "{\"file\":\"libur.csv\",\"text\":\"from,to,kind,name\\n\",\"source\":\"SKB 2027\"}"));
    }

    @Test
    void without_a_running_hub_a_command_says_how_to_start_one() {
        assertThatThrownBy(() -> new RunningHub(home).ask("pending", Json.object(), "", ""))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("No hub runs on " + home + "; start it with ./simpul run");
    }

    @Test
    void a_drill_that_breaks_off_is_told_in_a_sentence_and_kept_and_leaves_nothing_behind(@TempDir Path room)
            throws Exception {
        Path file = room.resolve("lain.backup");
        try (ArchiveWriter archive = ArchiveWriter.begin(file, new Sealing(Optional.empty()))) {
            archive.about(new About(About.FORMAT, "9.0", Instant.EPOCH, "21", List.of()));
            archive.finish();
        }

        assertThat(drill(room, Map.of(), file))
                .isInstanceOfSatisfying(CommandFailed.class, failed -> assertThat(failed.sentence(Language.ID))
                        .startsWith("Tidak ada Simpul yang dapat dimulai dari cadangan ini: "));
        assertThat(asked.path("error").asText()).contains(" / No hub can be started on this backup: ");
        assertThat(room.toFile().list()).containsExactly("lain.backup");
    }

    @Test
    void a_drill_whose_passphrase_cannot_be_read_is_kept_as_no_way_back_and_makes_no_folder(@TempDir Path room) {
        Path file = room.resolve("tiada.backup");

        assertThat(drill(room, Map.of("SIMPUL_BACKUP_PASSPHRASE_FILE", room + "/tiada"), file))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("SIMPUL_BACKUP_PASSPHRASE_FILE");
        assertThat(asked.path("error").asText()).contains("SIMPUL_BACKUP_PASSPHRASE_FILE");
        assertThat(room).isEmptyDirectory();
    }

    @Test
    void where_there_is_no_room_for_a_drill_nothing_is_said_of_the_backup(@TempDir Path room) throws Exception {
        Path file = room.resolve("besar.backup");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            // It has holes only.
            large.setLength(Math.max(
                    Files.getFileStore(room).getTotalSpace(),
                    Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                            .getTotalSpace()));
        }

        assertThat(drill(Map.of("SIMPUL_HOME", room.resolve("home").toString()), file.toString()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("The backup has not been tried")
                .hasMessageContaining(" MiB free, and there is none at ")
                .hasMessageContaining(", " + room);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_folder_that_is_named_for_a_drill_is_taken_however_little_is_free_in_it(@TempDir Path room) throws Exception {
        Path file = room.resolve("besar.backup");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            // It has holes only.
            large.setLength(Files.getFileStore(room).getTotalSpace());
        }

        assertThat(drill(room, Map.of(), file)).isInstanceOf(CommandFailed.class);
        assertThat(asked.path("error").asText()).isNotEmpty();
    }

    @Test
    void where_the_folder_that_is_named_for_a_drill_is_missing_nothing_is_said_of_the_backup(@TempDir Path room) {
        assertThat(drill(room.resolve("tiada"), Map.of(), room.resolve("a.backup")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("The backup has not been tried")
                .hasMessageContaining("cannot be written to");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_backup_that_the_hub_wrote_where_nobody_else_sees_it_is_not_taken_for_one(@TempDir Path folder)
            throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        CommandLine line = new CommandLine(new BackupCommand(), onHome())
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((failed, command, words) -> {
                    thrown.add(failed);
                    return 1;
                });
        Path seen = Files.createFile(folder.resolve("terlihat.backup"));
        try (ControlDoor door = new ControlDoor(home, Map.of("backup", answering("done")))) {
            assertThat(line.execute(seen.toString())).isZero();
            assertThat(line.execute(folder.resolve("lain.backup").toString())).isEqualTo(1);
        }

        assertThat(thrown).singleElement().isInstanceOfSatisfying(CommandFailed.class, failed -> {
            assertThat(failed.sentence(Language.ID)).contains("tidak terlihat dari sini");
            assertThat(failed.sentence(Language.EN)).contains("Name a file in a folder that both see");
        });
    }

    private Throwable drill(Path room, Map<String, String> environment, Path file) {
        return drill(environment, "--in", room.toString(), file.toString());
    }

    private Throwable drill(Map<String, String> environment, String... words) {
        List<Throwable> thrown = new ArrayList<>();
        try (ControlDoor door = new ControlDoor(home, Map.of("drill.record", answering("kept")))) {
            new CommandLine(new DrillCommand(environment), onHome())
                    .setExecutionExceptionHandler((failed, line, parsed) -> {
                        thrown.add(failed);
                        return 1;
                    })
                    .execute(words);
        }
        return thrown.get(0);
    }

    @Test
    void what_is_not_as_it_should_be_after_a_restoration_is_told_in_the_language_that_was_asked_for() {
        Restored restored = new Restored(
                new About(About.FORMAT, "9.0", Instant.EPOCH, "21", List.of()),
                new Manifest(List.of()),
                List.of(new Phrase("Tabel buku tidak sama.", "The table of books is not the same.")),
                0,
                Duration.ZERO);

        new Output(new PrintWriter(out), Format.PEOPLE, new FieldWords(Language.ID), new Screen(80, ZoneOffset.UTC))
                .print(Said.of(List.of(RestoreCommand.shown(restored))));

        assertThat(out.toString())
                .contains("yang tidak semestinya", "Tabel buku tidak sama.")
                .doesNotContain("The table");
    }

    @Test
    void check_reports_what_the_files_and_the_running_hub_say() throws Exception {
        Act act = call -> Said.of(List.of(
                Json.object().put("level", "wrong").put("about", "work").put("says", "The hub failed on a sample.")));
        try (ControlDoor door = new ControlDoor(home, Map.of("check", act))) {
            assertThat(check(Map.of("SIMPUL_HTTP_PORT", "x"))).isEqualTo(1);
        }

        assertThat(out.toString())
                .contains("WRONG    SIMPUL_HTTP_PORT: ")
                .contains("WRONG    work: The hub failed on a sample.")
                .contains("Wrong: 2");
    }

    @Test
    void check_speaks_indonesian_if_asked_and_has_the_hub_do_so_too() {
        Act act = call -> {
            asked = call.arguments();
            return Said.of(List.of());
        };
        try (ControlDoor door = new ControlDoor(home, Map.of("check", act))) {
            assertThat(check(Map.of(), "--language", "id")).isZero();
        }

        assertThat(asked).isEqualTo(Json.parse("{\"language\":\"id\"}"));
        assertThat(check(Map.of(), "--language", "id")).isEqualTo(1);
        assertThat(out.toString())
                .contains("PERLU DILIHAT  mail: Surel tidak dikirim, masing-masing menjadi berkas di ")
                .contains("SALAH    hub: ")
                .contains("Salah: 1");
    }

    @Test
    void check_is_content_with_a_sound_hub() {
        try (ControlDoor door = new ControlDoor(home, Map.of("check", call -> Said.of(List.of())))) {
            assertThat(check(Map.of())).isZero();
        }

        assertThat(out.toString()).contains("Nothing is wrong").contains("WARNING  mail: ");
    }

    @Test
    void check_is_not_content_while_no_hub_runs() {
        assertThat(check(Map.of())).isEqualTo(1);

        assertThat(out.toString()).contains("WRONG    hub: No hub runs on " + home);
    }

    @Test
    void check_prints_one_object_a_line_for_programs() {
        assertThat(check(Map.of(), "--json")).isEqualTo(1);

        assertThat(out.toString().lines().map(Json::parse))
                .allMatch(finding -> finding.hasNonNull("level") && finding.hasNonNull("says"))
                .allMatch(finding -> !finding.path("code").asText().isEmpty())
                .anyMatch(finding -> finding.path("about").asText().equals("hub"));
    }

    @Test
    void the_secrets_for_compose_are_made_once_and_for_its_services_alone() throws Exception {
        Path secrets = home.resolve("secrets");
        CommandLine command = new CommandLine(new ComposeSecretsCommand()).setOut(new PrintWriter(out, true));

        assertThat(command.execute(secrets.toString())).isZero();
        String password = Files.readString(secrets.resolve("broker-password"));
        assertThat(command.execute(secrets.toString())).isZero();

        assertThat(Files.readString(secrets.resolve("broker-password")))
                .isEqualTo(password)
                .hasSizeGreaterThan(40);
        assertThat(Files.readString(secrets.resolve("artemis-users.properties")))
                .startsWith("simpul = ENC(")
                .doesNotContain(password);
        assertThat(Files.getPosixFilePermissions(secrets)).hasSize(3);
        assertThat(out.toString().lines()).hasSize(13).noneMatch(said -> said.contains(password));
        try (Stream<Path> files = Files.list(secrets)) {
            assertThat(files).hasSize(13);
        }
    }

    private int check(Map<String, String> variables, String... options) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("SIMPUL_HOME", home.toString());
        environment.put("LANG", "en_US.UTF-8");
        return new CommandLine(new CheckCommand(environment))
                .setOut(new PrintWriter(out, true))
                .execute(options);
    }

    private Act answering(String what) {
        return call -> {
            asked = call.arguments();
            by = call.staff().name();
            return Said.of(List.of(Json.object().put("act", what)));
        };
    }

    /** Of commands within others only those are made that it goes to, since there are many. */
    private int execute(String... words) {
        CommandLine line = new CommandLine(new Commands(), onHome());
        Optional.ofNullable(GROUPS.get(words[0]))
                .ifPresent(group -> line.addSubcommand(words[0], new CommandLine(group, onHome())));
        return line.setOut(new PrintWriter(out, true)).execute(words);
    }

    private IFactory onHome() {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == Context.class
                        ? type.cast(new Context(Map.of("SIMPUL_HOME", home.toString())))
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }

    @CommandLine.Command(name = "simpul")
    private static final class Commands {}

    @CommandLine.Command(name = "staff")
    private static final class Staff extends StaffCommands {}
}
