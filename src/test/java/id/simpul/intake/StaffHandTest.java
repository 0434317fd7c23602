package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.administration.AdministrationFeature;
import id.simpul.database.Database;
import id.simpul.database.Faults;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Ground;
import id.simpul.feature.Today;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partners;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaffHandTest {
    private static final Fingerprints FINGERPRINTS = new Fingerprints("a key only for tests".getBytes(UTF_8));

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(Instant.parse("2026-08-31T04:00:00Z"), ZoneOffset.UTC);
    private final Policies policies = Policies.defaults();
    private final List<String> followed = new ArrayList<>();
    private boolean fails;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_follows_an_act_and_could_not_be_done_is_done_when_the_act_is_asked_again() {
        StaffHand hand = hand();
        fails = true;
        assertThatThrownBy(() -> perform(hand)).isInstanceOf(IllegalStateException.class);
        fails = false;

        assertThat(perform(hand).isDone()).isTrue();
        assertThat(perform(hand).isDone()).isTrue();

        assertThat(followed).containsExactly("2026-09-01");
    }

    @Test
    void what_follows_an_act_is_done_also_where_only_its_answer_was_lost() {
        StaffHand hand = hand();
        Faults.on(database).arm(Faults.Kind.ANSWER_LOST, 1, () -> {});
        assertThatThrownBy(() -> perform(hand)).isNotNull();
        assertThat(followed).isEmpty();

        assertThat(perform(hand).isDone()).isTrue();

        assertThat(followed).containsExactly("2026-09-01");
    }

    @Test
    void acts_that_are_asked_for_twice_at_once_are_done_once_and_both_are_told_so() {
        List<StaffHand.Together> first = new ArrayList<>();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> first.add(together(hand())));
        Clock justBefore = new Clock() {
            @Override
            public Instant instant() {
                meanwhile.getAndSet(() -> {}).run();
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        StaffHand.Together second = together(hand(justBefore));

        assertThat(first).singleElement().matches(StaffHand.Together::done);
        assertThat(second.done()).isTrue();
        assertThat(second.answers()).singleElement().matches(StaffAnswer::isDone);
        assertThat(followed).containsExactly("2026-09-01");
    }

    private StaffHand hand() {
        return hand(clock);
    }

    /** @param deciding shows the time at which acts are decided */
    private StaffHand hand(Clock deciding) {
        Ground ground =
                new Ground(database, policies, new ImportedCalendars()::current, clock, new Partners(database.jdbi()));
        AdministrationFeature feature = new AdministrationFeature(
                new ImportedCalendars(), ground, Set::of, asked -> Today.NOTHING, "", List::of);
        DecidingParts parts = new DecidingParts(
                new Desks(feature.desks()), policies, new ReplyWriter(FINGERPRINTS), new Outbox(() -> {}));
        return new StaffHand(
                new Envelopes(FINGERPRINTS),
                new Inbox(database),
                new Decisions(database, parts, deciding, Unhurried.BUDGETS),
                clock,
                Map.of(RequestType.STAFF_POLICY_SET, this::follow));
    }

    private void follow(Decided decided) {
        if (fails) {
            throw new IllegalStateException("as the test has it");
        }
        followed.add(decided.decision().outcome().path("effective").asText());
    }

    private static StaffAnswer perform(StaffHand hand) {
        return hand.perform(RequestType.STAFF_POLICY_SET, call());
    }

    private static StaffHand.Together together(StaffHand hand) {
        return hand.together(List.of(new StaffHand.Asked(RequestType.STAFF_POLICY_SET, call())), answers -> true);
    }

    private static StaffCall call() {
        ObjectNode data = Json.object().put("effective", "2026-09-01");
        data.withArray("changes")
                .addObject()
                .put("field", "obligations.due-days")
                .put("value", "45");
        return new StaffCall(Optional.of("act-1"), data, new Staff("Sari Contoh", "sesuai rapat"));
    }
}
