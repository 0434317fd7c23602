package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.intake.Answer;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is read by which reader, and when readers begin. */
class ShardsTest {
    private static final PartnerId SLOW = new PartnerId("sd-lambat");

    private final List<String> begun = new ArrayList<>();
    private final Bulkhead bulkhead = new Bulkhead(() -> {});
    private Shards shards;

    @BeforeEach
    void begin() throws Exception {
        Wiring wiring = new Wiring(
                new BrokerLink(ActiveMQClient.createServerLocator("vm://0"), Optional.empty(), Optional.empty()),
                new IntakeOptions(200, 1 << 20, 16, 1 << 16, Duration.ofSeconds(60)),
                new Arrived(PartnerKind.SCHOOL, Clock.systemUTC(), false),
                (shard, batch) -> List.of(),
                batch -> batch,
                partner -> true,
                new NoneUndeliverable(),
                bulkhead,
                messages -> {});
        shards = new Shards("school", wiring, (name, work) -> {
            begun.add(name);
            return new Thread(() -> {});
        });
        shards.start(1, Set.of(SLOW));
    }

    private record NoneUndeliverable() implements UndeliverableReplies {
        @Override
        public void keep(Answer reply, String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public boolean isBrokerFull() {
            return false;
        }
    }

    @Test
    void who_gives_trouble_is_read_apart() {
        bulkhead.put(List.of(SLOW));
        shards.shareOut(() -> Set.of(SLOW));

        assertThat(begun).hasSize(5).contains("intake school-0", "intake school-apart-3");
    }

    @Test
    void who_gives_trouble_in_the_last_batch_begins_no_reader_once_all_are_to_end() {
        shards.stop();
        bulkhead.put(List.of(SLOW));
        shards.shareOut(() -> Set.of(SLOW));

        assertThat(begun).containsExactly("intake school-0");
        assertThat(shards.all()).hasSize(1);
    }

    @Test
    void who_is_to_be_read_is_asked_in_turn_so_that_the_latest_answer_holds() {
        shards.shareOut(() -> {
            assertThat(Thread.holdsLock(shards)).isTrue();
            return Set.of(SLOW);
        });
    }
}
