package id.simpul.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Column;
import id.simpul.feature.Ground;
import id.simpul.feature.Today;
import id.simpul.ledger.Ids;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    private static final Instant NOW = Instant.parse("2026-04-06T03:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final Partners partners = new Partners(database.jdbi());
    private final List<String> asked = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private final Mailbox mailbox = new Mailbox(
            new Ground(
                    database,
                    Policies.defaults(),
                    () -> new Calendars(List.of()),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    partners),
            this::ask);
    private String key;

    private Optional<String> ask(ObjectNode entered) {
        asked.add(entered.path("for").asText() + " " + entered.path("data"));
        return refusal;
    }

    @BeforeEach
    void a_school_that_was_told_its_batch_is_on_its_way() {
        database.useTransaction(db -> {
            db.execute("""
                    insert into partners (id, kind, name, email, channels, created_at)
                    values ('sd-01', 'school', 'SD Contoh 01', 'sd01@sekolah.example', '{email}', now())
                    """);
            db.execute("""
                    insert into notices (id, partner, topic, event, at) values ('ntc-1', 'sd-01', 'rotation.dispatched',
                        '{"id":"ntc-1","data":{"batch":"bat-1"}}', now())
                    """);
            db.execute("""
                    insert into deliveries (partner, channel, notice, state, next_at, sent_at)
                    values ('sd-01', 'email', 1, 'sent', now(), now()), ('sd-01', 'email', 1, 'waiting', now(), null)
                    """);
        });
        key = Ids.of("mail", 1L, "ntc-1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_answer_that_all_is_there_becomes_the_schools_request() throws Exception {
        take("From: SD <SD01@sekolah.example>\nIn-Reply-To: <KEY@perpus.example>\n\nLengkap, terima kasih");

        assertThat(asked).containsExactly("sd-01 {\"batch\":\"bat-1\"}");
        assertThat(answers()).isEmpty();
    }

    @Test
    void the_address_that_it_goes_to_names_the_mail_as_well() throws Exception {
        take(
                "From: sd01@sekolah.example\nTo: jawab+KEY@perpus.example\nContent-Type: text/html\n\n<p>B00001 hilang</p>");

        assertThat(asked).containsExactly("sd-01 {\"batch\":\"bat-1\",\"missing\":[\"B00001\"]}");
    }

    @Test
    void what_is_unclear_waits_for_staff_without_what_it_quotes_and_without_a_nik() throws Exception {
        String mail =
                "Message-ID: <1@sekolah.example>\nFrom: sd01@sekolah.example\nReferences: <x@y> <KEY@perpus.example>\n\n"
                        + "Kapan diambil? NIK saya 1375012304150001\n\n> Paket dalam perjalanan";
        take(mail);
        take(mail);

        assertThat(asked).isEmpty();
        assertThat(answers()).containsExactly("sd-01 rotation.dispatched unclear Kapan diambil? NIK saya [NIK] ");
    }

    @Test
    void what_the_rules_refuse_waits_for_staff_with_the_reason() throws Exception {
        refusal = Optional.of("Paket sudah dikabari.");

        take("From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\nlengkap");

        assertThat(answers()).containsExactly("sd-01 rotation.dispatched refused lengkap Paket sudah dikabari.");
    }

    @Test
    void an_answer_from_another_address_asks_nothing() throws Exception {
        take("From: orang@lain.example\nIn-Reply-To: <KEY@perpus.example>\n\nlengkap");

        assertThat(asked).isEmpty();
        assertThat(answers()).containsExactly("-  elsewhere lengkap ");
    }

    @Test
    void other_mails_are_answered_in_few_words_as_well() throws Exception {
        told("rotation.due");
        take("From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\nSudah siap, terima kasih");

        assertThat(asked).containsExactly("sd-01 {\"batch\":\"bat-1\",\"all\":true}");
        assertThat(answers()).isEmpty();
    }

    @Test
    void who_answers_an_announcement_with_stop_gets_no_more_of_them() throws Exception {
        told("information.published");
        take("From: sd01@sekolah.example\nTo: jawab+KEY@perpus.example\nSubject: berhenti\n\n");
        take("From: orang@lain.example\nTo: jawab+KEY@perpus.example\nSubject: berhenti\n\n");

        assertThat(row("select partner || ' ' || topic from mail_stops")).isEqualTo("sd-01 information.published");
        assertThat(asked).isEmpty();
        assertThat(answers()).containsExactly("-  elsewhere berhenti ");
    }

    @Test
    void that_a_visit_stands_needs_nobody() throws Exception {
        told("booking.reminder");
        take("From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\nYa, kami jadi datang");

        assertThat(asked).isEmpty();
        assertThat(answers()).isEmpty();
    }

    @Test
    void an_answer_below_the_quotation_is_not_lost() throws Exception {
        take(
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\n> Apakah lengkap?\n\nTolong telepon kami.");

        assertThat(asked).isEmpty();
        assertThat(answers()).containsExactly("sd-01 rotation.dispatched unclear Tolong telepon kami. ");
    }

    private void told(String topic) {
        database.useTransaction(db -> db.execute("update notices set topic = ?", topic));
    }

    @Test
    void a_mail_whose_parts_its_server_cannot_name_is_read_all_the_same() throws Exception {
        String mail = ("From: sd01@sekolah.example\r\nIn-Reply-To: <" + key + "@perpus.example>\r\n\r\nLengkap");
        mailbox.take(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8))) {
                    @Override
                    public boolean isMimeType(String type) throws MessagingException {
                        throw new MessagingException("Unable to load BODYSTRUCTURE");
                    }
                });

        assertThat(asked).containsExactly("sd-01 {\"batch\":\"bat-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\n\nno parts",
                "Content-Type: text/plain; charset=\"\u0001\"\n\nx",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%",
                "Content-Type: ;;;\n\nx"
            })
    void a_damaged_mail_is_done_with_and_shown_to_staff_by_its_subject_if_it_has_no_text(String damaged)
            throws Exception {
        take("From: sd01@sekolah.example\nSubject: Paket\nIn-Reply-To: <KEY@perpus.example>\n" + damaged);

        assertThat(answers()).singleElement().asString().startsWith("sd-01 rotation.dispatched unclear ");
    }

    @Test
    void a_sender_that_is_no_address_is_nobody() throws Exception {
        take("From: <<@>\nIn-Reply-To: <KEY@perpus.example>\n\nlengkap");

        assertThat(asked).isEmpty();
        assertThat(answers()).containsExactly("-  elsewhere lengkap ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nSubject: Automatic reply: Paket\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nSubject: Balasan otomatis\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nSubject: Out of Office\n\nlengkap",
                "Return-Path: <>\nFrom: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nList-Id: <guru.example>\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nX-Autoreply: yes\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nAuto-Submitted: auto-generated\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nAuto-Submitted: auto-replied\n\nlengkap",
                "From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\nPrecedence: bulk\n\nlengkap",
                "From: toko@iklan.example\nSubject: Diskon\n\nlengkap"
            })
    void what_nobody_wrote_or_answers_nothing_is_let_be(String mail) throws Exception {
        take(mail);

        assertThat(asked).isEmpty();
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_mail_with_signs_that_no_text_has_is_read_without_them() throws Exception {
        take("Message-ID: <1\u0000@sekolah.example>\nFrom: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n"
                + "Content-Transfer-Encoding: quoted-printable\n\nKapan=00diambil?=0ATolong=09telepon=1B.");
        take("From: sd01=00@sekolah.example\nSubject: Paket\u0000\nIn-Reply-To: <KEY@perpus.example>\n\n");

        assertThat(answers())
                .containsExactlyInAnyOrder(
                        "sd-01 rotation.dispatched unclear Kapan diambil?\nTolong\ttelepon . ", "-  elsewhere Paket ");
    }

    @Test
    void a_mail_on_which_the_hub_fails_again_and_again_is_left_to_staff() throws Exception {
        MailboxFeature feature = feature();
        String mail = "Message-ID: <1@sekolah.example>\nFrom: sd01@sekolah.example\n"
                + "In-Reply-To: <KEY@perpus.example>\n\nlengkap";
        int failed = 0;
        while (failed < 100 && fails(feature, mail)) {
            failed++;
        }

        assertThat(failed).isEqualTo(9);
        assertThat(answers()).containsExactly("-  unreadable  ");
        assertThat(row("select address from mail_answers")).isEqualTo("sd01@sekolah.example");
    }

    private boolean fails(MailboxFeature feature, String mail) throws Exception {
        try {
            feature.take(message(mail), asked -> {
                throw new IllegalStateException("a mistake of the hub's");
            });
            return false;
        } catch (IllegalStateException mistake) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc3464", "mixed", "exchange", "gmail", "qmail", "exim"})
    void an_address_that_is_no_more_is_written_to_no_more(String form) throws Exception {
        take(bounce(form, "5.1.1"));

        assertThat(row("select coalesce(email, '-') || ' ' || email_returned from partners"))
                .isEqualTo("- sd01@sekolah.example");
        assertThat(row("select state || ' ' || last_error from deliveries where seq = 1"))
                .startsWith("unconfirmed It came back: 5.");
        assertThat(row("select step from events")).isEqualTo("address-returned");
        assertThat(answers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc3464", "mixed", "exchange", "gmail", "qmail"})
    void what_is_put_off_changes_nothing(String form) throws Exception {
        take(bounce(form, "4.2.2"));

        assertThat(row("select email from partners")).isEqualTo("sd01@sekolah.example");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_server_that_turns_the_library_away_says_nothing_of_the_address() throws Exception {
        take(bounce("rfc3464", "5.7.1"));

        assertThat(row("select email from partners")).isEqualTo("sd01@sekolah.example");
        assertThat(answers()).containsExactly("sd-01 rotation.dispatched policy  5.7.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.7", "5.1.8", "5.3.4", "5.5.2", "5.6.1"})
    void what_is_wrong_with_the_sender_or_the_mail_says_nothing_of_the_address(String status) throws Exception {
        take(bounce("rfc3464", status));

        assertThat(row("select email from partners")).isEqualTo("sd01@sekolah.example");
        assertThat(answers()).containsExactly("sd-01 rotation.dispatched policy  " + status);
    }

    @Test
    void what_was_put_off_until_it_was_given_up_waits_for_staff() throws Exception {
        take(bounce("rfc3464", "4.4.7").replace("delayed", "failed"));
        take(bounce("qmail", "4.4.1").replace("here by that name.", "here. I'm not going to try again."));

        assertThat(row("select email from partners")).isEqualTo("sd01@sekolah.example");
        assertThat(answers())
                .containsExactlyInAnyOrder(
                        "sd-01 rotation.dispatched returned  4.4.7", "sd-01 rotation.dispatched returned  4.4.1");
    }

    @Test
    void every_mail_that_comes_back_from_an_address_that_is_no_more_waits_for_another() throws Exception {
        database.useTransaction(db -> db.execute("update deliveries set state = 'sent', sent_at = now()"));
        String first = bounce("rfc3464", "5.1.1");
        take(first);
        take(first.replace(key, Ids.of("mail", 2L, "ntc-1")));
        take(first);

        assertThat(row("select string_agg(state, ' ') from deliveries")).isEqualTo("unconfirmed unconfirmed");
        assertThat(row("select step from events")).isEqualTo("address-returned");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_report_that_does_not_know_our_mail_proves_nothing() throws Exception {
        take(bounce("rfc3464", "5.1.1").replace("<" + key, "<mail-00000000000000000000"));

        assertThat(row("select email from partners")).isEqualTo("sd01@sekolah.example");
    }

    @Test
    void the_first_page_says_what_waits_and_the_list_shows_it_to_those_who_may() throws Exception {
        MailboxFeature feature = feature();
        take("From: sd01@sekolah.example\nIn-Reply-To: <KEY@perpus.example>\n\nKapan diambil?");
        take(bounce("rfc3464", "5.1.1"));

        Today today = database.inTransaction(db -> feature.today(new Today.Asked(db, LocalDate.of(2026, 4, 6))));

        assertThat(today.tasks())
                .extracting(task -> task.says().english())
                .containsExactly("1 answer by mail to be read", "Mails to 1 partner came back");
        assertThat(feature.lists().get(0).columns())
                .filteredOn(column -> column.kind() == Column.Kind.PERSONAL)
                .extracting(Column::key)
                .containsExactly("from", "said");
    }

    @Test
    void mails_go_on_as_soon_as_staff_mend_the_address() throws Exception {
        take(bounce("rfc3464", "5.1.1"));

        database.useTransaction(db -> partners.enter(
                db,
                List.of(PartnerUpdate.of(new PartnerId("sd-01"))
                        .withContact(new PartnerUpdate.Contact(
                                Optional.empty(), Optional.of("baru@sekolah.example"), Optional.empty())))));

        assertThat(row("select email || coalesce(email_returned, '') from partners"))
                .isEqualTo("baru@sekolah.example");
    }

    private String bounce(String form, String status) {
        boolean put = status.startsWith("4");
        String report =
                "Reporting-MTA: dns; mx.sekolah.example\n\nFinal-Recipient: rfc822; sd01@sekolah.example\nAction: "
                        + (put ? "delayed" : "failed") + "\nStatus: " + status + "\n";
        String headers = "Message-ID: <" + key + "@perpus.example>\nTo: sd01@sekolah.example\nSubject: Paket\n";
        String from = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nMIME-Version: 1.0\n";
        return switch (form) {
            case "rfc3464" ->
                from
                        + parts(
                                "multipart/report; report-type=delivery-status",
                                "text/plain\n\nMaaf.",
                                "message/delivery-status\n\n" + report,
                                "message/rfc822\n\n" + headers + "\nIsi");
            case "mixed" ->
                from
                        + parts(
                                "multipart/mixed",
                                "text/plain\n\nFehler",
                                "message/delivery-status\n\n" + report,
                                "text/rfc822-headers\n\n" + headers);
            case "exchange" ->
                "From: postmaster@outlook.example\nMIME-Version: 1.0\nSubject: Undeliverable: Paket\nIn-Reply-To: <"
                        + key
                        + "@perpus.example>\nAuto-Submitted: auto-replied\n"
                        + parts(
                                "multipart/report; report-type=delivery-status",
                                "text/html\n\n<p>Your message couldn't be delivered</p>",
                                "message/delivery-status\n\n" + report.replace("rfc822; ", "rfc822;"));
            case "gmail" ->
                from + "X-Failed-Recipients: sd01@sekolah.example\nReferences: <" + key
                        + "@perpus.example>\nAuto-Submitted: auto-replied\n"
                        + parts(
                                "multipart/report; report-type=delivery-status",
                                parts("multipart/related", "text/plain\n\n** Address not found **")
                                        .replaceFirst("Content-Type: ", ""),
                                "message/delivery-status\n\n" + report,
                                "message/rfc822\n\n" + headers + "\nIsi");
            case "qmail" ->
                "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.example.\n"
                        + "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<sd01@sekolah.example>:\n"
                        + "Sorry, no mailbox here by that name. (#" + status
                        + ")\n\n--- Below this line is a copy of the message.\n\n"
                        + headers + "\nstatus 5.1.1";
            default ->
                "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: sd01@sekolah.example\n\n"
                        + "This message was created automatically by mail delivery software.\n\nA message could not be delivered:\n\n"
                        + "  sd01@sekolah.example\n    host mx [192.0.2.1]: 550 User unknown\n\n"
                        + "------ This is a copy of the message, including all the headers. ------\n\n" + headers;
        };
    }

    private static String parts(String type, String... parts) {
        String boundary = "b" + type.hashCode();
        StringBuilder all = new StringBuilder("Content-Type: " + type + "; boundary=\"" + boundary + "\"\n\n");
        for (String part : parts) {
            all.append("--")
                    .append(boundary)
                    .append("\nContent-Type: ")
                    .append(part)
                    .append("\n\n");
        }
        return all.append("--").append(boundary).append("--\n").toString();
    }

    private MailboxFeature feature() {
        return new MailboxFeature(new Ground(
                database,
                Policies.defaults(),
                () -> new Calendars(List.of()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                partners));
    }

    private void take(String mail) throws MessagingException, IOException {
        mailbox.take(message(mail));
    }

    private MimeMessage message(String mail) throws MessagingException {
        String whole = mail.replace("KEY", key).replace("\n", "\r\n");
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(whole.getBytes(UTF_8)));
    }

    private List<String> answers() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select coalesce(partner, '-') || ' ' || topic || ' ' || why || ' ' || said"
                                + " || ' ' || detail from mail_answers")
                .mapTo(String.class)
                .list());
    }

    private String row(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).one());
    }
}
