package id.simpul.delivery;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.LetterSamples.LetterSample;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the button of each mail opens. */
class AnswerLinksTest {
    private static final String NONE = "-";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneId.of("Asia/Jakarta"));

    private final Database database = TestDatabase.fresh();
    private final Links links = new Links("a secret");
    private final AnswerLinks answers =
            new AnswerLinks(database.jdbi(), links, CLOCK, URI.create("https://hub.example"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_mail_that_asks_has_a_button_and_every_purpose_is_reached_by_a_mail() {
        Map<Topic, Set<String>> reached = new EnumMap<>(Topic.class);
        for (LetterSample sample : LetterSamples.all()) {
            reached.computeIfAbsent(sample.topic(), topic -> new TreeSet<>())
                    .add(of(sample, Channel.EMAIL).map(Purpose::wire).orElse(NONE));
        }
        reached.values().removeIf(purposes -> purposes.equals(Set.of(NONE)));

        assertThat(reached)
                .isEqualTo(Map.ofEntries(
                        entry(Topic.ROTATION_INVITED, Set.of("enrol", "renew")),
                        entry(Topic.ROTATION_PLANNED, Set.of(NONE, "day")),
                        entry(Topic.ROTATION_ANNOUNCED, Set.of("list")),
                        entry(Topic.ROTATION_RESCHEDULED, Set.of("day")),
                        entry(Topic.ROTATION_DISPATCHED, Set.of("received")),
                        entry(Topic.ROTATION_DUE, Set.of("returned")),
                        entry(Topic.ROTATION_OVERDUE, Set.of("returned")),
                        entry(Topic.ROTATION_CLOSED, Set.of(NONE, "replacement", "survey")),
                        entry(Topic.OBLIGATION_OPENED, Set.of("replacement")),
                        entry(Topic.OBLIGATION_DUE, Set.of("replacement")),
                        entry(Topic.EXCHANGE_PROPOSED, Set.of("pairs")),
                        entry(Topic.EXCHANGE_PROGRESS, Set.of("pairs")),
                        entry(Topic.REQUEST_DECIDED, Set.of(NONE, "visit")),
                        entry(Topic.BOOKING_CONFIRMED, Set.of("booking")),
                        entry(Topic.BOOKING_REMINDER, Set.of("booking")),
                        entry(Topic.BOOKING_CLOSED, Set.of("booking")),
                        entry(Topic.AGREEMENT_ENDING, Set.of("agreement")),
                        entry(Topic.INFORMATION_PUBLISHED, Set.of("unsubscribe")),
                        entry(Topic.LETTER_AGAIN, Set.of("received"))));
        Set<String> purposes = new TreeSet<>();
        reached.values().forEach(purposes::addAll);
        assertThat(purposes)
                .containsAll(EnumSet.complementOf(EnumSet.of(Purpose.CONFIRM_ADDRESS)).stream()
                        .map(Purpose::wire)
                        .toList());
    }

    @Test
    void nothing_but_mail_carries_a_link() {
        for (Channel channel : List.of(Channel.QUEUE, new Channel("pesan"))) {
            assertThat(LetterSamples.all())
                    .allSatisfy(sample -> assertThat(of(sample, channel)).isEmpty());
        }
    }

    private Optional<Purpose> of(LetterSample sample, Channel channel) {
        Delivery mail = sample.delivery(Language.ID);
        Delivery delivery = new Delivery(1, channel, 0, mail.to(), mail.topic(), mail.request(), mail.event());
        database.jdbi()
                .useHandle(db -> db.execute(
                        "insert into partners (id, kind, name, created_at) values (?, 'school', 'x', now()) on conflict do nothing",
                        mail.to().id().value()));
        return answers.of(delivery, sample.topic(), sample.data()).map(url -> {
            assertThat(url.toString()).matches("https://hub\\.example/p/[A-Za-z0-9_-]{22}");
            String token = url.getPath().substring(3);
            return database.jdbi()
                    .withHandle(db -> Links.find(db, token, CLOCK.instant()))
                    .orElseThrow()
                    .purpose();
        });
    }
}
