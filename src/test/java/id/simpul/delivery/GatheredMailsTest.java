package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.SmtpStub.Arrived;
import id.simpul.delivery.SmtpStub.Mood;
import id.simpul.exchange.ExchangeProposed;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More notices than a mailbox should get in an hour. */
class GatheredMailsTest {
    private static final String NATIONAL = "perpusnas";
    private static final String OTHER = "sd-01";
    private static final int SINGLE =
            Policies.defaults().versions().get(0).mail().single();
    private static final int PER_HOUR =
            Policies.defaults().versions().get(0).mail().perHour();
    private static final NoticeContent AWAITS_ANSWER =
            new ExchangeProposed("exc-1", Optional.of(LocalDate.of(2026, 7, 15)), Optional.empty(), List.of());

    private final SmtpStub server = new SmtpStub();
    private Mailroom room;

    @BeforeEach
    void start() throws Exception {
        room = new Mailroom(server.server());
        room.add(NATIONAL);
        room.add(OTHER);
    }

    @AfterEach
    void stop() {
        server.close();
        room.close();
    }

    @Test
    void two_hundred_notices_at_once_are_a_few_mails_and_none_is_lost() {
        promise(NATIONAL, 200);
        promise(OTHER, 3);

        room.dispatcher().drain();

        assertThat(to(NATIONAL)).hasSize(SINGLE + 1);
        assertThat(to(OTHER)).hasSize(3).noneMatch(mail -> mail.subject().contains("pemberitahuan dari"));
        assertThat(room.states(NATIONAL)).hasSize(200).containsOnly("sent");
        String gathering = to(NATIONAL).get(SINGLE).messageId();
        List<String> keys = room.texts("select gathered from deliveries where gathered is not null");
        assertThat(keys).hasSize(200 - SINGLE).allMatch(key -> gathering.startsWith("<" + key + "@"));
        assertThat(to(NATIONAL).get(SINGLE).subject()).startsWith((200 - SINGLE) + " pemberitahuan");
    }

    @Test
    void whatever_comes_no_hour_has_more_mails_than_the_policy_says_and_none_waits_longer_than_a_gathering() {
        List<Duration> sentAt = new ArrayList<>();
        int promised = 0;
        for (int minute = 0; minute < 240; minute += 3) {
            if (minute < 180) {
                promise(NATIONAL, 7);
                promised += 7;
            }
            int before = to(NATIONAL).size();
            room.dispatcher().drain();
            for (int n = before; n < to(NATIONAL).size(); n++) {
                sentAt.add(Duration.ofMinutes(minute));
            }
            room.pass(Duration.ofMinutes(3));
        }

        assertThat(room.states(NATIONAL)).hasSize(promised).containsOnly("sent");
        assertThat(room.texts("""
                        select 'late' from deliveries d join notices n on n.seq = d.notice
                        where d.sent_at - n.at > interval '18 minutes'
                        """)).isEmpty();
        for (Duration began : sentAt) {
            assertThat(sentAt.stream()
                            .filter(at ->
                                    at.compareTo(began) >= 0 && at.minus(began).toMinutes() < 60))
                    .hasSizeLessThanOrEqualTo(PER_HOUR);
        }
    }

    @Test
    void what_awaits_an_answer_goes_first_in_a_mail_of_its_own() {
        promise(NATIONAL, 100);
        room.promise(NATIONAL, AWAITS_ANSWER);

        room.dispatcher().drain();

        String first = new Letters(Samples.SENDER)
                .compose(Samples.delivery(Topic.EXCHANGE_PROPOSED, Json.tree(AWAITS_ANSWER), Language.ID))
                .subject();
        assertThat(to(NATIONAL).get(0).subject()).isEqualTo(first);
        assertThat(room.states(NATIONAL)).containsOnly("sent");
    }

    @Test
    void what_awaits_an_answer_comes_first_in_a_mail_that_gathers() {
        promise(NATIONAL, SINGLE);
        room.dispatcher().drain();
        promise(NATIONAL, 5);
        room.promise(NATIONAL, AWAITS_ANSWER);

        room.dispatcher().drain();

        String told = room.texts("""
                        select n.topic from deliveries d join notices n on n.seq = d.notice
                        where d.gathered is not null order by d.seq desc limit 1
                        """).get(0);
        assertThat(told).isEqualTo(Topic.EXCHANGE_PROPOSED.wire());
        assertThat(to(NATIONAL)).hasSize(SINGLE + 1);
    }

