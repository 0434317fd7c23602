package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import id.simpul.administration.AdministrationFeature;
import id.simpul.policy.Calendar;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with a home of its own that takes the place of another goes by what that one went by. */
class SecondHubTest {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String ANCHORED = "- effective: 2019-01-01\n  rotation:\n    anchor: 2022-02-07\n";
    private static final String LATER = ANCHORED.replace("2022-02-07", "2023-02-06");
    private static final String SMALL = "- effective: 2019-01-01\n  rotation:\n    batch-size: 40\n";

    @TempDir
    private Path directory;

    private Map<String, String> environment;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void a_database_elsewhere() {
        environment = TestHub.environmentWithDatabase(home("first"));
        environment.put("SIMPUL_BROKER_URL", "tcp://127.0.0.1:1");
        environment.put("SIMPUL_BROKER_USER", "simpul");
        environment.put("SIMPUL_BROKER_PASSWORD", "only for tests");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Path home(String name) {
        return directory.resolve(name);
    }

    /** What a hub remembers and goes by, with the home it has. */
    private record Opened(Premises premises, Stores stores) implements AutoCloseable {
        @Override
        public void close() {
            stores.close();
            premises.close();
        }
    }

    private Opened start(String name, boolean standsBy) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("SIMPUL_HOME", home(name).toString());
        own.put("SIMPUL_STAND_BY", Boolean.toString(standsBy));
        Settings settings = Settings.of(own);
        Premises premises = Premises.take(settings);
        try {
            Opened opened = new Opened(premises, Stores.open(settings, premises, () -> {}));
            open.add(opened);
            return opened;
        } catch (RuntimeException e) {
            premises.close();
            throw e;
        }
    }

    private Opened first() {
        return start("first", false);
    }

    /** One that has the place of the first as soon as that is free. */
    private CompletableFuture<Opened> standsBy(Opened first) {
        shareSecrets();
        CompletableFuture<Opened> second = CompletableFuture.supplyAsync(() -> start("second", true));
        await().atMost(SOON).until(() -> second.isDone() || first.stores().isWaitedFor());
        return second;
    }

    private Opened afterwards(Opened first) {
        first.close();
        open.remove(first);
        shareSecrets();
        return start("second", true);
    }

