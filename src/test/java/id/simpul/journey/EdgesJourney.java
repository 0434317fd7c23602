package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.Work;
import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request of any type holds, at the edges of its schema and beyond, it is answered: through every desk and the database. */
class EdgesJourney {
    private static final int TOGETHER = 40;
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static final Map<PartnerKind, PartnerId> PARTNERS = new EnumMap<>(PartnerKind.class);
    /** Ids that the hub made, by the field of the outcome. */
    private static final Map<String, String> MADE = new TreeMap<>();

    private static int number;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home).start();
        for (PartnerKind kind : PartnerKind.values()) {
            PARTNERS.put(kind, hub.add("mitra-" + kind.wire(), kind.wire()).name());
        }
        Member library = new Member("mitra-library", "");
        List<ObjectNode> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            items.add(Asked.item(library, "buku-" + i, "B" + i));
        }
        send(PartnerKind.LIBRARY, items);
        // What is decided gives ids to ask about.
        for (int i = 0; i < 2; i++) {
            types().forEach(type -> send(sender(type), List.of(event(type, data(type)))));
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    static Stream<RequestType> types() {
        return ExampleRequests.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_request_at_every_edge_is_answered(RequestType type) {
        List<ObjectNode> events = new ArrayList<>();
        EdgeRequests.of(ExampleRequests.schema(type), data(type)).forEach(data -> events.add(event(type, data)));
        for (PartnerKind kind : type.senders()) {
            for (int from = 0; from < events.size(); from += TOGETHER) {
                send(kind, events.subList(from, Math.min(events.size(), from + TOGETHER)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "9998-12-31T23:59:59.999999999Z",
                "1582-10-10T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2038-01-19T03:14:08Z",
                "2016-12-31T23:59:60Z"
            })
    void a_time_that_the_database_holds_waits_for_staff(String time) {
        assertThat(sentAt(time)).containsOnly("pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+18:00",
                "9999-01-01T00:00:00Z",
                "9999-12-31T23:59:59-18:00",
                "9998-12-31T23:59:60Z"
            })
    void a_time_that_it_does_not_hold_is_invalid(String time) {
        assertThat(sentAt(time)).containsOnly("invalid");
    }

    private static List<String> sentAt(String time) {
        return types().flatMap(type ->
                        send(sender(type), List.of(event(type, data(type)).put("time", time))).stream())
                .toList();
    }

    private static PartnerKind sender(RequestType type) {
        return type.senders().iterator().next();
    }

    private static ObjectNode event(RequestType type, ObjectNode data) {
        return Asked.event("", "tepi-" + number++, type.wire(), data);
    }

    /** The example, about what is really there. */
    private static ObjectNode data(RequestType type) {
        ObjectNode data = ExampleRequests.data(type);
        MADE.forEach((field, id) -> {
            if (data.path(field).isTextual()) {
                data.put(field, id);
            }
        });
        return data;
    }

    /** The statuses of the replies; each has one. */
    private static List<String> send(PartnerKind kind, List<ObjectNode> events) {
        PartnerId partner = PARTNERS.get(kind);
        List<Incoming> batch = events.stream()
                .map(event -> event.deepCopy().put("source", "/partners/" + partner))
                .map(event -> new Incoming(partner, kind, "ID:1", Instant.now(), bytes(event), true))
                .toList();
        List<String> statuses = new ArrayList<>();
        while (statuses.size() < batch.size()) {
            statuses.addAll(answered(batch.subList(statuses.size(), batch.size())));
        }
        return statuses;
    }

    /** Escaped, as half a surrogate pair can only be written. */
    private static byte[] bytes(JsonNode event) {
        try {
            return ESCAPING.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> answered(List<Incoming> batch) {
        Work work = hub.hub().work();
        List<Answer> answers = work.decisions()
                .answers(work.decisions()
                        .take(work.inbox().setAsideKnown(work.translator().open(batch))));
        List<Answer> now =
                answers.stream().takeWhile(answer -> !answer.isLeft()).toList();
        assertThat(now).isNotEmpty().allSatisfy(answer -> assertThat(answer.kind())
                .as(() -> answer.reason() + ": " + new String(answer.incoming().body(), UTF_8))
                .isEqualTo(Answer.Kind.REPLY));
        return now.stream().map(EdgesJourney::status).toList();
    }

    private static String status(Answer answer) {
        JsonNode data = Json.parse(new String(answer.body(), UTF_8)).get("data");
        data.path("outcome").properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                MADE.putIfAbsent(field.getKey(), field.getValue().textValue());
            }
        });
        return data.get("status").textValue();
    }
}
