package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A mail that waited says how many days are left when it goes, not when it was promised (8 o'clock on 1 July, WIB). */
class TimelyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private static ObjectNode sentOn(String instant, Delivery promised) {
        Clock clock = Clock.fixed(Instant.parse(instant), ZONE);
        Timely timely = new Timely(new Deliveries(Jdbi.create("jdbc:none")), clock);
        return (ObjectNode)
                Json.parse(timely.of(promised).orElseThrow().event()).path("data");
    }

    private static Delivery promised(Topic topic, Channel channel) {
        Delivery mail = Samples.delivery(topic, Samples.data(topic), Language.ID);
        return new Delivery(1, channel, 0, mail.to(), topic.wire(), Optional.empty(), mail.event());
    }

    @Test
    void days_left_are_counted_at_sending() {
        Delivery due = promised(Topic.ROTATION_DUE, Channel.EMAIL);

        assertThat(sentOn("2026-07-01T16:59:59Z", due).get("daysLeft").asInt()).isEqualTo(14);
        assertThat(sentOn("2026-07-01T17:00:00Z", due).get("daysLeft").asInt()).isEqualTo(13);
        assertThat(sentOn("2026-07-11T01:00:00Z", due).get("daysLeft").asInt()).isEqualTo(4);
    }

    @Test
    void days_over_grow_while_a_mail_waits() {
        Delivery overdue = promised(Topic.ROTATION_OVERDUE, Channel.EMAIL);

        assertThat(sentOn("2026-07-04T01:00:00Z", overdue).get("daysOver").asInt())
                .isEqualTo(10);
    }

    @Test
    void on_a_queue_a_notice_stays_as_it_was_promised() {
        Delivery due = promised(Topic.ROTATION_DUE, Channel.QUEUE);

        assertThat(sentOn("2026-07-11T01:00:00Z", due).get("daysLeft").asInt()).isEqualTo(14);
    }
}
