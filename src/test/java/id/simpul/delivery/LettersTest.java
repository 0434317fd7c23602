package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final String LEFT_OVER = "(?s).*(\\{\\w|\\[!?\\w+[=\\]]|null|Optional).*";

    private final Letters letters = new Letters(Samples.SENDER);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_is_told_in_both_languages(Topic topic) {
        for (Language language : Language.values()) {
            Mail mail = compose(topic, Samples.data(topic), language);

            assertThat(mail.subject()).isNotBlank().doesNotMatch(LEFT_OVER);
            assertThat(mail.text())
                    .contains("SD Negeri 01 Contoh", "Perpustakaan Contoh")
                    .doesNotMatch(LEFT_OVER);
            assertThat(mail.html())
                    .contains("<html lang=\"" + language.wire() + "\">", "SD Negeri 01 Contoh")
                    .doesNotMatch(LEFT_OVER)
                    .doesNotContain("<img", "<script", "src=");
        }
        assertThat(compose(topic, Samples.data(topic), Language.ID).text())
                .isNotEqualTo(compose(topic, Samples.data(topic), Language.EN).text());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_notice_without_data_makes_a_shorter_mail_and_never_a_broken_one(Topic topic) {
        for (Language language : Language.values()) {
            Mail mail = compose(topic, Json.object(), language);

            assertThat(mail.subject()).isNotBlank().doesNotMatch(LEFT_OVER);
            assertThat(mail.text()).doesNotMatch(LEFT_OVER);
            assertThat(mail.html()).doesNotMatch(LEFT_OVER);
            assertThat(mail.attachments()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_fact_is_named_in_the_readers_language_and_stands_in_the_published_schema(Topic topic) throws Exception {
        ObjectNode data = Samples.data(topic);
        for (Language language : Language.values()) {
            Words words = new Words(language, Samples.SENDER.zone());
            Letter letter = new Letter(words, topic, data);
            letter.says();
            letter.todos();
            assertThat(letter.facts().keySet()).isSubsetOf(labels(words));
        }
        NoticeForm.assertPublished(topic, data);
    }

    private static Set<String> labels(Words words) throws java.io.IOException {
        return keys(words.language()).stream()
                .map(Object::toString)
                .filter(key -> key.startsWith("label."))
                .map(words::get)
                .collect(Collectors.toSet());
    }

    @Test
    void a_reminder_says_how_many_days_are_left_or_over() {
        assertThat(compose(Topic.ROTATION_DUE, Samples.data(Topic.ROTATION_DUE), Language.ID)
                        .text())
                .contains("14 hari lagi")
                .doesNotContain("Days left");
        assertThat(compose(Topic.ROTATION_OVERDUE, Samples.data(Topic.ROTATION_OVERDUE), Language.EN)
                        .text())
                .contains("7 days ago");
        assertThat(compose(Topic.INFORMATION_PUBLISHED, Samples.data(Topic.INFORMATION_PUBLISHED), Language.ID)
                        .subject())
                .isEqualTo("Informasi dari Dinas Contoh: Pekan literasi");
    }

    @Test
    void both_languages_have_the_same_messages() throws Exception {
        assertThat(keys(Language.ID)).isEqualTo(keys(Language.EN));
    }

    @Test
    void a_school_whose_term_ends_is_asked_to_go_on_and_until_when_it_can_answer() {
        ObjectNode data = Samples.data(Topic.ROTATION_INVITED);

        Mail asked = compose(Topic.ROTATION_INVITED, data, Language.ID);
        assertThat(asked.subject()).contains("berakhir Senin, 5 Oktober 2026");
        assertThat(asked.text())
                .contains(
                        "mohon kabari kami paling lambat Selasa, 1 September 2026, dan untuk berapa bulan: 6, 9 atau 12")
                .doesNotContain("Daftarkan");
        assertThat(compose(Topic.ROTATION_INVITED, data, Language.EN).text())
                .contains("please tell us by Tuesday, 1 September 2026");
    }

    @Test
    void a_school_that_takes_no_part_is_invited_to_join() {
        ObjectNode data = Samples.data(Topic.ROTATION_INVITED).without(List.of("agreement", "until", "answerBy"));

        assertThat(compose(Topic.ROTATION_INVITED, data, Language.ID).text())
                .contains("Daftarkan sekolah Anda")
                .doesNotContain("berakhir");
    }

    @Test
    void a_date_is_told_with_its_weekday_in_the_readers_language() {
        ObjectNode data = Samples.data(Topic.ROTATION_ANNOUNCED);

        assertThat(compose(Topic.ROTATION_ANNOUNCED, data, Language.ID).subject())
                .isEqualTo("Jadwal pengantaran paket buku: Senin, 5 Oktober 2026");
        assertThat(compose(Topic.ROTATION_ANNOUNCED, data, Language.EN).subject())
                .isEqualTo("Your books arrive on Monday, 5 October 2026");
    }

    @Test
    void a_late_decision_gives_its_reasons_and_the_nearest_free_days_in_the_readers_language() {
        ObjectNode data = Samples.data(Topic.REQUEST_DECIDED);

        assertThat(compose(Topic.REQUEST_DECIDED, data, Language.ID).text())
                .contains("Hari itu sudah penuh.", "Jumat, 11 September 2026")
                .doesNotContain("That day is full.");
        assertThat(compose(Topic.REQUEST_DECIDED, data, Language.EN).text())
                .contains("That day is full.", "Friday, 11 September 2026")
                .doesNotContain("Hari itu sudah penuh.");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta,  2 Juli 2026 pukul 06.30 WIB,   2 July 2026 at 06:30 WIB",
        "Asia/Makassar, 2 Juli 2026 pukul 07.30 WITA,  2 July 2026 at 07:30 WITA",
        "Asia/Jayapura, 2 Juli 2026 pukul 08.30 WIT,   2 July 2026 at 08:30 WIT",
        "Asia/Dili,     2 Juli 2026 pukul 08.30 TLT,   2 July 2026 at 08:30 TLT",
        "UTC,           1 Juli 2026 pukul 23.30 UTC,   1 July 2026 at 23:30 UTC"
    })
    void hours_are_those_of_the_librarys_zone_under_its_usual_name(String zone, String indonesian, String english) {
        Policies policies = Policies.parse("- effective: 2020-01-01\n  library: {zone: " + zone + "}");
        Letters local = new Letters(Samples.sender(policies.zone()));
        ObjectNode data =
                Json.object().put("from", "Dinas").put("subject", "Jam").put("closesAt", "2026-07-01T23:30:00Z");

        assertThat(local.compose(Samples.delivery(Topic.INFORMATION_PUBLISHED, data, Language.ID))
                        .text())
                .contains(indonesian);
        assertThat(local.compose(Samples.delivery(Topic.INFORMATION_PUBLISHED, data, Language.EN))
                        .text())
                .contains(english);
    }

    @Test
    void a_list_too_wide_for_a_mail_is_attached_only() {
        ObjectNode data = Json.object().put("period", "2026-Q3");
        ObjectNode partner = data.withArray("/partners").addObject().put("partner", "sd-lebar");
        for (int column = 0; column < 20; column++) {
            partner.put("figure" + column, column);
        }

        Mail mail = compose(Topic.EVALUATION_PUBLISHED, data, Language.ID);

        assertThat(mail.text())
                .doesNotContain("sd-lebar")
                .contains("Daftar lengkap (1 baris) ada di lampiran mitra.csv.");
        assertThat(mail.html()).doesNotContain("sd-lebar");
        assertThat(mail.attachments()).anySatisfy(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                .contains("sd-lebar"));
    }

    @Test
    void a_proposal_for_the_national_library_says_in_its_language_who_takes_part_and_with_which_document() {
        ObjectNode data = Json.object().put("proposal", "prp-1");
        data.putObject("document").put("name", "usulan.pdf");
        data.withArray("/partners").addObject().put("partner", "kampus").put("kind", "university");

        assertThat(compose(Topic.AGREEMENT_PROPOSED, data, Language.ID).text())
                .contains("Dokumen: usulan.pdf", "kampus | universitas");
    }

    @Test
    void figures_of_a_renewal_are_named_in_the_readers_language() {
        ObjectNode data = Json.object().put("agreement", "agr-1");
        data.withArray("/indicators").addObject().put("indicator", "since").put("value", "2026-08-31");
        data.withArray("/indicators")
                .addObject()
                .put("indicator", "new-members")
                .put("value", 3);

        assertThat(compose(Topic.AGREEMENT_ENDING, data, Language.EN).text())
                .contains("Counted since | Monday, 31 August 2026", "New members from partners | 3");
    }

    @Test
    void what_others_wrote_is_shown_and_never_run() {
        ObjectNode data = Json.object()
                .put("from", "Dinas <script>alert(1)</script>")
                .put("subject", "Gratis\r\nBcc: semua@contoh.example")
                .put("body", "<img src=x onerror=alert(1)>")
                .put("link", "javascript:alert(1)")
                .put("unknownField", "\"><b>tebal</b>");
        Mail mail = letters.compose(
                Samples.delivery(Topic.INFORMATION_PUBLISHED, data, Language.ID, "SD <b>Contoh</b>\r\nX-Header: 1"));

        assertThat(mail.subject()).doesNotContain("\r", "\n").contains("Gratis Bcc:");
        assertThat(mail.html())
                .doesNotContain("<script", "<img", "<b>", "javascript:")
                .contains("&lt;script&gt;", "&lt;img src=x", "Unknown field");
        assertThat(mail.text()).doesNotContain("\r").contains("SD <b>Contoh</b> X-Header: 1");
    }

    @Test
    void a_mail_to_staff_goes_where_the_library_says_and_speaks_to_the_library() {
        Delivery sample = Samples.delivery(Topic.CALENDAR_ENDING, Samples.data(Topic.CALENDAR_ENDING), Language.ID);
        Delivery.Recipient staff = new Delivery.Recipient(
                PartnerId.STAFF, PartnerKind.OTHER, "staff", Optional.empty(), Map.of(), Language.ID);
        Delivery delivery = new Delivery(1, Channel.EMAIL, 0, staff, sample.topic(), sample.request(), sample.event());

        Mail mail = letters.compose(delivery);

        assertThat(mail.to()).isEqualTo(Samples.SENDER.staff());
        assertThat(mail.text())
                .contains("Yth. Bapak/Ibu di Perpustakaan Contoh,", "untuk Kota Bukittinggi hanya sampai")
                .doesNotContain("mitra perpustakaan", "Kabari kami");
    }

    @Test
    void a_mail_goes_to_exactly_one_plain_address() {
        for (String address : new String[] {
            "",
            "sd01",
            "a@sekolah.example, b@sekolah.example",
            "SD <a@sekolah.example>",
            "a@sekolah.example\r\nBcc: b@sekolah.example",
            "a@sekolah..example"
        }) {
            Delivery sample = Samples.delivery(Topic.ROTATION_DUE, Json.object(), Language.ID);
            Delivery.Recipient to = new Delivery.Recipient(
                    sample.to().id(), sample.to().kind(), "SD", Optional.of(address), Map.of(), Language.ID);
            Delivery delivery = new Delivery(1, Channel.EMAIL, 0, to, sample.topic(), sample.request(), sample.event());
            assertThatThrownBy(() -> letters.compose(delivery))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("correct it in the directory");
        }
    }

    @Test
    void the_packing_list_goes_box_by_box_and_opens_in_a_spreadsheet() {
        Mail mail = compose(Topic.ROTATION_ANNOUNCED, Samples.data(Topic.ROTATION_ANNOUNCED), Language.ID);

        Mail.Attachment list = mail.attachments().get(0);
        assertThat(list.name()).isEqualTo("daftar-buku.csv");
        String[] lines = new String(list.content(), StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines).hasSize(101).startsWith("\uFEFFKardus;Nomor barcode;Judul", "1;B0003;Cerita Contoh 3");
        assertThat(lines[100]).isEqualTo("4;B0096;Cerita Contoh 96");
        assertThat(mail.text())
                .contains("Daftar lengkap (100 baris)", "\nHari antar: Senin, 5 Oktober 2026\nBuku: 100\n")
                .doesNotContain("B0003");
    }

    @Test
    void a_cell_never_begins_a_formula() {
        ObjectNode data = Json.object();
        data.putArray("items").addObject().put("barcode", "-1+1").put("title", "=cmd|'/c calc'!A1");

        Mail mail = compose(Topic.ROTATION_OVERDUE, data, Language.EN);

        assertThat(new String(mail.attachments().get(0).content(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFBarcode,Title\r\n'-1+1,'=cmd|'/c calc'!A1\r\n");
    }

    @Test
    void a_delivery_is_an_entry_in_the_calendar_and_a_later_word_moves_it() throws Exception {
        VEvent first = invitation(Topic.ROTATION_ANNOUNCED, "2026-07-01T01:00:00Z");
        VEvent moved = invitation(Topic.ROTATION_RESCHEDULED, "2026-07-02T01:00:00Z");

        assertThat(day(first, "DTSTART")).isEqualTo("20261005");
        assertThat(day(first, "DTEND")).isEqualTo("20261006");
        assertThat(day(moved, "DTSTART")).isEqualTo("20261006");
        assertThat(moved.getUid()).isEqualTo(first.getUid()).isPresent();
        assertThat(sequence(moved)).isGreaterThan(sequence(first));
    }

    @Test
    void what_is_off_takes_its_day_out_of_the_calendar_under_the_same_name() throws Exception {
        VEvent booked = invitation(Topic.BOOKING_CONFIRMED, "2026-07-01T01:00:00Z");
        VEvent off = invitation(Topic.BOOKING_CANCELLED, "2026-07-01T01:00:30Z", "CANCEL");

        assertThat(off.getUid()).isEqualTo(booked.getUid()).isPresent();
        assertThat(sequence(off)).isGreaterThan(sequence(booked));
        assertThat(off.getProperty("STATUS").orElseThrow().getValue()).isEqualTo("CANCELLED");

        VEvent announced = invitation(Topic.ROTATION_ANNOUNCED, "2026-07-01T01:00:00Z");
        ObjectNode never = Json.object()
                .put("batch", "bat-1")
                .put("quarter", "2026-Q4")
                .put("cancelled", "withdrawn")
                .put("deliverOn", "2026-10-05");
        VEvent cancelled = invitation(Topic.ROTATION_CLOSED, never, "2026-07-03T01:00:00Z", "CANCEL");
        assertThat(cancelled.getUid()).isEqualTo(announced.getUid());
        assertThat(compose(Topic.ROTATION_CLOSED, Samples.data(Topic.ROTATION_CLOSED), Language.ID)
                        .attachments())
                .as("a batch that came and went back stays in the calendar")
                .noneMatch(file -> file.type().contains("calendar"));
    }

    @Test
    void what_ends_with_a_partners_part_takes_each_of_its_days_out_of_the_calendar_by_a_file_of_its_own()
            throws Exception {
        VEvent announced = invitation(Topic.ROTATION_ANNOUNCED, "2026-07-01T01:00:00Z");
        ObjectNode ended = Samples.data(Topic.PARTNER_ENDED);
        ended.withArray("/takenBack")
                .addObject()
                .put("kind", "outreach")
                .put("id", "out-1")
                .put("from", "2026-09-16")
                .put("to", "2026-09-16");

        Mail mail = compose(Topic.PARTNER_ENDED, ended, Language.ID);

        List<Mail.Attachment> off = mail.attachments().stream()
                .filter(file -> file.type().contains("calendar"))
                .toList();
        assertThat(off).hasSize(2).allMatch(file -> file.type().endsWith("method=CANCEL"));
        assertThat(off).extracting(Mail.Attachment::name).doesNotHaveDuplicates();
        assertThat(new String(off.get(0).content(), StandardCharsets.UTF_8))
                .contains("UID:" + announced.getUid().orElseThrow().getValue(), "STATUS:CANCELLED");
        assertThat(mail.text()).contains("Pembatalan kalender").doesNotContain("bat-1", "out-1");
    }

    @Test
    void a_visit_of_the_librarys_is_an_entry_in_the_partners_calendar_until_it_is_off() throws Exception {
        VEvent planned = invitation(Topic.OUTREACH_PLANNED, "2026-07-01T01:00:00Z");
        VEvent off = invitation(Topic.OUTREACH_CANCELLED, "2026-07-02T01:00:00Z", "CANCEL");

        assertThat(day(planned, "DTSTART")).isEqualTo("20260916");
        assertThat(planned.getProperty("LOCATION")).as("it is at the partner's").isEmpty();
        assertThat(off.getUid()).isEqualTo(planned.getUid()).isPresent();
        assertThat(sequence(off)).isGreaterThan(sequence(planned));
    }

    @Test
    void a_mail_says_today_and_tomorrow_where_no_or_one_day_is_left() {
        ObjectNode data = Samples.data(Topic.BOOKING_REMINDER).put("on", "2026-09-01");

        assertThat(compose(Topic.BOOKING_REMINDER, data.deepCopy().put("daysLeft", 0), Language.ID)
                        .text())
                .contains("Hari ini kami menantikan")
                .doesNotContain("hari lagi");
        assertThat(compose(Topic.BOOKING_REMINDER, data.deepCopy().put("daysLeft", 1), Language.ID)
                        .text())
                .contains("Besok, ")
                .doesNotContain("hari lagi");
        assertThat(compose(Topic.BOOKING_REMINDER, data.deepCopy().put("daysLeft", 3), Language.ID)
                        .text())
                .contains(", 3 hari lagi.");
    }

    @Test
    void a_period_takes_up_all_its_days_in_the_calendar() throws Exception {
        VEvent event = invitation(Topic.BOOKING_REMINDER, "2026-07-01T01:00:00Z");

        assertThat(day(event, "DTSTART")).isEqualTo("20260901");
        assertThat(day(event, "DTEND")).isEqualTo("20261001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDCDA", "e\u0301", "x"})
    void a_long_subject_is_cut_between_letters_and_never_within_one(String letter) {
        for (int before = 0; before < 3; before++) {
            ObjectNode data =
                    Samples.data(Topic.INFORMATION_PUBLISHED).put("subject", "a".repeat(before) + letter.repeat(300));
            String subject =
                    compose(Topic.INFORMATION_PUBLISHED, data, Language.ID).subject();

            assertThat(subject.codePointCount(0, subject.length())).isBetween(110, 120);
            assertThat(subject).endsWith(letter + "…");
            assertThat(new String(subject.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(subject);
        }
    }

    private Mail compose(Topic topic, ObjectNode data, Language language) {
        return letters.compose(Samples.delivery(topic, data, language));
    }

    private VEvent invitation(Topic topic, String at) throws Exception {
        return invitation(topic, at, "PUBLISH");
    }

    private VEvent invitation(Topic topic, String at, String method) throws Exception {
        return invitation(topic, Samples.data(topic), at, method);
    }

    private VEvent invitation(Topic topic, ObjectNode data, String at, String method) throws Exception {
        Delivery sample = Samples.delivery(topic, data, Language.ID);
        ObjectNode event = Json.parse(sample.event()).put("time", at);
        Mail mail = letters.compose(
                new Delivery(7, Channel.EMAIL, 0, sample.to(), topic.wire(), Optional.empty(), Json.text(event)));
        Mail.Attachment file = mail.attachments().get(mail.attachments().size() - 1);
        assertThat(file.type()).contains("text/calendar", "method=" + method);
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(file.content()));
        calendar.validate();
        return calendar.<VEvent>getComponents().stream()
                .filter(component -> component.getName().equals(Component.VEVENT))
                .findFirst()
                .orElseThrow();
    }

    private static String day(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static int sequence(VEvent event) {
        return event.<Sequence>getProperty("SEQUENCE").orElseThrow().getSequenceNo();
    }

    private static java.util.Set<Object> keys(Language language) throws java.io.IOException {
        java.util.Properties messages = new java.util.Properties();
        try (var in = LettersTest.class.getResourceAsStream("/messages_" + language.wire() + ".properties")) {
            messages.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages.keySet();
    }
}
