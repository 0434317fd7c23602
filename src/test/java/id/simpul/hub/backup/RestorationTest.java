package id.simpul.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.FreePorts;
import id.simpul.backup.About;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.BackupFailed;
import id.simpul.backup.Content;
import id.simpul.backup.Sealing;
import id.simpul.database.Database;
import id.simpul.database.Snapshot;
import id.simpul.database.TestDatabase;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationTest {
    @TempDir
    private Path directory;

    private int made;

    private void restore(Path home, List<About.Migrated> migrations, String part) {
        restore(Map.of("SIMPUL_HOME", home.toString()), migrations, part);
    }

    private void restore(Map<String, String> environment, List<About.Migrated> migrations, String... parts) {
        Path file = directory.resolve(++made + ".backup");
        try (ArchiveWriter archive = ArchiveWriter.begin(file, new Sealing(Optional.empty()))) {
            archive.about(new About(About.FORMAT, "9.0", Instant.EPOCH, "21", migrations));
            for (String part : parts) {
                archive.put(part, out -> Optional.empty());
            }
            archive.finish();
        }
        new Restoration(file, Settings.of(environment)).run();
    }

    private static List<About.Migrated> today() {
        try (Database now = TestDatabase.fresh();
                Snapshot all = now.snapshot()) {
            return all.migrations().stream()
                    .map(one -> new About.Migrated(one.version(), one.checksum()))
                    .toList();
        }
    }

    private Map<String, String> withDatabase(TestDatabase.Address address) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SIMPUL_HOME", directory.resolve("home").toString());
        environment.put("SIMPUL_DB_URL", address.url());
        environment.put("SIMPUL_DB_USER", address.user());
        environment.put("SIMPUL_DB_PASSWORD", address.password());
        return environment;
    }

    private static List<String> texts(TestDatabase.Address address, String sql) {
        return Jdbi.create(address.url(), address.user(), address.password())
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void a_backup_of_a_newer_hub_is_refused_in_words_and_nothing_is_left_of_the_attempt() {
        Path home = directory.resolve("home");

        assertThatThrownBy(() -> restore(
                        home, List.of(new About.Migrated("1", 1), new About.Migrated("9999", 1)), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("as a newer or another version of the hub made them (up to 9999)");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_home_in_which_anything_lies_is_left_as_it_is() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(home.resolve("policy.yaml"), "milik orang");

        assertThatThrownBy(() -> restore(home, List.of(), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not empty (it has policy.yaml)");
        assertThat(home.resolve("policy.yaml")).hasContent("milik orang");
    }

    @Test
    void folders_of_a_home_over_which_volumes_are_laid_do_not_stand_in_the_way_and_stay_after_a_failure()
            throws IOException {
        Path home = Files.createDirectory(
                directory.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(home.resolve("scans/lost+found"));
        Files.createDirectory(home.resolve("secrets"));

        assertThatThrownBy(() -> restore(home, List.of(new About.Migrated("9999", 1)), Content.REQUESTS))
                .hasMessageContaining("as a newer or another version of the hub made them");
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.map(home::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("", "scans", "scans/lost+found", "secrets");
        }
    }

    @Test
    void what_lies_in_such_a_folder_is_somebody_s() throws IOException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve("scans"));
        Files.writeString(home.resolve("scans/surat.pdf"), "milik orang");

        assertThatThrownBy(() -> restore(home, List.of(), Content.REQUESTS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is not empty (it has scans)");
        assertThat(home.resolve("scans/surat.pdf")).hasContent("milik orang");
    }

    @Test
    void a_broker_that_is_not_reached_leaves_the_database_elsewhere_as_it_was_so_that_the_next_attempt_succeeds() {
        TestDatabase.Address address = TestDatabase.emptyAddress();
        Map<String, String> mistyped = withDatabase(address);
        mistyped.put("SIMPUL_BROKER_URL", "tcp://127.0.0.1:" + FreePorts.next());
        mistyped.put("SIMPUL_BROKER_USER", "simpul");
        mistyped.put("SIMPUL_BROKER_PASSWORD", "salah");

        assertThatThrownBy(() -> restore(mistyped, today(), Content.REQUESTS, Content.ANSWERS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("The broker at");
        restore(withDatabase(address), today(), Content.REQUESTS, Content.ANSWERS);

        assertThat(texts(address, "select file from recoveries")).containsExactly("2.backup");
    }

    @Test
    void what_was_made_in_a_database_elsewhere_goes_again_when_the_backup_turns_out_not_to_fit() {
        TestDatabase.Address address = TestDatabase.emptyAddress();

        assertThatThrownBy(() -> restore(
                        withDatabase(address), today(), Content.REQUESTS, Content.ANSWERS, Content.table("tidak_ada")))
                .hasMessageContaining("a table that its migrations do not make");

        assertThat(texts(
                        address,
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind <> 'i'"))
                .isEmpty();
        restore(withDatabase(address), today(), Content.REQUESTS, Content.ANSWERS);
        assertThat(texts(address, "select file from recoveries")).containsExactly("2.backup");
    }

    @Test
    void a_database_elsewhere_in_which_somebody_has_tables_is_left_as_it_is() {
        TestDatabase.Address address = TestDatabase.emptyAddress();
        Jdbi.create(address.url(), address.user(), address.password())
                .useHandle(db -> db.execute("create table milik_orang as select 'buku' as isi"));

        assertThatThrownBy(() -> restore(withDatabase(address), today(), Content.REQUESTS, Content.ANSWERS))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("The database is not empty: it has 1 tables");
        assertThat(texts(address, "select isi from milik_orang")).containsExactly("buku");
    }

    @Test
    void a_database_elsewhere_in_which_somebody_has_a_view_a_sequence_or_a_function_is_left_as_it_is() {
        TestDatabase.Address address = TestDatabase.emptyAddress();
        Jdbi.create(address.url(), address.user(), address.password()).useHandle(db -> {
            db.execute("create view milik_orang as select 'buku' as isi");
            db.execute("create sequence nomor_orang");
            db.execute("create function hitungan_orang() returns int language sql as 'select 1'");
        });

        assertThatThrownBy(() -> restore(withDatabase(address), today(), Content.REQUESTS, Content.table("tidak_ada")))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("The database is not empty: it has 3 views, sequences or functions");
        assertThat(texts(address, "select isi || hitungan_orang() || nextval('nomor_orang') from milik_orang"))
                .containsExactly("buku11");
    }

    @Test
    void a_database_elsewhere_whose_user_and_schema_have_capitals_is_emptied_again_and_taken() {
        TestDatabase.Address address = TestDatabase.emptyAddressOf("Simpul-Kota");

        assertThatThrownBy(() -> restore(withDatabase(address), today(), Content.REQUESTS, Content.table("tidak_ada")))
                .hasMessageContaining("a table that its migrations do not make");

        restore(withDatabase(address), today(), Content.REQUESTS, Content.ANSWERS);
        assertThat(texts(address, "select file from recoveries")).containsExactly("2.backup");
    }
}
