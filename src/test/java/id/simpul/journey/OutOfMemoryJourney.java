package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that runs out of memory ends itself rather than live on broken, and the next one finds everything whole. */
class OutOfMemoryJourney {
    private static final int OUT_OF_MEMORY = 3;
    private static final int PATIENCE_SECONDS = 120;
    private static final int BOOKS = 200;

    @TempDir
    private Path directory;

    @Test
    void a_hub_out_of_memory_ends_itself_and_the_next_one_answers_each_request_once() throws Exception {
        WholeHub settings = WholeHub.withOwnDatabase(directory);
        Member school;
        Member library;
        try (ChildHub doomed = ChildHub.started(
                settings.with("SIMPUL_ROUTES", DoomedSchools.in(directory, Hoarder.class)),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError")) {
            school = doomed.add("sd-contoh", "school");
            library = doomed.add("perpustakaan", "library");
            try (JmsSystem books = JmsSystem.core(settings, library);
                    JmsSystem system = JmsSystem.core(settings, school)) {
                books.sendTogether(books(library));
                system.sendTogether(
                        List.of(Asked.enrolment(school, "daftar-1", 6), Asked.status(school, "tanya-1", "daftar-1")));
            }
            assertThat(doomed.exitWithin(PATIENCE_SECONDS)).isEqualTo(OUT_OF_MEMORY);
            assertThat(doomed.said()).anyMatch(line -> line.contains("java.lang.OutOfMemoryError"));
        }

        try (WholeHub hub = settings.without("SIMPUL_ROUTES").start();
                JmsSystem system = JmsSystem.amqp(hub, school);
                JmsSystem books = JmsSystem.amqp(hub, library)) {
            assertThat(system.replies(2)).extracting(Answered::correlation).containsExactly("daftar-1", "tanya-1");
            assertThat(books.replies(BOOKS))
                    .extracting(Answered::correlation)
                    .containsExactlyElementsOf(books(library).stream()
                            .map(event -> event.get("id").asText())
                            .toList());
            assertThat(system.hasNoReply()).isTrue();
            assertThat(books.hasNoReply()).isTrue();
            assertThat(hub.rows("select id from rotation_agreements")).hasSize(1);
            assertThat(hub.rows("select count(*) from items")).containsExactly("" + BOOKS);
            assertThat(hub.deadLetters()).isEmpty();
            assertThat(hub.readiness()).isEqualTo(200);
        }
    }

    private static List<ObjectNode> books(Member library) {
        List<ObjectNode> books = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            books.add(Asked.item(library, "buku-" + i, "b-" + i));
        }
        return books;
    }
}
