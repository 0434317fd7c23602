package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest {
    private static final String NIK = "1375011205900001";
    private final Envelopes envelopes = new Envelopes(new Fingerprints(new byte[32]));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "bukan JSON",
                "{",
                "{\"id\":1,}",
                "{'id':1}",
                "{} {}",
                "{} x",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\t\"}",
                "{\"a\":1e99999999999}",
                "[1"
            })
    void what_is_not_json_is_answered_so(String body) {
        assertThat(malformed(body.getBytes(UTF_8)).problems())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"teks\"", "[{}]"})
    void json_that_is_no_object_is_no_cloudevent(String body) {
        assertThat(malformed(body.getBytes(UTF_8)).problems())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_CLOUDEVENT);
    }

    static Stream<Charset> foreign() {
        return Stream.of(ISO_8859_1, UTF_16, Charset.forName("UTF-32LE"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void text_in_another_encoding_is_not_json(Charset charset) {
        ObjectNode event = visit();
        event.put("subject", "kafé");
        assertThat(malformed(event.toString().getBytes(charset)).problems())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_JSON);
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        assertThat(envelopes.open(Samples.incoming(PartnerKind.SCHOOL, ("\uFEFF" + visit()).getBytes(UTF_8))))
                .isInstanceOf(Opened.WellFormed.class);
    }

    @Test
    void what_is_too_deep_or_has_endless_numbers_is_refused_to_be_read() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String endless = "{\"a\":" + "1".repeat(5000) + "}";
        assertThat(malformed(deep.getBytes(UTF_8)).problems())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_JSON);
        assertThat(malformed(endless.getBytes(UTF_8)).problems())
                .extracting(Reason::code)
                .containsExactly(Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "1e-1000000000", "-1E+2147483000"})
    void a_number_that_would_fill_the_memory_is_not_written_out(String number) {
        String body = visit().toString().replace("\"people\":25", "\"people\":" + number);
        assertThat(malformed(body.getBytes(UTF_8)).problems())
                .extracting(Reason::code, Reason::pointer)
                .containsExactly(tuple(Code.SCHEMA, "/data/people"));
    }

    @Test
    void the_limit_is_256_kib_to_the_byte() {
        ObjectNode event = visit();
        event.put("subject", "");
        int rest = 256 * 1024 - event.toString().length();
        event.put("subject", "x".repeat(rest));
        assertThat(envelopes.open(Samples.incoming(RequestType.VISIT_BOOK, event)))
                .isInstanceOf(Opened.WellFormed.class);

        event.put("subject", "x".repeat(rest + 1));
        Opened.Malformed tooLarge = malformed(event);
        assertThat(tooLarge.problems()).extracting(Reason::code).containsExactly(Code.TOO_LARGE);
        assertThat(tooLarge.id()).contains("permintaan-1");
    }

    @Test
    void a_name_that_stands_twice_is_told_with_whatever_else_is_wrong() {
        String body = visit().put("source", "/partners/lain")
                .toString()
                .replace("\"people\":25", "\"people\":1,\"people\":2");
        assertThat(malformed(body.getBytes(UTF_8)).problems())
                .extracting(Reason::code, Reason::pointer)
                .containsExactly(tuple(Code.NOT_JSON, "/data/people"), tuple(Code.WRONG_SOURCE, "/source"));
    }

    static Stream<Arguments> envelopes() {
        return Stream.of(
                wrong("specversion", "0.3", Code.NOT_CLOUDEVENT),
                wrong("specversion", 1.0, Code.NOT_CLOUDEVENT),
                wrong("specversion", null, Code.NOT_CLOUDEVENT),
                wrong("id", "", Code.NOT_CLOUDEVENT),
                wrong("id", null, Code.NOT_CLOUDEVENT),
                wrong("id", 7, Code.NOT_CLOUDEVENT),
                wrong("id", "x".repeat(129), Code.NOT_CLOUDEVENT),
                wrong("id", "a\nb", Code.NOT_CLOUDEVENT),
                wrong("id", "a\0", Code.NOT_CLOUDEVENT),
                wrong("id", NIK, Code.PERSONAL_NUMBER),
                wrong("source", null, Code.NOT_CLOUDEVENT),
                wrong("source", "/partners/mitra-lain", Code.WRONG_SOURCE),
                wrong("source", "mitra-contoh", Code.WRONG_SOURCE),
                wrong("source", 1, Code.WRONG_SOURCE),
                wrong("type", null, Code.NOT_CLOUDEVENT),
                wrong("type", 3, Code.UNKNOWN_TYPE),
                wrong("type", "visit.book", Code.UNKNOWN_TYPE),
                wrong("type", "id.simpul.v1", Code.UNKNOWN_TYPE),
                wrong("type", "id.simpul.visit.book.v2", Code.UNKNOWN_TYPE),
                wrong("type", "id.simpul.staff.pack.v1", Code.UNKNOWN_TYPE),
                wrong("time", "kemarin", Code.NOT_CLOUDEVENT),
                wrong("time", "2026-07-01", Code.NOT_CLOUDEVENT),
                wrong("time", "2026-07-01T08:00:00", Code.NOT_CLOUDEVENT),
                wrong("time", "2026-02-30T08:00:00Z", Code.NOT_CLOUDEVENT),
                wrong("time", "2026-07-01T08:00:001Z", Code.NOT_CLOUDEVENT),
                wrong("time", 1782867600, Code.NOT_CLOUDEVENT),
                wrong("datacontenttype", "text/xml", Code.NOT_CLOUDEVENT),
                wrong("test", "true", Code.NOT_CLOUDEVENT),
                wrong("data", null, Code.SCHEMA),
                wrong("subject", "NIK " + NIK, Code.PERSONAL_NUMBER),
                wrong("x" + NIK, 1, Code.PERSONAL_NUMBER));
    }

    private static Arguments wrong(String attribute, Object value, Code code) {
        return Arguments.of(attribute, Optional.ofNullable(value), code);
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void each_wrong_attribute_is_told_with_its_place(String attribute, Optional<Object> value, Code code) {
        ObjectNode event = visit();
        event.remove(attribute);
        value.ifPresent(present -> event.putPOJO(attribute, present));
        List<Reason> problems = malformed(event).problems();

        assertThat(problems).extracting(Reason::code).containsExactly(code);
        assertThat(problems.get(0).pointer()).startsWith("/" + attribute.charAt(0));
        assertThat(problems.get(0).pointer()).doesNotContain(NIK);
    }

    @Test
    void half_a_character_is_no_text() {
        String body = visit().put("subject", "?").toString().replace("\"?\"", "\"\\ud800\"");
        assertThat(malformed(body.getBytes(UTF_8)).problems())
                .extracting(Reason::code, Reason::pointer)
                .containsExactly(tuple(Code.SCHEMA, "/subject"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-01T08:00:00Z",
                "2026-07-01t08:00:00.123456789012z",
                "2016-12-31T23:59:60Z",
                "2026-07-01T08:00:00-00:00"
            })
    void any_time_of_rfc_3339_is_read(String time) {
        assertThat(envelopes.open(Samples.incoming(RequestType.VISIT_BOOK, visit().put("time", time))))
                .isInstanceOf(Opened.WellFormed.class);
    }

    @Test
    void what_may_be_missing_may_be_missing() {
        ObjectNode event = visit();
        event.remove(List.of("time", "datacontenttype"));
        event.put("foo", 1).putNull("test");
        Opened opened = envelopes.open(Samples.incoming(RequestType.VISIT_BOOK, event));

        assertThat(opened).isInstanceOfSatisfying(Opened.WellFormed.class, wellFormed -> {
            assertThat(wellFormed.request().time()).isEqualTo(Samples.ARRIVED);
            assertThat(wellFormed.request().test()).isFalse();
        });
    }

    @Test
    void the_sender_must_be_of_a_kind_that_may_ask_this() {
        ObjectNode event = Samples.event(RequestType.ROTATION_ENROL);
        Opened.Malformed malformed =
                (Opened.Malformed) envelopes.open(Samples.incoming(PartnerKind.DINAS, bytes(event)));
        assertThat(malformed.problems()).extracting(Reason::code).containsExactly(Code.WRONG_KIND);
        assertThat(malformed.id()).contains("permintaan-1");
    }

    @Test
    void the_nearest_known_names_are_offered() {
        ObjectNode event = visit().put("type", "id.simpul.visit.bok.v1");
        assertThat(malformed(event).problems().get(0).message(Language.EN)).contains("id.simpul.visit.book.v1");

        ObjectNode field = visit();
        ((ObjectNode) field.get("data")).put("persons", 1).put("peopel", 2);
        assertThat(malformed(field).problems())
                .extracting(Reason::code, Reason::pointer, reason -> reason.message(Language.EN))
                .containsExactlyInAnyOrder(
                        tuple(
                                Code.UNKNOWN_FIELD,
                                "/data/persons",
                                "The field persons is not known; the nearest known is Purpose of the visit (purpose)."),
                        tuple(
                                Code.UNKNOWN_FIELD,
                                "/data/peopel",
                                "The field peopel is not known; the nearest known is Number of people (people)."));
    }

    @Test
    void a_field_that_does_not_fit_is_named_by_its_title_in_the_readers_language_beside_its_path() {
        ObjectNode field = visit();
        ((ObjectNode) field.get("data")).put("people", "banyak").remove("on");

        assertThat(malformed(field).problems())
                .extracting(reason -> reason.message(Language.ID), reason -> reason.message(Language.EN))
                .containsExactlyInAnyOrder(
                        tuple(
                                "Isian Jumlah orang (people) belum sesuai: harus bilangan bulat.",
                                "The field Number of people (people) does not fit: must be an integer."),
                        tuple(
                                "Isian Tanggal kedatangan (on) belum sesuai: wajib diisi.",
                                "The field Day of the visit (on) does not fit: is required."));
    }

    @Test
    void every_problem_is_told_at_once() {
        ObjectNode event = visit().put("source", "/x").put("time", "x").put("test", 1);
        ((ObjectNode) event.get("data"))
                .put("on", "besok")
                .put("people", "banyak")
                .put("purpose", "x")
                .put("extra", NIK);

        assertThat(malformed(event).problems())
                .extracting(Reason::code, Reason::pointer)
                .containsExactlyInAnyOrder(
                        tuple(Code.WRONG_SOURCE, "/source"),
                        tuple(Code.NOT_CLOUDEVENT, "/time"),
                        tuple(Code.NOT_CLOUDEVENT, "/test"),
                        tuple(Code.PERSONAL_NUMBER, "/data/extra"),
                        tuple(Code.UNKNOWN_FIELD, "/data/extra"),
                        tuple(Code.SCHEMA, "/data/on"),
                        tuple(Code.SCHEMA, "/data/people"),
                        tuple(Code.SCHEMA, "/data/purpose"));
    }

    @Test
    void a_flood_of_problems_is_cut_short() {
        ObjectNode event = visit();
        for (int i = 0; i < 5000; i++) {
            ((ObjectNode) event.get("data")).put("x" + i, i);
        }
        assertThat(malformed(event).problems()).hasSize(101);
    }

    static Stream<Consumer<ObjectNode>> secrets() {
        return Stream.of(
                event -> event.put("id", "Rahasia-" + "x".repeat(200)),
                event -> event.put("source", "/partners/Rahasia"),
                event -> event.put("type", "Rahasia"),
                event -> event.put("time", "Rahasia"),
                event -> event.put("datacontenttype", "Rahasia"),
                event -> event.put("test", "Rahasia"),
                event -> event.put("data", "Rahasia"),
                event -> ((ObjectNode) event.get("data")).put("purpose", "Rahasia"),
                event -> ((ObjectNode) event.get("data")).put("on", "Rahasia"),
                event -> ((ObjectNode) event.get("data")).put("people", "Rahasia"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_value_is_repeated(Consumer<ObjectNode> mistake) {
        ObjectNode event = visit();
        mistake.accept(event);
        assertThat(malformed(event).problems()).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.message(Language.ID)).doesNotContain("Rahasia");
            assertThat(reason.message(Language.EN)).doesNotContain("Rahasia");
        });
    }

    static Stream<byte[]> unreadableWithNumber() {
        return Stream.of(
                ("{ rusak " + NIK).getBytes(UTF_8),
                "{ rusak \\u0031375011205900001".getBytes(UTF_8),
                ("nama saya é " + NIK).getBytes(ISO_8859_1),
                ("{\"nik\":\"" + NIK + "\"}").getBytes(UTF_16),
                ("[\"" + NIK + "\"]").getBytes(UTF_8),
                ("{\"nik\":\"" + NIK + "\"," + "\"x\":\"" + "y".repeat(300_000) + "\"}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("unreadableWithNumber")
    void a_personal_number_is_told_even_in_what_cannot_be_read(byte[] body) {
        assertThat(malformed(body).problems())
                .extracting(Reason::code)
                .hasSize(2)
                .contains(Code.PERSONAL_NUMBER);
    }

    private ObjectNode visit() {
        return Samples.event(RequestType.VISIT_BOOK);
    }

    private static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(UTF_8);
    }

    private Opened.Malformed malformed(JsonNode event) {
        return malformed(bytes(event));
    }

    private Opened.Malformed malformed(byte[] body) {
        return (Opened.Malformed) envelopes.open(Samples.incoming(PartnerKind.SCHOOL, body));
    }
}
