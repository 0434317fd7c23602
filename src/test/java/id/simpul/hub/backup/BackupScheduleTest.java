package id.simpul.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.journey.WholeHub;
import id.simpul.ledger.Json;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupScheduleTest {
    private static final String POLICY = """
            - effective: 2019-01-01
              backup: {at: "02:30", keep: 2, late-hours: 36}
            """;

    @TempDir
    private Path directory;

    private Path folder;
    private WholeHub hub;
    private BackupSchedule schedule;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(directory.resolve("cadangan"));
        Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY, StandardOpenOption.CREATE);
        hub = WholeHub.withOwnDatabase(directory)
                .with("SIMPUL_BACKUP_FOLDER", here().relativize(folder).toString())
                .with("SIMPUL_POLICY", policy.toString())
                .start();
        schedule = BackupSchedule.begin(hub.hub().backups(), hub.hub().stores(), new Workers());
    }

    /** From where a folder may be named. */
    private static Path here() {
        return Path.of("").toAbsolutePath();
    }

    @AfterEach
    void stop() {
        schedule.close();
        hub.close();
    }

    @Test
    void one_is_made_each_day_read_back_and_the_oldest_of_its_own_go() throws IOException {
        Files.writeString(folder.resolve("punya-orang-lain.backup"), "");
        Files.writeString(folder.resolve("simpul-2020-01-01-023000.backup"), "");
        Instant now = Instant.now();

        schedule.lookRound(now);
        schedule.lookRound(now);
        assertThat(made()).hasSize(2).contains("simpul-2020-01-01-023000.backup");
        assertThat(checked()).anyMatch(says -> says.startsWith("The last backup is of"));

        // A day later by the calendar: the one before was begun before it fell due.
        hub.rows("update backups set began_at = began_at - interval '2 days' returning file");
        schedule.lookRound(now.plusSeconds(1));
        assertThat(made()).hasSize(2).doesNotContain("simpul-2020-01-01-023000.backup");
        assertThat(folder.resolve("punya-orang-lain.backup")).exists();
    }

    @Test
    void one_that_cannot_be_made_is_told_to_the_operator_and_to_staff_and_tried_again_an_hour_later()
            throws IOException {
        Files.delete(folder);
        assertThatThrownBy(() -> schedule.lookRound(Instant.now())).hasMessageContaining("no such folder");
        schedule.lookRound(Instant.now());

        assertThat(hub.rows("select error from backups")).hasSize(1);
        assertThat(checked())
                .anyMatch(says -> says.startsWith("The last backup could not be made: The backup cannot be written"));
        assertThat(hub.hub()
                        .stores()
                        .database()
                        .inTransaction(db -> new BackupStanding(hub.hub().stores()).today(db))
                        .tasks())
                .extracting(task -> task.says().english())
                .containsExactly("No backup is made");

        Files.createDirectory(folder);
        schedule.lookRound(Instant.now().plusSeconds(3_700));
        assertThat(made()).hasSize(1);
        assertThat(checked()).noneMatch(says -> says.contains("could not be made"));
    }

    @Test
    void what_a_hub_that_was_killed_had_begun_goes_when_the_next_is_made() throws IOException {
        Path begun = Files.writeString(folder.resolve("simpul-2020-01-01-023000.backup.part"), "");
        Path ofOthers = Files.writeString(folder.resolve("lain.backup.part"), "");

        schedule.lookRound(Instant.now());

        assertThat(begun).doesNotExist();
        assertThat(ofOthers).exists();
    }

    @Test
    void one_that_is_too_old_is_wrong() {
        schedule.lookRound(Instant.now());
        hub.rows("update backups set cut_at = cut_at - interval '3 days' returning file");
        assertThatThrownBy(() -> hub.hub().backups().make(folder.resolve("none/a.backup"), Optional.of("Sari")))
                .hasMessageContaining("no such folder");
        assertThat(checked()).noneMatch(says -> says.contains("could not be made"));

        assertThat(checked())
                .anyMatch(says ->
                        says.endsWith("more than 36 hours ago; look why none was made, or run ./simpul backup FILE."));
    }

    @Test
    void a_backup_that_nobody_has_tried_or_not_for_long_or_in_vain_is_told_and_how_the_last_drill_went() {
        schedule.lookRound(Instant.now());
        assertThat(checked()).anyMatch(says -> says.startsWith("No backup was ever tried"));

        tried(Duration.ofDays(46), Optional.empty());
        assertThat(checked()).anyMatch(says -> says.contains("more than 45 days ago; run ./simpul drill"));

        tried(Duration.ofDays(2), Optional.of("rusak / broken"));
        assertThat(checked()).anyMatch(says -> says.contains("no way back: rusak / broken. Run ./simpul backup FILE"));

        tried(Duration.ZERO, Optional.empty());
        assertThat(checked())
                .anyMatch(says -> says.startsWith("A backup was last tried on"))
                .anyMatch(says -> says.startsWith("The last backup is of") && says.endsWith(" MiB."));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(hub.observed("metrics"))
                .contains(
                        "simpul_backup_last_age_seconds ", "simpul_backup_last_bytes ", "simpul_drill_last_failed 0.0")
                .contains("simpul_drill_last_age_seconds "));
    }

    private void tried(Duration ago, Optional<String> error) {
        Instant at = Instant.now().minus(ago);
        hub.hub()
                .acts()
                .get("drill.record")
                .perform(
                        DrillAct.told(
                                new Drills.Tried("a.backup", at, at, Optional.of(at), Optional.of(2_000L), error)),
                        WholeHub.staff());
    }

    @Test
    void a_backup_that_is_gone_or_cut_short_is_no_way_back() throws IOException {
        schedule.lookRound(Instant.now());
        assertThat(checked()).noneMatch(says -> says.contains("not as long as it was made"));

        Path last = folder.resolve(made().get(0));
        Files.write(last, new byte[100]);

        assertThat(checked()).anyMatch(says -> says.contains(last + ", is not there any more or not as long"));
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("simpul-"))
                    .toList();
        }
    }

    private List<String> checked() {
        return hub.hub().acts().get("check").perform(Json.object().put("language", "en"), WholeHub.staff()).stream()
                .map(finding -> finding.path("says").asText())
                .toList();
    }
}
