package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.administration.AdministrationFeature;
import id.simpul.policy.Calendar;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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
}