    /** As an operator does, who gives both hubs the same secrets. */
    private void shareSecrets() {
        Path to = home("second").resolve("secrets");
        try (var files = Files.list(home("first").resolve("secrets"))) {
            Files.createDirectories(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writes(String home, String policy) throws IOException {
        Files.createDirectories(
                home(home), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(home(home).resolve("policy.yaml"), policy);
    }

    private String policyFile(String home) throws IOException {
        return Files.readString(home(home).resolve("policy.yaml"));
    }

    private static Policy.Rotation rotation(Opened hub) {
        return hub.stores().policies().asOf(LocalDate.of(2026, 1, 5)).rotation();
    }

    private Path calendar(Path folder, String name, String day) throws IOException {
        String text = """
                # name: libur-contoh
                # published: 2026-02-20
                # source: contoh
                # covers: 2027-01-01 2027-12-31
                from,to,kind,name
                %s,%s,holiday,Libur contoh
                """.formatted(day, day);
        return Files.writeString(Files.createDirectories(folder).resolve(name), text);
    }

    private void isImported(Opened hub, String name, String day) throws IOException {
        Path folder = directory.resolve("brought");
        calendar(folder, name, day);
        hub.stores().database().useTransaction(db -> AdministrationFeature.takeInCalendars(db, folder, Instant.EPOCH));
        hub.stores().calendarsChanged();
    }

    private static List<Calendar> calendars(Opened hub) {
        return hub.stores().calendars().imported();
    }

    @Test
    void what_was_imported_while_a_hub_stood_by_counts_once_it_takes_over() throws IOException {
        Opened first = first();
        CompletableFuture<Opened> second = standsBy(first);
        assertThat(second).as("stands by").isNotDone();
        isImported(first, "libur-2027.csv", "2027-03-01");
        List<Calendar> calendars = calendars(first);

        first.close();
        open.remove(first);

        assertThat(calendars(second.join())).isEqualTo(calendars).hasSize(5);
    }

    @Test
    void the_calendars_in_the_home_of_a_former_version_are_taken_in_once_and_are_those_of_the_next_hub_too()
            throws IOException {
        calendar(home("first").resolve("calendars"), "000002-libur-contoh.csv", "2027-03-01");
        calendar(home("first").resolve("calendars"), "000003-libur-contoh.csv", "2027-03-02");
        Files.setPosixFilePermissions(home("first"), PosixFilePermissions.fromString("rwx------"));
        List<Calendar> calendars = calendars(first());
        assertThat(calendars).extracting(Calendar::version).containsExactly(1, 1, 1, 1, 2, 3);

        Opened second = afterwards((Opened) open.get(0));
        assertThat(calendars(second)).isEqualTo(calendars);
        second.close();
        open.remove(second);
        assertThat(calendars(first())).isEqualTo(calendars);
    }

    @Test
    void what_lies_in_the_folder_of_a_home_that_did_not_work_for_a_while_brings_nothing_old_back() throws IOException {
        calendar(home("second").resolve("calendars"), "libur.csv", "2027-03-01");
        Files.setPosixFilePermissions(home("second"), PosixFilePermissions.fromString("rwx------"));
        Opened first = first();
        isImported(first, "libur.csv", "2027-03-02");
        List<Calendar> calendars = calendars(first);

        assertThat(calendars(afterwards(first))).isEqualTo(calendars);
    }

    @Test
    void what_a_home_of_a_former_version_imported_before_what_is_known_is_left_out() throws IOException {
        imported(home("first").resolve("calendars"), "000002-libur-contoh.csv", "2027-03-01", "2026-03-01");
        imported(home("second").resolve("calendars"), "000002-lama.csv", "2027-03-02", "2026-02-28");
        imported(home("second").resolve("calendars"), "000003-hari-itu-juga.csv", "2027-03-03", "2026-03-01");
        imported(home("second").resolve("calendars"), "000004-baru.csv", "2027-03-04", "2026-03-02");
        for (String name : List.of("first", "second")) {
            Files.setPosixFilePermissions(home(name), PosixFilePermissions.fromString("rwx------"));
        }

        assertThat(calendars(afterwards(first())))
                .filteredOn(calendar -> calendar.name().equals("libur-contoh"))
                .flatExtracting(Calendar::entries)
                .extracting(Calendar.Entry::from)
                .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 4));
    }

    private void imported(Path folder, String name, String day, String on) throws IOException {
        Path file = calendar(folder, name, day);
        Files.writeString(file, "# imported: " + on + "\n" + Files.readString(file));
    }

    @Test
    void a_home_whose_policy_nobody_has_edited_goes_by_that_of_the_hub_before() throws IOException {
        writes("first", ANCHORED);

        Opened second = afterwards(first());

        assertThat(rotation(second).anchor()).isEqualTo("2022-02-07");
        assertThat(policyFile("second")).isEqualTo(ANCHORED);
    }

    @Test
    void what_an_operator_edits_where_the_hub_worked_last_counts_there_and_in_the_next() throws IOException {
        writes("first", ANCHORED);
        Opened second = afterwards(first());
        writes("second", ANCHORED.replace("2022-02-07", "2023-02-06"));
        second.close();
        open.remove(second);

        Opened again = start("second", true);
        assertThat(rotation(again).anchor()).isEqualTo("2023-02-06");
        again.close();
        open.remove(again);

        assertThat(rotation(first()).anchor()).isEqualTo("2023-02-06");
        assertThat(policyFile("first")).isEqualTo(policyFile("second"));
        assertThat(home("first").resolve("policy-before.yaml")).hasContent(ANCHORED);
    }

    @Test
    void what_was_edited_while_the_other_worked_counts_only_when_the_operator_says_so() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        CompletableFuture<Opened> second = standsBy(first);
        writes("second", SMALL);

        first.close();
        open.remove(first);

        assertThatThrownBy(second::join)
                .hasCauseInstanceOf(PolicyMistakes.class)
                .hasMessageContaining("./simpul confirm policy-file")
                .hasMessageContaining("diubah")
                .hasMessageContaining("differs: rotation.anchor, rotation.batch-size.");
        assertThat(home("second").resolve("policy-in-force.yaml")).hasContent(ANCHORED);
        Confirmed.give(home("second"), Confirmed.What.POLICY_FILE);
        assertThat(rotation(start("second", true)).batchSize()).isEqualTo(40);
        assertThat(home("second").resolve("policy-in-force.yaml")).doesNotExist();
    }

    @Test
    void the_word_for_a_policy_file_holds_against_the_one_that_was_shown_and_no_later_one() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        writes("second", SMALL);
        assertThatThrownBy(() -> standsBy(first).join()).hasCauseInstanceOf(PolicyMistakes.class);
        Confirmed.give(home("second"), Confirmed.What.POLICY_FILE);
        first.close();
        open.remove(first);
        writes("first", LATER);
        Opened again = first();

        assertThatThrownBy(() -> standsBy(again).join()).hasCauseInstanceOf(PolicyMistakes.class);
        assertThatThrownBy(() -> standsBy(again).join())
                .as("once shown the later one, asks for the word again")
                .hasCauseInstanceOf(PolicyMistakes.class);

        assertThat(home("second").resolve("policy-in-force.yaml")).hasContent(LATER);
        Confirmed.give(home("second"), Confirmed.What.POLICY_FILE);
        assertThat(rotation(afterwards(again)).batchSize()).isEqualTo(40);
    }

