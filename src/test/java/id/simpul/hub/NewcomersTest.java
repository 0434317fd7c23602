package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.Delivery;
import id.simpul.delivery.Outbox;
import id.simpul.delivery.link.Applications;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import id.simpul.web.PartnerDoor;
import id.simpul.web.Posted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewcomersTest {
    private static final Fingerprints FINGERPRINTS = new Fingerprints("a key only for tests".getBytes(UTF_8));

    /** Whose mailbox is gone. */
    private static final String GONE = "gone@example.org";

    private final List<String> tried = new ArrayList<>();
    private Premises premises;
    private Stores stores;
    private Newcomers newcomers;

    @BeforeEach
    void open(@TempDir Path home) {
        Settings settings = Settings.of(TestHub.environmentWithDatabase(home.resolve("home")));
        premises = Premises.take(settings);
        stores = Stores.open(settings, premises, () -> {});
        Envelopes envelopes = new Envelopes(FINGERPRINTS);
        DecidingParts parts = new DecidingParts(
                new Desks(List.of()), stores.policies(), new ReplyWriter(FINGERPRINTS), new Outbox(() -> {}));
        newcomers = new Newcomers(
                stores,
                new PendingDecisions(stores.database(), parts, stores.clock()),
                new PartnerDoor(
                        stores.database(),
                        envelopes,
                        new Posted(stores.database(), envelopes, stores.clock()),
                        (partner, event) -> {},
                        () -> false),
                this::mail,
                URI.create("http://localhost"));
    }

    @AfterEach
    void close() {
        stores.close();
        premises.close();
    }

    private void mail(Delivery delivery) {
        String address = delivery.to().email().orElseThrow();
        tried.add(address);
        if (address.equals(GONE)) {
            throw new IllegalStateException("550 5.1.1 no such user");
        }
    }

    private Instant now() {
        return stores.clock().instant();
    }

    /** Asked, and confirmed by the reader of the mailbox; it waits for staff. */
    private String waiting(String email) {
        ObjectNode data = Json.object().put("kind", "other").put("name", "Komunitas Contoh");
        data.putObject("contact").put("email", email);
        return stores.database().inTransaction(db -> {
            Applications.Application made = Applications.make(db, data, email, new Applications.Limits(5, 500), now())
                    .orElseThrow()
                    .application();
            Applications.mailed(db, made.id(), now());
            Applications.confirm(db, made.id(), now());
            db.execute("""
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                    values ('staff', ?, 'staff.join', '', 'pending', now(), now(), ?, '{}')
                    """, made.request(), made.id());
            db.execute("""
                    insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                    values ('staff', ?, 'staff.join', 'staff', '{}', now(), now())
                    """, made.request());
            return made.id();
        });
    }

    private String declined(String email) {
        String id = waiting(email);
        stores.database().useTransaction(db -> {
            db.execute("update requests set status = 'refused' where reply_id = ?", id);
            db.execute(
                    "update pending set decided_at = ?, decision = 'no', reason = 'Penuh.' where request_id = ?",
                    now(),
                    Applications.PREFIX + id);
        });
        return id;
    }

    /** What is told was told that much longer ago. */
    private void later(Duration time) {
        stores.database().useTransaction(db -> {
            db.execute("update pending set decided_at = decided_at - make_interval(secs => ?)", time.toSeconds());
            db.execute("update applications set tried_at = tried_at - make_interval(secs => ?)", time.toSeconds());
        });
    }

    private List<String> unsettled() {
        return stores.database()
                .inTransaction(db -> db.createQuery("select id from applications where data is not null")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_newcomer_who_cannot_be_told_keeps_nobody_else_from_what_was_decided() {
        String gone = declined(GONE);
        declined("reads@example.org");

        newcomers.settle();

        assertThat(tried).containsExactly(GONE, "reads@example.org");
        assertThat(unsettled()).containsExactly(gone);
    }

    @Test
    void who_cannot_be_told_is_told_again_ever_more_seldom_and_forgotten_after_a_week() {
        declined(GONE);
        newcomers.settle();
        newcomers.settle();
        assertThat(tried).hasSize(1);

        later(Duration.ofMinutes(6));
        newcomers.settle();
        later(Duration.ofMinutes(5));
        newcomers.settle();
        assertThat(tried).hasSize(2);
        later(Duration.ofMinutes(2));
        newcomers.settle();
        assertThat(tried).hasSize(3);

        later(Duration.ofDays(8));
        newcomers.settle();
        assertThat(tried).hasSize(4);
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void a_hundred_that_wait_for_staff_hide_nobody_who_is_answered() {
        for (int n = 0; n < 100; n++) {
            waiting("waits" + n + "@example.org");
        }
        declined("reads@example.org");

        newcomers.settle();

        assertThat(tried).containsExactly("reads@example.org");
        assertThat(unsettled()).hasSize(100);
    }
}
