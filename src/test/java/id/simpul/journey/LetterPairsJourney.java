package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An office and a school without a system exchange publications, prolong an agreement and put right what they said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterPairsJourney {
    private static final String STATES = "select state from exchange_pairs where exchange = ? order by place";

    private SchoolsByMail schools;
    private int asked;

    @BeforeAll
    void a_library_and_two_offices(@TempDir Path home) {
        schools = new SchoolsByMail(home);
        schools.act("partner.add", Member.entry("perpustakaan", "library"));
        for (String office : List.of("dinas-tambang", "dinas-laut")) {
            schools.act("partner.add", Member.entry(office, "dinas", "email").put("hasSystem", false));
        }
        ask(
                "perpustakaan",
                "exchange.want",
                "{\"titles\":[{\"title\":\"Sejarah Contoh\"},{\"title\":\"Peta Contoh\"}]}");
    }

    @AfterAll
    void close() {
        schools.close();
    }

    @Test
    void pairs_are_answered_sent_and_received_by_the_link_of_the_mail() {
        String exchange = exchange("dinas-tambang", "Rumah <b>Contoh</b>", "Kaba Contoh");
        String link = schools.link("dinas-tambang", "pertukaran");
        List<String> pairs = schools.rows("select id from exchange_pairs where exchange = ? order by place", exchange);
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body())
                .contains("Pertukaran terbitan", "Rumah &lt;b&gt;Contoh&lt;/b&gt;", "Kaba Contoh");
        HttpResponse<String> nothing = phone.send(link, "step", "answer");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Jawab dulu sekurangnya satu pasangan.");

        HttpResponse<String> answered =
                phone.send(link, "step", "answer", "p." + pairs.get(0), "agree", "p." + pairs.get(1), "decline");
        assertThat(answered.body()).contains("Kabar tentang 2 pasangan sudah kami catat");
        schools.act("staff.exchange", exchange(exchange, "agree"));
        assertThat(schools.rows(STATES, exchange)).containsExactly("agreed", "declined");

        String under = phone.get(link).body();
        assertThat(under).contains("Yang sudah disepakati", "Rumah").doesNotContain("Kaba Contoh");
        assertThat(phone.send(link, "step", "sent").statusCode()).isEqualTo(422);
        assertThat(phone.get(link).statusCode()).isEqualTo(200);
        assertThat(phone.send(link, "step", "sent", "p." + pairs.get(0), "yes").body())
                .contains("Kabar tentang 1 pasangan sudah kami catat");
        assertThat(schools.rows(STATES, exchange)).containsExactly("sent", "declined");
        schools.act("staff.exchange", exchange(exchange, "sent"));
        schools.act("staff.exchange", exchange(exchange, "received"));
        phone.get(link);
        assertThat(phone.send(link, "step", "received", "p." + pairs.get(0), "yes")
                        .body())
                .contains("Kabar tentang 1 pasangan sudah kami catat");
        assertThat(schools.rows(STATES, exchange)).containsExactly("closed", "declined");
        assertThat(phone.get(link).body()).contains("Tidak ada pasangan yang menunggu jawaban lagi");
    }

    @Test
    void a_pair_of_anothers_exchange_can_neither_be_seen_nor_answered() {
        String mine = exchange("dinas-laut", "Ikan Contoh", "Laut Contoh");
        String others = schools.link(Purpose.PAIRS, "dinas-tambang", mine);
        String link = schools.link(Purpose.PAIRS, "dinas-laut", mine);
        List<String> pairs = schools.rows("select id from exchange_pairs where exchange = ? order by place", mine);
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(others).statusCode()).isEqualTo(404);
        phone.get(link);
        assertThat(phone.send(link, "step", "answer", "p.pair-of-another", "agree")
                        .statusCode())
                .isEqualTo(422);
        assertThat(schools.rows(STATES, mine)).containsOnly("proposed").hasSameSizeAs(pairs);
    }

    @Test
    void an_agreement_that_ends_is_proposed_again_by_a_form_that_is_filled_in_and_only_by_its_parties() {
        schools.run("""
                insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, state, renewal_proposed)
                values ('agr-old', '7/2020', 'Kerja sama <i>Contoh</i>', 'service-use', 'own', '2020-01-01', '2026-12-31', '2020-01-01',
                        '{Tujuan satu}', 'valid', false)
                """);
        schools.run(
                "insert into agreement_parties (agreement, partner, name, place) values ('agr-old', 'dinas-laut', 'X', 0)");
        String link = schools.link(Purpose.AGREEMENT, "dinas-laut", "agr-old");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body())
                .contains("Usulkan perpanjangan perjanjian", "Kerja sama &lt;i&gt;Contoh&lt;/i&gt;", "Tujuan satu");
        String[] filled = {
            "form",
            "service-use",
            "title",
            "Kerja sama <i>Contoh</i>",
            "parties",
            "dinas-laut",
            "from",
            "2027-01-01",
            "to",
            "2026-01-01"
        };
        HttpResponse<String> backwards = phone.send(link, filled);
        assertThat(backwards.statusCode()).isEqualTo(422);
        assertThat(backwards.body()).contains("Belum terkirim", "value=\"2027-01-01\"");
        filled[9] = "2028-12-31";
        HttpResponse<String> proposed = phone.send(link, filled);
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
        assertThat(schools.rows("select partner from proposals")).containsExactly("dinas-laut");
        assertThat(phone.get(schools.link(Purpose.AGREEMENT, "dinas-tambang", "agr-old"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void two_purposes_about_one_batch_are_two_links_and_each_ends_alone() {
        schools.batch("bat-two", "sd-01", "dispatched", 1, 10);
        String received = schools.link(Purpose.RECEIVED, "sd-01", "bat-two");
        String returned = schools.link(Purpose.RETURNED, "sd-01", "bat-two");
        assertThat(received).isNotEqualTo(returned);
        StaffBrowser phone = schools.browser();
        phone.get(received);
        phone.send(received, "choice", "some", "b.B2", "missing");
        assertThat(phone.get(returned).body()).contains("Paket buku kembali", "9 buku");
        schools.run("update links set revoked_at = now() where thing = 'bat-two' and purpose = 'received'");
        assertThat(phone.get(received).statusCode()).isEqualTo(404);
        phone.get(returned);
        assertThat(phone.send(returned, "choice", "all").body()).contains("sudah kami catat");
        assertThat(schools.rows("select distinct state from batch_items where batch = 'bat-two' and barcode <> 'B2'"))
                .containsExactly("returned");
    }

    @Test
    void a_receipt_is_put_right_by_adding_to_it_and_nothing_said_is_taken_back() {
        schools.batch("bat-mend", "sd-02", "dispatched", 21, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-02", "bat-mend");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        assertThat(phone.send(link, "choice", "all").body()).contains("lengkap", link);
        phone.get(link);
        assertThat(phone.send(link, "b.B23", "missing").body()).contains("1 kurang");
        phone.get(link);
        HttpResponse<String> unsaid = phone.send(link, "choice", "all");
        assertThat(schools.rows("select state from batch_items where barcode = 'B23'"))
                .containsExactly("missing");
        assertThat(unsaid.body()).contains("1 kurang");
        schools.run("update batches set state = 'closed' where id = 'bat-mend'");
        assertThat(phone.get(link).body()).doesNotContain("<button");
    }

    @Test
    void a_school_says_that_a_day_does_not_suit_and_staff_read_it_while_the_day_stands() {
        schools.batch("bat-day", "sd-03", "planned", 41, 10);
        String link = schools.link(Purpose.DAY, "sd-03", "bat-day");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Hari itu tidak dapat?", "Paket diantar Kamis, 26 November 2026.");
        HttpResponse<String> wrong = phone.send(link, "other", "besok", "note", "NIK saya 1375011205900001 <i>");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Jangan menulis NIK", "Tanggalnya tidak terbaca", "&lt;i&gt;");
        for (int pressed = 0; pressed < 2; pressed++) {
            phone.get(link);
            assertThat(phone.send(link, "other", "2026-12-09", "note", "Ujian <b>akhir</b>")
                            .body())
                    .contains("menunggu dibaca petugas", "Harinya belum berubah");
        }
        assertThat(schools.rows("select said from mail_answers where partner = 'sd-03'"))
                .containsExactly("Paket diantar Kamis, 26 November 2026. Hari itu tidak dapat.\n"
                        + "Hari lain yang dapat: Rabu, 9 Desember 2026.\nUjian <b>akhir</b>");
        assertThat(schools.rows("select deliver_on from batches where id = 'bat-day'"))
                .containsExactly("2026-11-26");
        for (int said = 0; said < 6; said++) {
            phone.get(link);
            phone.send(link, "note", "lagi " + said);
        }
        assertThat(schools.rows("select id from mail_answers where partner = 'sd-03'"))
                .hasSize(5);

        schools.hub().hub().letLookRound("rina", "Rina", Role.OPERATOR, "awan-kerikil-pelita-7");
        StaffBrowser rina = StaffBrowser.in(schools.hub(), "rina", "awan-kerikil-pelita-7");
        assertThat(rina.get("/answers").body())
                .contains("Hari yang tidak dapat", "Ujian &lt;b&gt;akhir&lt;/b&gt;")
                .doesNotContain("<b>akhir");
        assertThat(phone.get(schools.link(Purpose.DAY, "sd-04", "bat-day")).statusCode())
                .isEqualTo(404);
        schools.run("update batches set state = 'closed' where id = 'bat-day'");
        assertThat(phone.get(link).body()).contains("tidak menunggu diantar").doesNotContain("<button");
    }

    private static ObjectNode exchange(String exchange, String act) {
        return Json.object().put("exchange", exchange).put("act", act);
    }

    private String exchange(String office, String first, String second) {
        for (String title : List.of(first, second)) {
            ask(
                    "perpustakaan",
                    "catalogue.item",
                    Json.object()
                            .put("barcode", "EX-" + ++asked)
                            .put("title", title)
                            .put("collection", "exchange")
                            .put("condition", "good")
                            .put("lendable", true));
        }
        ObjectNode data = Json.object();
        for (String title : List.of("Sejarah Contoh", "Peta Contoh")) {
            data.withArray("/offered")
                    .addObject()
                    .put("ref", title.substring(0, 4))
                    .put("title", title)
                    .put("forSale", false);
        }
        data.withArray("/wanted").addObject().put("title", first);
        data.withArray("/wanted").addObject().put("title", second);
        return ask(office, "exchange.offer", data).at("/outcome/exchange").asText();
    }

    private ObjectNode ask(String partner, String type, String data) {
        return ask(partner, type, Json.parse(data));
    }

    private ObjectNode ask(String partner, String type, ObjectNode data) {
        ObjectNode request = Json.object()
                .put("for", partner)
                .put("type", type)
                .put("saidBy", "Ibu Contoh")
                .put("via", "phone")
                .put("id", "ask-" + ++asked);
        request.set("data", data);
        ObjectNode said = schools.act("staff.ask", request);
        assertThat(said.path("status").asText()).as(said.toString()).isEqualTo("accepted");
        return said;
    }
}
