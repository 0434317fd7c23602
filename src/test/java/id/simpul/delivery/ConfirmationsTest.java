package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Notice;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Addresses that partners give: who is mailed there before they are confirmed, and what follows when they are. */
class ConfirmationsTest {
    private static final Instant BEGAN = Instant.parse("2026-07-01T01:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("sd-01");
    private static final PartnerId OTHER = new PartnerId("sd-02");
    private static final Pattern LINK = Pattern.compile("https://hub\\.example/p/([A-Za-z0-9_-]{22})\\b");

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGAN);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneId.of("Asia/Jakarta"));
    private final Outbox outbox = new Outbox(() -> {});
    private final CamelContext camel = new DefaultCamelContext();
    private final List<Mail> mails = new ArrayList<>();
    private Partners partners;
    private ConfirmationLinks links;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws Exception {
        directory.add("sd-01", "lama@sekolah.example", true, "email");
        directory.add("sd-02", "sd02@sekolah.example", true, "email");
        partners = new Partners(database.jdbi());
        partners.onReach(new Confirmations(Policies.defaults(), clock, outbox)::reached);
        links = new ConfirmationLinks(
                database.jdbi(), partners, new Links("secret"), clock, URI.create("https://hub.example"));
        Letters letters = new Letters(
                () -> Samples.SENDER,
                Map.of(),
                links,
                new AnswerLinks(database.jdbi(), new Links("secret"), clock, URI.create("https://hub.example")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:notices").toD("direct:channel-${body.channel.wire}");
                for (String channel : List.of("email", "confirmation", "queue")) {
                    from("direct:channel-" + channel)
                            .setProperty(Carrier.CARRIED)
                            .constant(channel)
                            .filter(exchange -> !channel.equals("queue"))
                            .process(exchange -> mails.add(
                                    letters.compose(exchange.getMessage().getBody(Delivery.class))));
                }
            }
        });
        camel.start();
        dispatcher = new Dispatcher(
                database.jdbi(),
                Policies.defaults(),
                camel.createProducerTemplate(),
                TransactionOperations.withoutTransaction(),
                clock,
                new Workers());
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        camel.stop();
        database.close();
    }

    @Test
    void until_the_new_address_is_confirmed_notices_go_to_the_old_one() {
        give(SCHOOL, "baru@sekolah.example");
        promise(SCHOOL, "bat-1");
        promise(OTHER, "bat-2");
        dispatcher.drain();

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "address.confirm to baru@sekolah.example",
                        "rotation.due to lama@sekolah.example",
                        "rotation.due to sd02@sekolah.example");

        assertThat(links.confirm(token()))
                .hasValueSatisfying(standing -> assertThat(standing.confirmed()).isTrue());
        mails.clear();
        promise(SCHOOL, "bat-3");
        dispatcher.drain();
        assertThat(sent()).containsExactly("rotation.due to baru@sekolah.example");
    }

    @Test
    void a_partner_without_any_other_address_is_told_of_all_that_waited_once_it_has_confirmed() {
        directory.add("sd-03", null, true, "email");
        PartnerId third = new PartnerId("sd-03");
        give(third, "sd03@sekolah.example");
        promise(third, "bat-1");
        promise(third, "bat-2");
        promise(OTHER, "bat-9");
        dispatcher.drain();

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "address.confirm to sd03@sekolah.example", "rotation.due to sd02@sekolah.example");
        assertThat(states("sd-03")).containsOnlyOnce("sent").contains("unconfirmed", "unconfirmed");

        assertThat(unconfirmed()).containsExactly(new Confirmations.Unconfirmed(third, 2));

        String token = token();
        mails.clear();
        links.confirm(token);
        dispatcher.drain();
        assertThat(unconfirmed()).isEmpty();
        assertThat(sent())
                .containsExactly("rotation.due to sd03@sekolah.example", "rotation.due to sd03@sekolah.example");
        assertThat(states("sd-03")).containsOnly("sent");
    }

    @Test
    void looking_changes_nothing_and_pressing_twice_is_pressing_once() {
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();
        String token = token();

        for (int opened = 0; opened < 3; opened++) {
            assertThat(links.find(token)).hasValueSatisfying(standing -> {
                assertThat(standing.confirmed()).isFalse();
                assertThat(standing.partner()).isEqualTo("SD Contoh sd-01");
            });
        }
        assertThat(email(SCHOOL)).contains("lama@sekolah.example");
        assertThat(links.confirm(token).orElseThrow().confirmed()).isTrue();
        assertThat(links.confirm(token).orElseThrow().confirmed()).isTrue();
        assertThat(links.find(token).orElseThrow().confirmed()).isTrue();
        assertThat(steps()).containsExactly("address-confirmed");
    }

    @Test
    void a_link_that_ended_and_one_that_never_was_are_answered_alike() {
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();
        String token = token();
        now.set(BEGAN.plus(Duration.ofDays(16)));

        assertThat(links.find(token)).isEmpty().isEqualTo(links.find("AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(links.confirm(token)).isEmpty();
        assertThat(email(SCHOOL)).contains("lama@sekolah.example");
    }

    @Test
    void a_link_confirms_the_address_it_was_sent_to_and_no_other() {
        give(SCHOOL, "pertama@sekolah.example");
        dispatcher.drain();
        String first = token();
        mails.clear();
        give(SCHOOL, "kedua@sekolah.example");
        dispatcher.drain();

        assertThat(links.confirm(first)).isEmpty();
        assertThat(email(SCHOOL)).contains("lama@sekolah.example");
        assertThat(links.confirm(token())).isPresent();
        assertThat(email(SCHOOL)).contains("kedua@sekolah.example");
    }

    @Test
    void what_staff_enter_ends_the_links_and_asks_nobody() {
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();
        String token = token();
        mails.clear();
        database.useTransaction(db -> partners.enter(db, List.of(mailed(SCHOOL, "petugas@sekolah.example"))));
        dispatcher.drain();

        assertThat(mails).isEmpty();
        assertThat(links.confirm(token)).isEmpty();
        assertThat(email(SCHOOL)).contains("petugas@sekolah.example");
    }

    @Test
    void a_mail_that_was_not_sent_yet_asks_at_the_address_given_last() {
        give(SCHOOL, "pertama@sekolah.example");
        give(SCHOOL, "kedua@sekolah.example");
        dispatcher.drain();

        assertThat(sent()).containsExactly("address.confirm to kedua@sekolah.example");
    }

    @Test
    void an_address_is_asked_once_a_day_whoever_gives_it_and_three_times_in_all() {
        for (int day = 0; day < 6; day++) {
            now.set(BEGAN.plus(Duration.ofHours(25L * day)));
            for (int again = 0; again < 4; again++) {
                give(SCHOOL, "korban@orang.example");
                give(OTHER, "Korban@orang.example");
                dispatcher.drain();
            }
        }

        assertThat(sent())
                .hasSize(6)
                .containsOnly("address.confirm to korban@orang.example", "address.confirm to Korban@orang.example");
        assertThat(mails.stream().filter(mail -> mail.partner().equals(SCHOOL))).hasSize(3);
    }

    @Test
    void a_partner_that_gives_many_addresses_has_three_a_day_asked_and_the_others_theirs() {
        for (int n = 0; n < 10; n++) {
            give(SCHOOL, "orang" + n + "@orang.example");
            dispatcher.drain();
        }
        give(OTHER, "baru@sekolah.example");
        dispatcher.drain();

        assertThat(sent())
                .containsExactly(
                        "address.confirm to orang0@orang.example",
                        "address.confirm to orang1@orang.example",
                        "address.confirm to orang2@orang.example",
                        "address.confirm to baru@sekolah.example");
    }

    @Test
    void a_partner_that_takes_no_mails_is_asked_when_it_wants_them() {
        channels(SCHOOL, Channel.QUEUE);
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();
        assertThat(mails).isEmpty();

        channels(SCHOOL, Channel.QUEUE, Channel.EMAIL);
        dispatcher.drain();
        assertThat(sent()).containsExactly("address.confirm to baru@sekolah.example");
    }

    @Test
    void a_removed_partners_links_are_void_and_nobody_is_asked_for_it() {
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();
        String token = token();
        mails.clear();
        give(SCHOOL, "lain@sekolah.example");
        database.useTransaction(db -> partners.remove(db, SCHOOL, now.get()));
        dispatcher.drain();

        assertThat(links.find(token)).isEmpty();
        assertThat(mails).isEmpty();
    }

    @Test
    void the_mail_that_asks_says_nothing_a_partner_could_have_written() {
        give(SCHOOL, "baru@sekolah.example");
        dispatcher.drain();

        Mail mail = mails.get(0);
        assertThat(mail.text()).contains("SD Contoh sd-01").doesNotContain("@sekolah.example", "Ibu Contoh");
        assertThat(mail.attachments()).isEmpty();
        assertThat(mail.html()).contains(token());
        assertThat(notices()).noneMatch(event -> event.contains(token()) || event.contains("@"));
    }

    private void give(PartnerId partner, String address) {
        database.useTransaction(db -> partners.update(db, List.of(mailed(partner, address))));
    }

    private void channels(PartnerId partner, Channel... channels) {
        database.useTransaction(
                db -> partners.update(db, List.of(PartnerUpdate.of(partner).withChannels(Set.of(channels)))));
    }

    private static PartnerUpdate mailed(PartnerId partner, String address) {
        return PartnerUpdate.of(partner)
                .withContact(
                        new PartnerUpdate.Contact(Optional.of("Ibu Contoh"), Optional.of(address), Optional.empty()));
    }

    private void promise(PartnerId partner, String batch) {
        database.useTransaction(
                db -> outbox.promise(db, List.of(Notice.to(partner, NoticeSamples.due(batch))), now.get()));
    }

    private List<String> sent() {
        return mails.stream().map(mail -> mail.topic() + " to " + mail.to()).toList();
    }

    /** Of the last mail that has a link. */
    private String token() {
        return mails.stream()
                .filter(mail -> mail.topic().equals("address.confirm"))
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .reduce((one, next) -> next)
                .orElseThrow()
                .group(1);
    }

    private List<Confirmations.Unconfirmed> unconfirmed() {
        return database.jdbi().withHandle(db -> Confirmations.waiting(db, 10));
    }

    private Optional<String> email(PartnerId partner) {
        return database.inTransaction(db ->
                PartnerEntries.byIds(db, Set.of(partner)).get(partner).partner().email());
    }

    private List<String> states(String partner) {
        return texts("select state from deliveries where partner = '" + partner + "' order by seq");
    }

    private List<String> steps() {
        return texts("select step from events order by seq");
    }

    private List<String> notices() {
        return texts("select event from notices order by seq");
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.select(sql).mapTo(String.class).list());
    }
}
