package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is leased goes back, sent or not, and what was slow once does not stand before what is new. */
class MailBagTest {
    private static final Lane FIRST = new Lane(new PartnerId("first"), Channel.EMAIL);
    private static final Lane SECOND = new Lane(new PartnerId("second"), Channel.EMAIL);

    private final MailBag bag = new MailBag();

    @Test
    void what_has_been_tried_is_left_alone_by_hands_for_what_is_new() throws Exception {
        bag.enter();
        bag.pack(List.of(lot(FIRST, 3), lot(SECOND, 0)));

        assertThat(bag.take(true).map(MailBag.Lot::lane)).contains(SECOND);
        assertThat(bag.take(false).map(MailBag.Lot::lane)).contains(FIRST);
    }

    @Test
    void what_has_been_tried_does_not_wait_until_nothing_is_new() throws Exception {
        bag.enter();
        bag.pack(List.of(lot(SECOND, 0), lot(SECOND, 0), lot(SECOND, 0), lot(FIRST, 3)));

        assertThat(List.of(bag.take(false), bag.take(false)))
                .extracting(lot -> lot.map(MailBag.Lot::lane).orElseThrow())
                .containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void what_no_hand_took_up_goes_back_at_the_end() throws Exception {
        bag.enter();
        bag.pack(List.of(lot(FIRST, 0)));
        bag.leave();
        bag.end();

        assertThat(bag.isDone()).isFalse();
        assertThat(bag.collect(Duration.ZERO).back()).containsExactly(Map.entry(FIRST, true));
        assertThat(bag.take(false)).isEmpty();
        assertThat(bag.isDone()).isTrue();
    }

    @Test
    void what_was_sent_is_kept_until_it_is_written_down() throws Exception {
        Delivery sent = delivery(0);
        bag.arrived(List.of(sent));
        bag.giveBack(FIRST, false);

        MailBag.Unwritten unwritten = bag.collect(Duration.ZERO);
        bag.putBack(unwritten);

        assertThat(bag.collect(Duration.ZERO)).isEqualTo(unwritten);
        assertThat(unwritten.sent()).containsExactly(sent.seq());
        assertThat(bag.collect(Duration.ZERO).isEmpty()).isTrue();
    }

    private static MailBag.Lot lot(Lane lane, int attempts) {
        return new MailBag.Lot(lane, Optional.of(List.of(delivery(attempts))), System.nanoTime());
    }

    private static Delivery delivery(int attempts) {
        Delivery made = Samples.delivery(Topic.ROTATION_DUE, Samples.data(Topic.ROTATION_DUE), Language.ID);
        return new Delivery(
                made.seq(), made.channel(), attempts, made.to(), made.topic(), made.request(), made.event());
    }
}
