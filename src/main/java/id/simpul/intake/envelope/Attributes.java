package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.intake.Incoming;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Nearest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The CloudEvents attributes of a request, checked one by one.
 *
 * @param id empty if the request has none that can be repeated in an answer
 * @param type empty if it is not known
 */
record Attributes(Optional<String> id, Optional<RequestType> type, Instant time, boolean test) {
    private static final String PREFIX = "id.simpul.";
    private static final String SUFFIX = ".v1";
    private static final List<String> TYPES = Arrays.stream(RequestType.values())
            .filter(type -> !type.isStaffAct())
            .map(type -> PREFIX + type.wire() + SUFFIX)
            .toList();
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    static Attributes of(JsonNode event, Incoming incoming, Problems problems) {
        version(event, problems);
        contentType(event, problems);
        source(event, incoming, problems);
        return new Attributes(
                id(event, problems),
                type(event, incoming, problems),
                time(event, problems).orElse(incoming.arrivedAt()),
                test(event, problems));
    }

    /** An attribute; CloudEvents takes null for absent. */
    private static Optional<JsonNode> attribute(JsonNode event, String name) {
        return Optional.ofNullable(event.get(name)).filter(node -> !node.isNull());
    }

    private static void version(JsonNode event, Problems problems) {
        if (attribute(event, "specversion")
                .filter(node -> "1.0".equals(node.textValue()))
                .isEmpty()) {
            wrong(problems, "specversion", "harus \"1.0\"", "must be \"1.0\"");
        }
    }

    private static void contentType(JsonNode event, Problems problems) {
        attribute(event, "datacontenttype")
                .filter(node -> !node.isTextual()
                        || !CONTENT_TYPE.matcher(node.textValue()).matches())
                .ifPresent(node ->
                        wrong(problems, "datacontenttype", "harus application/json", "must be application/json"));
    }

    private static void source(JsonNode event, Incoming incoming, Problems problems) {
        String expected = "/partners/" + incoming.partner();
        Optional<JsonNode> source = attribute(event, "source");
        if (source.isEmpty()) {
            wrong(problems, "source", "wajib diisi dengan " + expected, "is required and must be " + expected);
        } else if (!expected.equals(source.get().textValue())) {
            problems.add(Code.WRONG_SOURCE, "/source", expected);
        }
    }

    private static Optional<String> id(JsonNode event, Problems problems) {
        Optional<String> id = attribute(event, "id").map(JsonNode::textValue).filter(RequestId::isWellFormed);
        if (id.isEmpty()) {
            wrong(
                    problems,
                    "id",
                    "wajib diisi 1 sampai 128 karakter tanpa karakter kendali",
                    "is required: 1 to 128 characters without control characters");
        }
        return id.filter(RequestId::isUsable);
    }

    private static Optional<RequestType> type(JsonNode event, Incoming incoming, Problems problems) {
        Optional<JsonNode> attribute = attribute(event, "type");
        if (attribute.isEmpty()) {
            wrong(problems, "type", "wajib diisi", "is required");
            return Optional.empty();
        }
        String wire = attribute.get().asText();
        Optional<RequestType> type = attribute.get().isTextual() ? known(wire) : Optional.empty();
        if (type.isEmpty()) {
            problems.add(Code.UNKNOWN_TYPE, "/type", meant(wire));
        }
        type.filter(known -> !known.senders().contains(incoming.kind()))
                .ifPresent(known -> wrongKind(known, incoming, problems));
        return type;
    }

    private static Phrase meant(String wire) {
        return Nearest.to(wire, TYPES)
                .map(near -> new Phrase("yang paling mirip adalah " + near, "the nearest known is " + near))
                .orElseGet(() ->
                        new Phrase("yang dikenal tercantum di /contract/", "the known ones are listed at /contract/"));
    }

    private static Optional<RequestType> known(String wire) {
        return wire.startsWith(PREFIX) && wire.endsWith(SUFFIX) && wire.length() > PREFIX.length() + SUFFIX.length()
                ? RequestType.ofWire(wire.substring(PREFIX.length(), wire.length() - SUFFIX.length()))
                : Optional.empty();
    }

    private static void wrongKind(RequestType type, Incoming incoming, Problems problems) {
        String senders = type.senders().stream().map(kind -> kind.wire()).collect(Collectors.joining(", "));
        problems.add(Code.WRONG_KIND, "/type", incoming.kind().wire(), type.wire(), senders);
    }

    private static Optional<Instant> time(JsonNode event, Problems problems) {
        Optional<JsonNode> attribute = attribute(event, "time");
        Optional<Instant> time = attribute.map(JsonNode::textValue).flatMap(Rfc3339::parse);
        if (attribute.isPresent() && time.isEmpty()) {
            wrong(
                    problems,
                    "time",
                    "harus waktu RFC 3339 seperti 2026-07-01T08:00:00+07:00, dari tahun 0001 sampai 9998 (UTC)",
                    "must be a time of RFC 3339 such as 2026-07-01T08:00:00+07:00, in a year from 0001 to 9998 (UTC)");
        }
        return time;
    }

    private static boolean test(JsonNode event, Problems problems) {
        Optional<JsonNode> test = attribute(event, "test");
        if (test.isPresent() && !test.get().isBoolean()) {
            wrong(problems, "test", "harus true atau false", "must be true or false");
        }
        return test.isPresent() && test.get().booleanValue();
    }

    private static void wrong(Problems problems, String name, String indonesian, String english) {
        problems.add(Code.NOT_CLOUDEVENT, "/" + name, new Phrase(name + " " + indonesian, name + " " + english));
    }
}
