package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.delivery.SmtpStub.Arrived;
import id.simpul.delivery.SmtpStub.Mood;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One recipient whose mails the server does not take, before all others by name: theirs arrive, and it is given up in the end. */
class BadMailServersTest {
    /** The first lane there is. */
    private static final String POISONED = "a-poisoned";

    private static final int OTHERS = 49;

    private final SmtpStub server = new SmtpStub();
    private Mailroom room;

    @BeforeEach
    void start() throws Exception {
        room = new Mailroom(server.server());
        room.add(POISONED);
    }

    @AfterEach
    void stop() {
        server.close();
        room.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"HANGS_UP", "IS_SLOW", "BREAKS_OFF", "FINDS_IT_TOO_LARGE"})
    void the_other_schools_get_their_mails_meanwhile(Mood mood) {
        server.towards(Mailroom.addressOf(POISONED), mood);
        room.promise(POISONED, NoticeSamples.due("bat-0"));
        List<String> others = new ArrayList<>();
        for (int n = 10; n < 10 + OTHERS; n++) {
            String school = "sd-" + n;
            room.add(school);
            room.promise(school, NoticeSamples.due("bat-" + n));
            others.add(Mailroom.addressOf(school));
        }

        room.dispatcher().start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(server.arrivedTo()).containsAll(others));
        assertThat(room.states(POISONED)).doesNotContain("sent");
    }

    @Test
    void what_was_only_slow_arrives_in_the_end() {
        server.towards(Mailroom.addressOf(POISONED), Mood.IS_SLOW);
        room.promise(POISONED, NoticeSamples.due("bat-0"));
        room.dispatcher().start();
        await().atMost(Duration.ofSeconds(60)).until(() -> server.asked().contains(Mailroom.addressOf(POISONED)));

        server.goOn();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(room.states(POISONED)).containsExactly("sent"));
        assertThat(server.arrivedTo()).containsExactly(Mailroom.addressOf(POISONED));
    }

    @ParameterizedTest
    @CsvSource({"HANGS_UP, 20", "BREAKS_OFF, 10", "FINDS_IT_TOO_LARGE, 3"})
    void it_is_given_up_after_some_tries_and_shown_to_staff(Mood mood, int tries) {
        server.towards(Mailroom.addressOf(POISONED), mood);
        room.promise(POISONED, NoticeSamples.due("bat-0"));
        room.promise(POISONED, NoticeSamples.due("bat-1"));
        room.add("sd-10");
        for (int n = 0; n < 2 * tries; n++) {
            room.dispatcher().drain();
            room.pass(Duration.ofHours(7));
        }
        room.promise("sd-10", NoticeSamples.due("bat-10"));
        room.dispatcher().drain();

        assertThat(room.states(POISONED)).containsOnly("failed");
        assertThat(server.asked().stream().filter(Mailroom.addressOf(POISONED)::equals))
                .hasSize(2 * tries);
        assertThat(room.texts("select attempts || ' ' || last_error from deliveries where state = 'failed'"))
                .hasSize(2)
                .allSatisfy(lost -> assertThat(lost).startsWith(tries + " ").doesNotContain("@"));
        assertThat(server.arrivedTo()).contains(Mailroom.addressOf("sd-10"));
    }

    @Test
    void a_server_that_says_nothing_any_more_is_not_waited_for_long() {
        server.towards("sd01@sekolah.example", Mood.IS_SLOW);
        MailSettings settings = new MailSettings(
                Optional.of(server.server()),
                "hub@perpustakaan.example",
                "hub@perpustakaan.example",
                Path.of("nowhere"));
        Mail mail = new Letters(Samples.SENDER)
                .compose(Samples.delivery(Topic.ROTATION_DUE, Samples.data(Topic.ROTATION_DUE), Language.ID));
        try (Smtp impatient = new Smtp(
                server.server(), settings, new MailWriter(settings, Clock.systemUTC()), Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> impatient.send(mail)).satisfies(failure -> assertThat(DeliveryTrouble.of(failure))
                    .isEqualTo(DeliveryTrouble.UNANSWERED));
        }
    }

    @Test
    void a_mail_that_comes_again_is_the_same_mail() {
        server.towards(Mailroom.addressOf(POISONED), Mood.BREAKS_OFF);
        room.promise(POISONED, NoticeSamples.due("bat-0"));
        for (int n = 0; n < 3; n++) {
            room.dispatcher().drain();
            room.pass(Duration.ofHours(1));
        }

        assertThat(server.arrived().stream().map(Arrived::messageId))
                .hasSize(3)
                .containsOnly(server.arrived().get(0).messageId());
    }

    @Test
    void connections_cut_at_any_point_lose_no_mail_and_none_is_sent_without_being_counted() {
        Map<String, String> names = new TreeMap<>();
        for (int n = 10; n < 10 + 2 * OTHERS; n++) {
            room.add("sd-" + n);
            room.promise("sd-" + n, NoticeSamples.due("bat-" + n));
            names.put(Mailroom.addressOf("sd-" + n), "sd-" + n);
        }
        server.cutEvery(11);

        room.dispatcher().start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> room.texts("select seq::text from deliveries where attempts = 0")
                        .isEmpty());
        server.cutEvery(0);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            room.pass(Duration.ofMinutes(1));
            room.dispatcher().wake();
            return room.texts("select seq::text from deliveries where state <> 'sent'")
                    .isEmpty();
        });

        assertThat(server.arrivedTo()).containsAll(names.keySet());
        names.forEach((address, partner) -> assertThat(
                        room.texts("select attempts::text from deliveries where partner = ?", partner))
                .as(partner)
                .containsExactly(String.valueOf(Collections.frequency(server.asked(), address))));
    }

    @Test
    void a_server_that_has_had_enough_of_a_connection_gets_the_next_mail_in_a_new_one() {
        for (int n = 0; n < 5; n++) {
            server.towards(Mailroom.addressOf(POISONED), Mood.HAS_HAD_ENOUGH);
            room.promise(POISONED, NoticeSamples.due("bat-" + n));
        }

        room.dispatcher().drain();

        assertThat(room.states(POISONED)).hasSize(5).containsOnly("sent");
        assertThat(server.arrived()).hasSize(5);
    }
}