    @Test
    void a_hub_that_takes_over_does_not_go_by_a_word_against_a_policy_that_it_never_showed() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        first.close();
        open.remove(first);
        writes("second", SMALL);
        shareSecrets();
        Confirmed.give(home("second"), Confirmed.What.POLICY_FILE);

        assertThatThrownBy(() -> start("second", false)).isInstanceOf(PolicyMistakes.class);
        assertThatThrownBy(() -> start("second", false))
                .as("has used the word up")
                .isInstanceOf(PolicyMistakes.class);
    }

    @Test
    void a_word_for_a_policy_file_that_was_not_needed_is_used_up_too() {
        first();
        Confirmed.give(home("first"), Confirmed.What.POLICY_FILE);
        ((Opened) open.remove(0)).close();

        first();

        assertThat(home("first").resolve("confirmed")).doesNotExist();
    }

    @Test
    void a_hub_that_may_not_write_its_policy_file_says_so_before_it_is_needed() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        writes("second", Policies.defaults().fileText());
        Path policy = home("second").resolve("policy.yaml");
        Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(policy), "NOT TRIED: root may write any file");

        assertThatThrownBy(() -> standsBy(first).join())
                .hasCauseInstanceOf(PolicyMistakes.class)
                .hasMessageContaining("tidak boleh ditulis")
                .hasMessageContaining("may not write");
        first.close();
        open.remove(first);
        assertThatThrownBy(() -> start("second", false)).isInstanceOf(PolicyMistakes.class);

        Files.delete(policy);
        Files.copy(home("second").resolve("policy-in-force.yaml"), policy);
        Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(rotation(start("second", true)).anchor()).isEqualTo("2022-02-07");
    }

    @Test
    void a_home_that_was_copied_whole_is_another_home() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        first.close();
        open.remove(first);
        copyWhole();
        Confirmed.give(home("second"), Confirmed.What.MOVED);
        Opened second = start("second", true);
        second.close();
        open.remove(second);
        writes("second", LATER);
        Opened edited = start("second", true);
        edited.close();
        open.remove(edited);

        assertThat(rotation(first()).anchor()).isEqualTo("2023-02-06");
    }

    private void copyWhole() throws IOException {
        try (var files = Files.walk(home("first"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        home("second").resolve(home("first").relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void a_hub_whose_policy_was_edited_against_that_in_force_does_not_begin_to_stand_by() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        writes("second", SMALL);

        assertThatThrownBy(() -> standsBy(first).join()).hasCauseInstanceOf(PolicyMistakes.class);

        assertThat(first.stores().isWaitedFor()).isFalse();
        Files.copy(
                home("second").resolve("policy-in-force.yaml"),
                home("second").resolve("policy.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(rotation(afterwards(first)).anchor()).isEqualTo("2022-02-07");
    }

    @Test
    void a_policy_that_is_only_written_otherwise_is_no_other_policy() throws IOException {
        writes("first", ANCHORED);
        Opened first = first();
        String commented = "# dari kepala perpustakaan\n" + ANCHORED;
        writes("second", commented);

        assertThat(rotation(afterwards(first)).anchor()).isEqualTo("2022-02-07");
        assertThat(policyFile("second")).isEqualTo(commented);
    }

    @Test
    void the_hours_of_a_hub_are_those_of_the_policy_that_it_was_left() throws IOException {
        writes("first", ANCHORED + "  library:\n    zone: Asia/Jayapura\n");

        Opened second = afterwards(first());

        assertThat(second.stores().clock().getZone()).isEqualTo(ZoneId.of("Asia/Jayapura"));
    }
}
