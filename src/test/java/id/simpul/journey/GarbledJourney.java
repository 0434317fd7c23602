package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.console.session.Role;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoiled messages through every door: queues by each protocol, HTTP, pages of links and of staff, lists, catalogues and mails. None
 * makes the hub fail or stand still, each that was taken is answered, and none stays in memory. How many, and which, can be said
 * with {@code -Dgarbled=100000 -Dgarbled.seed=7}.
 */
class GarbledJourney {
    private static final int MESSAGES = Integer.getInteger("garbled", 1000);
    private static final long SEED = Long.getLong("garbled.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String OFTEN = "simpul.answers.delay";
    /** What a JVM of this size has more or less from one look to the next. */
    private static final long STEADY = 48L << 20;

    private final Garbler garbler = new Garbler(SEED);
    private final List<GarbledQueue> queues = new ArrayList<>();
    private final GarbledMails mails = new GarbledMails(garbler);
    private SchoolsByMail schools;
    private GarbledPages pages;

    @BeforeEach
    void open(@TempDir Path home) {
        System.setProperty(OFTEN, "500");
        schools = new SchoolsByMail(mails.readBy(WholeHub.withDatabase(home)));
        WholeHub hub = schools.hub();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        pages = new GarbledPages(schools, StaffBrowser.in(hub, "rina", PASSWORD), garbler);
        for (PartnerKind kind : PartnerKind.values()) {
            List<RequestType> types = Arrays.stream(RequestType.values())
                    .filter(type -> !type.isStaffAct() && type.senders().contains(kind))
                    .toList();
            queues.add(new GarbledQueue(hub, hub.add("acak-" + kind.wire(), kind.wire()), types, garbler));
        }
    }

    @AfterEach
    void close() {
        queues.forEach(GarbledQueue::close);
        schools.close();
        mails.close();
        System.clearProperty(OFTEN);
    }

    @Test
    void whatever_comes_is_answered_and_the_hub_goes_on() throws Exception {
        System.out.printf("Spoiled messages: -Dgarbled=%d -Dgarbled.seed=%d%n", MESSAGES, SEED);
        long began = System.nanoTime();
        send(MESSAGES / 2);
        long halfway = heap();
        send(MESSAGES - MESSAGES / 2);
        queues.forEach(GarbledQueue::sendGood);
        allIsAnswered();
        long after = heap();
        System.out.printf(
                "%d spoiled messages in %d s: %d taken by queues and answered, heap %d MiB halfway, %d MiB after%n",
                MESSAGES,
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                queues.stream().mapToInt(GarbledQueue::taken).sum(),
                halfway >> 20,
                after >> 20);

        assertThat(schools.hub().deadLetters()).as("what the hub failed on").isEmpty();
        for (GarbledQueue queue : queues) {
            assertThat(schools.rows("select status from requests where partner = ? and id = 'terakhir'", queue.name()))
                    .containsExactly("refused");
        }
        assertThat(schools.hub().readiness()).isEqualTo(200);
        // What is still under way is let go of; what stays in memory is not.
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(heap() - halfway)
                .isLessThan(STEADY));
    }

    private void send(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            switch (garbler.below(40)) {
                case 0, 1, 2 -> pages.sendOpen();
                case 3, 4 -> pages.sendStaff();
                case 5, 6 -> pages.uploadSheet();
                case 7 -> {
                    if (garbler.oneIn(4)) {
                        pages.uploadCatalogue();
                    } else {
                        mails.send();
                    }
                }
                default -> garbler.pick(queues).send();
            }
        }
        allIsAnswered();
    }

    private void allIsAnswered() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queues)
                .allSatisfy(queue ->
                        assertThat(queue.isAnswered()).as(queue.standing()).isTrue()));
        await().atMost(PATIENCE).until(mails::isAllRead);
    }

    /** What is still in use. */
    private long heap() throws Exception {
        mails.forget();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
