package id.simpul.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lengkap",
                "Lengkap.",
                "Selamat pagi Bu, paket sudah diterima lengkap. Terima kasih",
                "SEMUA ADA",
                "komplit 👍",
                "Semuanya sudah ada, terima kasih"
            })
    void that_all_is_there_is_understood_when_nothing_else_is_said(String text) {
        assertThat(Said.received(OwnWords.of(text), "bat-1")).contains(data("{\"batch\":\"bat-1\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidak lengkap",
                "belum lengkap",
                "Lengkap, tapi ada yang sobek",
                "Kapan diambil?",
                "terima kasih",
                "",
                "Sudah kami terima",
                "tidak semua ada",
                "hilang",
                "Lengkap?",
                "Apakah sudah lengkap",
                "B00001",
                "Tolong telepon saya di 0812345678",
                "Hilang:\nB00001\nSudah ada:\nB00002\nB00003",
                "Hilang: B00001\nSemua sudah diterima baik:\nB00002",
                "Rusak:\nB00003\nBaik:\nB00004",
                "B00001 hilang, B00002 sudah ada",
                "B00001 hilang, ada B00002",
                "B00003 rusak, B00004 baik",
                "B00003 tidak rusak",
                "B00003 kurang baik"
            })
    void anything_less_plain_is_for_people(String text) {
        assertThat(Said.received(OwnWords.of(text), "bat-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B00001 hilang|{\"batch\":\"bat-1\",\"missing\":[\"B00001\"]}",
                "Kurang: B00001, B00002.|{\"batch\":\"bat-1\",\"missing\":[\"B00001\",\"B00002\"]}",
                "B00003 rusak sampul lepas|{\"batch\":\"bat-1\",\"damaged\":[{\"barcode\":\"B00003\",\"note\":\"sampul lepas\"}]}",
                "B00001 sudah hilang|{\"batch\":\"bat-1\",\"missing\":[\"B00001\"]}",
                "B00001 hilang, terima kasih|{\"batch\":\"bat-1\",\"missing\":[\"B00001\"]}",
                "B-1 tidak ada|{\"batch\":\"bat-1\",\"missing\":[\"B-1\"]}",
            })
    void books_are_listed_with_what_is_wrong(String text, String expected) {
        assertThat(Said.received(OwnWords.of(text), "bat-1")).contains(data(expected));
    }

    @Test
    void a_heading_counts_for_the_lines_below_it() {
        String text = """
                Selamat pagi, paket sudah diterima.
                Hilang:
                B00001
                B00002
                Rusak:
                B00003

                Terima kasih
                """;

        assertThat(Said.received(OwnWords.of(text), "bat-1"))
                .contains(
                        data(
                                "{\"batch\":\"bat-1\",\"missing\":[\"B00001\",\"B00002\"],\"damaged\":[{\"barcode\":\"B00003\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lengkap\n\n> Paket dalam perjalanan\n> B00001 hilang",
                "lengkap\n\nPada tanggal Sen, 5 Jan 2026 pukul 10.00 Perpustakaan <p@contoh.example> menulis:\n> B00001 hilang",
                "lengkap\n\nOn Mon, Jan 5, 2026 at 10:00 AM Library <p@contoh.example>\nwrote:\n\n> B00001 hilang",
                "> Paket dalam perjalanan\n> B00001 hilang\n\nlengkap",
                "> Paket\n\nlengkap\n\n-- \nIbu Contoh",
                "lengkap\n-- \nIbu Contoh, B00001",
                "lengkap\nDikirim dari Yahoo Mail di Android",
                "lengkap\r\n\r\n-----Original Message-----\r\nFrom: P\r\nB00001 hilang",
                "lengkap\n________________________________\nDari: P <p@contoh.example>\nB00001 hilang"
            })
    void what_is_quoted_and_how_it_is_signed_is_left_out(String text) {
        assertThat(OwnWords.of(text)).isEqualTo("lengkap");
    }

    private static ObjectNode data(String json) {
        return Json.parse(json);
    }
}
