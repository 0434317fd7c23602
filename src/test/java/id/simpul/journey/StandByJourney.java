package id.simpul.journey;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.command.RunningHub;
import id.simpul.database.Database;
import id.simpul.database.HubLease;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs, each in a process of its own, on one broker and one database elsewhere: one works, the other stands by. */
class StandByJourney {
    private static final int REQUESTS = 300;
    private static final int PUT_OUT = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectNode CALENDAR = Json.object()
            .put("file", "libur-2027.csv")
            .put("source", "contoh")
            .put("published", "2026-10-10")
            .put(
                    "text",
                    "# name: libur\n# covers: 2027-01-01 2027-12-31\nfrom,to,kind,name\n2027-03-01,2027-03-01,holiday,Libur\n");

    @TempDir
    private Path directory;

    private WholeHub first;
    private WholeHub second;

    @BeforeEach
    void open() throws IOException {
        first = WholeHub.withDatabase(directory.resolve("first")).withBrokerElsewhere();
        second = new WholeHub(directory.resolve("second"));
        for (String shared :
                List.of("DB_URL", "DB_USER", "DB_PASSWORD", "BROKER_URL", "BROKER_USER", "BROKER_PASSWORD")) {
            second.with("SIMPUL_" + shared, first.environment().get("SIMPUL_" + shared));
        }
        second.with("SIMPUL_STAND_BY", "true");
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
    }

    @Test
    void a_hub_that_is_killed_is_replaced_by_the_one_that_stands_by() throws Exception {
        try (ChildHub working = ChildHub.started(first)) {
            Member library = working.add("perpustakaan", "library");
            try (ChildHub next = standingBy();
                    JmsSystem system = JmsSystem.core(first, library)) {
                await().atMost(SOON).untilAsserted(() -> assertThat(first.observed("metrics"))
                        .as("whoever watches sees that there is one to stand in")
                        .contains("simpul_standing_by 1.0"));
                List<String> asked = send(system, library, "sebelum");
                working.kill();
                next.awaitSaying(line -> line.contains("Simpul is up."));
                asked.addAll(send(system, library, "sesudah"));

                assertAnsweredOnceInOrder(system, asked);
            }
        }
    }

    @Test
    void a_hub_that_stood_still_past_its_lease_ends_when_it_wakes_and_has_changed_nothing() throws Exception {
        try (ChildHub working = ChildHub.started(first)) {
            Member library = working.add("perpustakaan", "library");
            try (ChildHub next = standingBy();
                    JmsSystem system = JmsSystem.core(first, library)) {
                List<String> asked = send(system, library, "sebelum");
                signal(working, "STOP");
                asked.addAll(send(system, library, "meanwhile"));
                silentFor(HubLease.LAPSES_AFTER.toSeconds() + 1);
                next.awaitSaying(line -> line.contains("Simpul is up."));
                signal(working, "CONT");

                assertThat(working.exitWithin(120)).isEqualTo(PUT_OUT);
                assertThat(working.said()).anyMatch(line -> line.contains("Another hub has taken this database"));
                asked.addAll(send(system, library, "sesudah"));
                assertAnsweredOnceInOrder(system, asked);
            }
        }
    }

    @Test
    void the_calendars_that_one_was_given_are_those_of_the_other() throws Exception {
        try (ChildHub working = ChildHub.started(first);
                ChildHub next = standingBy()) {
            new RunningHub(first.home()).ask("calendar.import", CALENDAR, "Sari", "SKB");
            List<ObjectNode> calendars = calendars(first);

            working.kill();
            next.awaitSaying(line -> line.contains("Simpul is up."));

            assertThat(calendars(second)).isEqualTo(calendars).hasSize(5);
        }
    }

    private static List<ObjectNode> calendars(WholeHub hub) {
        return new RunningHub(hub.home()).ask("calendar.list", Json.object(), "Sari", "");
    }

    private ChildHub standingBy() throws Exception {
        copySecrets();
        ChildHub hub = ChildHub.starting(second);
        hub.awaitSaying(line -> line.contains("This hub stands by: another has the database (simpul "));
        return hub;
    }

    /** As an operator does, who gives both hubs the same secrets. */
    private void copySecrets() throws IOException {
        Path from = first.home().resolve("secrets");
        Path to = Files.createDirectories(
                second.home().resolve("secrets"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), COPY_ATTRIBUTES);
            }
        }
    }

    private static List<String> send(JmsSystem system, Member library, String name) {
        List<ObjectNode> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(Asked.item(library, name + "-" + i, name + "-" + i));
        }
        for (int i = 0; i < REQUESTS; i += 100) {
            system.sendTogether(requests.subList(i, i + 100));
        }
        return new ArrayList<>(
                requests.stream().map(event -> event.get("id").asText()).toList());
    }

    private void assertAnsweredOnceInOrder(JmsSystem system, List<String> asked) throws Exception {
        assertThat(system.replies(asked.size()))
                .extracting(Answered::correlation)
                .containsExactlyElementsOf(asked);
        assertThat(system.hasNoReply()).isTrue();
        try (Database database = database()) {
            List<String> items = database.inTransaction(db ->
                    db.select("select count(*) from items").mapTo(String.class).list());
            assertThat(items).containsExactly(Integer.toString(asked.size()));
        }
    }

    /** In place of waiting so long. */
    private void silentFor(long seconds) {
        try (Database database = database()) {
            database.useTransaction(db ->
                    db.execute("update lease set seen_at = clock_timestamp() - make_interval(secs => ?)", seconds));
        }
    }

    private Database database() {
        return Database.open(
                first.environment().get("SIMPUL_DB_URL"),
                first.environment().get("SIMPUL_DB_USER"),
                first.environment().get("SIMPUL_DB_PASSWORD"));
    }

    private static void signal(ChildHub hub, String signal) throws Exception {
        Process kill = new ProcessBuilder(
                        "kill",
                        "-" + signal,
                        Long.toString(hub.processes().get(0).pid()))
                .start();
        assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