    @Test
    void one_notice_alone_is_never_called_a_gathering() {
        promise(NATIONAL, SINGLE + 1);

        room.dispatcher().drain();

        assertThat(to(NATIONAL)).hasSize(SINGLE + 1).noneMatch(mail -> mail.subject()
                .contains("pemberitahuan dari"));
    }

    @Test
    void a_gathering_that_may_have_arrived_is_the_same_when_it_comes_again_whatever_was_promised_since() {
        promise(NATIONAL, SINGLE);
        room.dispatcher().drain();
        server.towards(Mailroom.addressOf(NATIONAL), Mood.BREAKS_OFF);
        promise(NATIONAL, 10);
        room.dispatcher().drain();
        promise(NATIONAL, 10);
        room.pass(Duration.ofMinutes(2));
        server.towards(Mailroom.addressOf(NATIONAL), Mood.TAKES);
        room.dispatcher().drain();
        room.pass(Duration.ofMinutes(20));
        room.dispatcher().drain();

        List<Arrived> gatherings = to(NATIONAL).subList(SINGLE, to(NATIONAL).size());
        assertThat(gatherings).hasSize(3);
        assertThat(gatherings).extracting(Arrived::told).containsExactly(false, true, true);
        assertThat(gatherings.get(1))
                .usingRecursiveComparison()
                .ignoringFields("told")
                .isEqualTo(gatherings.get(0));
        assertThat(gatherings.get(2).messageId()).isNotEqualTo(gatherings.get(0).messageId());
        assertThat(room.states(NATIONAL)).hasSize(SINGLE + 20).containsOnly("sent");
    }

    @Test
    void a_gathering_that_is_refused_goes_out_one_by_one() {
        promise(NATIONAL, SINGLE);
        room.dispatcher().drain();
        server.towards(Mailroom.addressOf(NATIONAL), Mood.FINDS_IT_TOO_LARGE);
        promise(NATIONAL, 10);
        room.dispatcher().drain();
        server.towards(Mailroom.addressOf(NATIONAL), Mood.TAKES);
        room.pass(Duration.ofMinutes(61));
        room.dispatcher().drain();

        assertThat(to(NATIONAL)).hasSize(SINGLE + 10).noneMatch(mail -> mail.subject()
                .contains("pemberitahuan dari"));
        assertThat(room.states(NATIONAL)).containsOnly("sent");
    }

    @Test
    void a_gathering_tells_of_each_notice_and_encloses_every_list() {
        List<Delivery> deliveries = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            deliveries.add(delivery(deliveries.size() + 1, topic));
        }
        Mail mail = new Letters(Samples.SENDER)
                .compose(deliveries.get(0).gathering("mails-1", deliveries.subList(1, deliveries.size())));

        Set<String> names =
                mail.attachments().stream().map(Mail.Attachment::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(mail.attachments());
        for (int n = 0; n < deliveries.size(); n++) {
            Mail own = new Letters(Samples.SENDER).compose(deliveries.get(n));
            String number = String.format(Locale.ROOT, "%02d-", n + 1);
            assertThat(names)
                    .containsAll(own.attachments().stream()
                            .map(file -> number + file.name())
                            .toList());
            assertThat(mail.text()).contains((n + 1) + ". ");
        }
        assertThat(mail.text()).contains("bat-1", "exc-1").doesNotContain("null", "{");
        assertThat(mail.html()).contains("bat-1", "exc-1");
        names.forEach(name -> assertThat(mail.text()).contains(name));
    }

    private static Delivery delivery(long seq, Topic topic) {
        Delivery sample = Samples.delivery(topic, Samples.data(topic), Language.ID);
        return new Delivery(seq, Channel.EMAIL, 0, sample.to(), topic.wire(), Optional.empty(), sample.event());
    }

    private void promise(String partner, int notices) {
        int there = room.states(partner).size();
        for (int n = 0; n < notices; n++) {
            room.promise(partner, NoticeSamples.due("bat-" + (there + n)));
        }
    }

    private List<Arrived> to(String partner) {
        return server.arrived().stream()
                .filter(mail -> mail.to().equals(Mailroom.addressOf(partner)))
                .toList();
    }
}
