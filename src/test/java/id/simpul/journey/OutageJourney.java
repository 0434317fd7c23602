package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.TestDatabase;
import jakarta.jms.JMSException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database goes away while partners send, and comes back: nothing is set aside, nothing is lost, nothing changes its
 * place; one hub lives through it all. How long it is away can be said with {@code -Dsimpul.outage.seconds=60}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageJourney {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("simpul.outage.seconds", 5));
    static final Duration SOON = Duration.ofSeconds(60);
    private static final int AT_LEAST = 40;

    private Cable cable;
    WholeHub hub;

    @BeforeAll
    void start(@TempDir Path home) {
        TestDatabase.Address database = TestDatabase.freshAddress();
        URI server = URI.create(database.url().substring("jdbc:".length()));
        cable = new Cable(server.getPort());
        hub = open(home)
                .with("SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:" + cable.port() + server.getPath())
                .with("SIMPUL_DB_USER", database.user())
                .with("SIMPUL_DB_PASSWORD", database.password())
                .start();
    }

    /** Here with the broker in the hub; another class runs the same with one elsewhere. */
    WholeHub open(Path place) {
        return new WholeHub(place);
    }

    @AfterAll
    void stop() throws Exception {
        hub.close();
        cable.close();
    }

    @Test
    void the_database_away_under_load_dead_letters_nothing_and_reorders_nothing() throws Exception {
        Load library = new Load(hub.add("perpustakaan", "library"));
        Load archive = new Load(hub.add("arsip", "library"));
        library.awaitReplies();
        archive.awaitReplies();

        cable.pull();
        await().atMost(SOON).until(() -> hub.readiness() == 503);
        await().during(AWAY).atMost(AWAY.plus(SOON)).until(() -> hub.readiness() == 503);
        assertThat(library.sent()).isGreaterThan(library.answered());
        cable.plugIn();
        await().atMost(SOON).until(() -> hub.readiness() == 200);

        library.assertEverythingAnsweredInOrder();
        archive.assertEverythingAnsweredInOrder();
        assertThat(hub.deadLetters()).isEmpty();
        library.assertEachKeptOnce();
        archive.assertEachKeptOnce();
    }

    @Test
    void connections_that_the_server_ends_under_load_dead_letter_nothing_and_reorder_nothing() throws Exception {
        Load library = new Load(hub.add("museum", "library"));
        for (int i = 0; i < 3; i++) {
            library.awaitReplies();
            endAllConnections();
        }
        library.awaitReplies();
        library.assertEverythingAnsweredInOrder();
        assertThat(hub.deadLetters()).isEmpty();
        library.assertEachKeptOnce();
        await().atMost(SOON).until(() -> hub.readiness() == 200);
    }

    /** As an operator does who restarts the server; the connection that says so goes with the others. */
    private void endAllConnections() {
        hub.rows("""
                select pg_terminate_backend(pid)::text from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """);
    }

    /** A partner's system that sends all the while, in the same order in which it reads the replies. */
    private final class Load {
        private static final int WAITING = 2000;
        private static final long BETWEEN_NANOS = 15_000_000;
        /** A thread for each: all are busy at the same time. */
        private static final Executor ANOTHER = task -> new Thread(task, "load").start();

        private final Member member;
        private final List<String> sent = new ArrayList<>();
        private final List<String> answered = new ArrayList<>();
        private final AtomicBoolean more = new AtomicBoolean(true);
        private final CompletableFuture<Void> sender;
        private final CompletableFuture<Void> reader;

        Load(Member member) {
            this.member = member;
            this.sender = CompletableFuture.runAsync(this::send, ANOTHER);
            this.reader = CompletableFuture.runAsync(this::read, ANOTHER);
        }

        private void send() {
            try (JmsSystem system = JmsSystem.core(hub, member)) {
                while (more.get()) {
                    String id = member.id() + "-" + sent();
                    ObjectNode item = Asked.item(member, id, id);
                    system.send(item);
                    note(sent, id);
                    LockSupport.parkNanos(sent() - answered() > WAITING ? 20 * BETWEEN_NANOS : BETWEEN_NANOS);
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        private void read() {
            try (JmsSystem system = JmsSystem.amqp(hub, member)) {
                while (!sender.isDone() || answered() < sent()) {
                    system.replyIfAny().ifPresent(reply -> {
                        assertThat(reply.status()).isEqualTo("accepted");
                        note(answered, reply.correlation());
                    });
                }
            }
        }

        private synchronized void note(List<String> ids, String id) {
            ids.add(id);
        }

        synchronized int sent() {
            return sent.size();
        }

        synchronized int answered() {
            return answered.size();
        }

        /** Waits until so many more are answered. */
        void awaitReplies() {
            int enough = answered() + AT_LEAST;
            await().atMost(SOON).until(() -> answered() >= enough);
        }

        /** Each exactly once as well: no broker commit was in doubt here. */
        void assertEverythingAnsweredInOrder() {
            more.set(false);
            await().atMost(SOON).until(() -> sender.isDone() && reader.isDone());
            sender.join();
            reader.join();
            assertThat(answered).isEqualTo(sent);
        }

        void assertEachKeptOnce() {
            assertThat(hub.rows("select barcode from items where barcode like ?", member.id() + "-%"))
                    .containsExactlyInAnyOrderElementsOf(sent);
        }
    }
}
