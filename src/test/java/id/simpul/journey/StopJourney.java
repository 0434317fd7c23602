package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.command.RunCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with everything in its home is told to stop while it works, and leaves everything as the next one needs it. */
class StopJourney {
    private static final int IN_TIME = 120;
    private static final int REQUESTS = 400;
    /** What a Java process answers that was ended by SIGTERM: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    @Test
    void sigterm_stops_the_hub_in_order_and_the_home_is_free_for_the_next() throws Exception {
        WholeHub settings = WholeHub.withOwnDatabase(directory);
        List<ObjectNode> requests = new ArrayList<>();
        Member library;
        List<ProcessHandle> processes;
        try (ChildHub hub = ChildHub.started(settings)) {
            library = hub.add("perpustakaan", "library");
            aSecondHubOnTheSameHomeIsRefused(settings);
            processes = hub.processes();
            processes.add(settings.databaseServer().orElseThrow());
            for (int i = 0; i < REQUESTS; i++) {
                requests.add(Asked.item(library, "buku-" + i, "b-" + i));
            }
            try (JmsSystem system = JmsSystem.core(settings, library)) {
                system.sendTogether(requests);
                hub.terminate();
            }
            assertThat(hub.exitWithin(IN_TIME)).isEqualTo(TERMINATED);
            assertThat(hub.said()).anyMatch(line -> line.contains("The hub is down"));
            assertThat(hub.said()).noneMatch(line -> line.contains(" ERROR "));
        }
        assertThat(processes).hasSizeGreaterThan(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(settings.home().resolve("hub.pid")).doesNotExist();
        assertThat(settings.home().resolve("control.sock")).doesNotExist();
        assertThat(settings.databaseServer()).isEmpty();

        try (WholeHub next = settings.start();
                JmsSystem system = JmsSystem.amqp(next, library)) {
            assertThat(system.replies(REQUESTS))
                    .extracting(Answered::correlation)
                    .containsExactlyElementsOf(requests.stream()
                            .map(event -> event.get("id").asText())
                            .toList());
            assertThat(system.hasNoReply()).isTrue();
            assertThat(next.rows("select count(*) from items")).containsExactly("" + REQUESTS);
            assertThat(next.deadLetters()).isEmpty();
        }
    }

    @Test
    void sigterm_stops_a_hub_whose_batch_gets_no_further_in_the_same_time_and_nothing_is_lost() throws Exception {
        WholeHub settings = WholeHub.withOwnDatabase(directory);
        Member school;
        try (ChildHub hub =
                ChildHub.started(settings.with("SIMPUL_ROUTES", DoomedSchools.in(directory, Wedge.class)))) {
            school = hub.add("sd-contoh", "school");
            try (JmsSystem system = JmsSystem.core(settings, school)) {
                system.send(Asked.enrolment(school, "daftar-1", 6));
                hub.awaitSaying(line -> line.contains(Wedge.HERE));
            }
            hub.terminate();
            assertThat(hub.exitWithin(IN_TIME)).isEqualTo(TERMINATED);
            assertThat(hub.said()).anyMatch(line -> line.contains("The hub is down"));
        }
        assertThat(settings.databaseServer()).isEmpty();

        try (WholeHub next = settings.without("SIMPUL_ROUTES").start();
                JmsSystem system = JmsSystem.amqp(next, school)) {
            assertThat(system.reply().status()).isEqualTo("accepted");
            assertThat(next.rows("select id from rotation_agreements")).hasSize(1);
        }
    }

    @Test
    void a_hub_whose_own_database_has_ended_says_so_and_ends_to_be_started_again() throws Exception {
        WholeHub settings = WholeHub.withOwnDatabase(directory);
        Member library;
        try (ChildHub hub = ChildHub.started(settings)) {
            library = hub.add("perpustakaan", "library");
            settings.databaseServer().orElseThrow().destroyForcibly();

            assertThat(hub.exitWithin(IN_TIME)).isEqualTo(RunCommand.PART_ENDED);
            assertThat(hub.said()).anyMatch(line -> line.contains("The hub's database has ended by itself"));
        }

        try (WholeHub next = settings.start();
                JmsSystem system = JmsSystem.amqp(next, library)) {
            system.send(Asked.item(library, "buku-1", "b-1"));
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
    }

    private static void aSecondHubOnTheSameHomeIsRefused(WholeHub settings) throws Exception {
        try (ChildHub second = ChildHub.starting(settings)) {
            assertThat(second.exitWithin(60)).isEqualTo(1);
            assertThat(second.said())
                    .anyMatch(line -> line.contains("simpul: Another hub (process ")
                            && line.contains("uses the home " + settings.home())
                            && line.contains("stop it first, or set SIMPUL_HOME"));
        }
    }
}
