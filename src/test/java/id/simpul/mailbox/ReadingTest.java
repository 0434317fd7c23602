package id.simpul.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.SentMails.Sent;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final ObjectNode TOLD = Json.parse("""
            {"batch": "bat-1", "agreement": "agr-1", "booking": "bkg-1", "exchange": "exc-1",
             "pairs": [{"pair": "p1"}, {"pair": "p2"}]}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rotation.due       | Buku sudah siap dijemput, terima kasih   | rotation.returned {"batch":"bat-1","all":true}
            rotation.due       | sudah siap                               | rotation.returned {"batch":"bat-1","all":true}
            rotation.overdue   | Semua buku sudah dikembalikan            | rotation.returned {"batch":"bat-1","all":true}
            rotation.due       | Siap bu, semua buku sudah siap           | rotation.returned {"batch":"bat-1","all":true}
            rotation.due       | Siap pak, sudah dikembalikan             | rotation.returned {"batch":"bat-1","all":true}
            rotation.overdue   | B0017 hilang                             | rotation.returned {"batch":"bat-1","items":[],"lost":[{"barcode":"B0017"}]}
            rotation.invited   | Lanjut 12 bulan, terima kasih Bu         | rotation.renew {"agreement":"agr-1","termMonths":12}
            rotation.invited   | Kami ingin melanjutkan untuk 6 bulan.    | rotation.renew {"agreement":"agr-1","termMonths":6}
            rotation.closed    | Bintang 5                                | rotation.survey {"batch":"bat-1","rating":5}
            rotation.closed    | nilainya: 4                              | rotation.survey {"batch":"bat-1","rating":4}
            exchange.proposed  | Kami setuju semua pasangan               | exchange.answer {"exchange":"exc-1","agree":["p1","p2"]}
            booking.confirmed  | Mohon maaf, kami batal                   | booking.cancel {"booking":"bkg-1"}
            booking.reminder   | Kunjungannya dibatalkan                  | booking.cancel {"booking":"bkg-1"}
            rotation.dispatched | lengkap                                 | rotation.received {"batch":"bat-1"}
            """)
    void a_short_answer_beyond_doubt_becomes_the_request_of_the_mails_own_page(
            String topic, String text, String asked) {
        assertThat(Reading.of(told(topic, TOLD), OwnWords.of(text))
                        .map(one -> one.type().wire() + " " + one.data()))
                .contains(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rotation.due       | belum siap
            rotation.due       | Sudah siap?
            rotation.due       | siap
            rotation.due       | Siap pak, sudah kami terima
            rotation.due       | Sudah diterima, siap
            rotation.due       | Siap bu, semua buku ada
            rotation.due       | Sudah, siap
            rotation.due       | Terima kasih kembali, semua baik
            rotation.due       | Kapan dijemput, semua sudah siap
            rotation.due       | sudah siap kecuali B0017
            rotation.overdue   | B0017 belum ada
            rotation.overdue   | B0017 rusak
            rotation.overdue   | Semua kembali, B0017 hilang
            rotation.overdue   | hilang
            rotation.invited   | lanjut
            rotation.invited   | tidak lanjut 12 bulan
            rotation.invited   | Lanjut 6 bulan atau 12 bulan
            rotation.invited   | lanjut 12 bulan tapi kelas 4 saja
            rotation.invited   | berhenti
            rotation.closed    | 5
            rotation.closed    | bintang 6
            rotation.closed    | bintang 5 untuk bukunya, bintang 1 untuk kardusnya
            exchange.proposed  | setuju
            exchange.proposed  | tidak setuju semua
            exchange.proposed  | setuju semua kecuali nomor 2
            booking.reminder   | jangan dibatalkan
            booking.reminder   | Apa bisa batal?
            booking.reminder   | batal, ganti hari Rabu
            agreement.ending   | setuju lanjut 12 bulan
            obligation.opened  | judul yang sama
            rotation.planned   | lengkap
            information.published | lengkap
            """)
    void anything_less_plain_is_for_people(String topic, String text) {
        Sent told = told(topic, TOLD);
        assertThat(Reading.of(told, OwnWords.of(text))).isEmpty();
        assertThat(Reading.isStop(told, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotation.invited", "rotation.closed", "exchange.proposed"})
    void what_the_mail_did_not_ask_cannot_be_answered(String topic) {
        ObjectNode other =
                Json.parse("{\"batch\":\"bat-1\",\"obligations\":[{\"obligation\":\"o-1\"}],\"exchange\":\"exc-1\"}");
        for (String text : new String[] {"lanjut 12 bulan", "bintang 5", "setuju semua"}) {
            assertThat(Reading.of(told(topic, other), text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "booking.reminder, 'Ya, kami jadi datang', true",
        "booking.confirmed, hadir, true",
        "booking.reminder, 'jadi batal', false",
        "booking.reminder, 'tidak jadi', false",
        "rotation.due, hadir, false",
        "booking.reminder, terima kasih, false"
    })
    void that_it_stands_is_nothing_to_do(String topic, String text, boolean stands) {
        assertThat(Reading.isAsTold(told(topic, TOLD), text)).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({
        "information.published, berhenti, true",
        "information.published, Unsubscribe, true",
        "rotation.due, berhenti, false",
        "information.published, jangan berhenti, false",
        "information.published, berhenti?, false"
    })
    void who_wants_no_more_announcements_says_so_in_one_word(String topic, String text, boolean stop) {
        assertThat(Reading.isStop(told(topic, TOLD), text)).isEqualTo(stop);
    }

    /** One word more, whatever it is, and people read it. */
    @Property(tries = 300)
    void no_word_from_elsewhere_is_overheard(@ForAll @StringLength(min = 3, max = 12) String word) {
        String strange = "zq" + word.replaceAll("[^a-z]", "q");
        for (String text :
                new String[] {"lengkap", "sudah siap", "lanjut 12 bulan", "setuju semua", "batal", "bintang 5"}) {
            assertThat(Arrays.stream(Topic.values())
                            .map(topic -> Reading.of(told(topic.wire(), TOLD), text + " " + strange)))
                    .allMatch(Optional::isEmpty);
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void nothing_is_read_into_silence_or_into_the_mail_itself(Topic topic) {
        for (String text : new String[] {
            "",
            "> lengkap",
            "> sudah siap\n> semua kembali",
            "On Mon, 5 Jan 2026 at 10:00 X <a@b.example> wrote:\n> batal"
        }) {
            assertThat(Reading.of(told(topic.wire(), TOLD), OwnWords.of(text)))
                    .as(text)
                    .isEmpty();
        }
    }

    private static Sent told(String topic, ObjectNode data) {
        return new Sent(1, new PartnerId("sd-01"), topic, data);
    }
}
