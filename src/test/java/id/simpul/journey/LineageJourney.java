package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.StartRefused;
import id.simpul.hub.Confirmed;
import id.simpul.hub.Confirmed.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts parts of a home back, or copies it: the hub notices, and does nothing that could not be taken back. */
class LineageJourney {
    @TempDir
    private Path directory;

    private WholeHub hub;
    private Member school;

    @BeforeEach
    void a_hub_that_has_run() {
        hub = WholeHub.withOwnDatabase(directory.resolve("first")).start();
        school = hub.add("sd-contoh", "school");
        hub.stop();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_copied_home_starts_only_when_the_operator_says_that_the_other_is_used_no_more() throws IOException {
        WholeHub copy = new WholeHub(directory.resolve("second"));
        copy(hub.home(), copy.home());

        assertThatThrownBy(copy::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(
                        "is a copy of one that was at " + hub.home().toRealPath());
        Confirmed.give(copy.home(), What.MOVED);
        try (copy) {
            copy.start();
            copy.restart();
            assertThat(copy.rows("select id from partners")).containsExactly("sd-contoh");
        }
        hub.start();
    }

    @Test
    void a_database_that_is_older_than_its_broker_is_refused_until_the_operator_says_so_and_then_partners_are_told()
            throws Exception {
        Path before = directory.resolve("before");
        copy(hub.home().resolve("database"), before);
        hub.start();
        hub.stop();
        delete(hub.home().resolve("database"));
        copy(before, hub.home().resolve("database"));

        assertThatThrownBy(hub::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The database is older than its broker");
        Confirmed.give(hub.home(), What.OLDER_DATABASE);
        hub.start();
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            assertThat(system.notice().event().path("type").asText()).endsWith("hub.restored.v1");
        }
        hub.restart();
        assertThat(hub.rows("select topic from notices")).containsExactly("hub.restored");
    }

    @Test
    void a_database_that_lost_its_mark_is_moved_aside_and_not_taken_for_a_new_one() throws IOException {
        Files.delete(hub.home().resolve("database/complete"));

        assertThatThrownBy(hub::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The broker belongs to another database");
        Path aside = named(hub.home().resolve("database"), "data-aside-");
        delete(hub.home().resolve("database/data"));
        Files.move(aside, hub.home().resolve("database/data"));
        hub.start();
        assertThat(hub.rows("select id from partners")).containsExactly("sd-contoh");
    }

    @Test
    void a_database_is_not_opened_with_the_secrets_of_another_home() throws IOException {
        Path key = hub.home().resolve("secrets/fingerprints");
        String own = Files.readString(key);
        Files.writeString(key, "lain" + own);

        assertThatThrownBy(hub::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The database belongs to another home");
        Files.writeString(key, own);
        hub.start();
    }

    private static Path named(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
