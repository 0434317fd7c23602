package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as somebody makes it who has a mail and a browser.
 *
 * @param topics of the mails whose link leads to its page
 * @param about the field by which the right one of them is known, if they speak of several things
 * @param marks hidden fields by which its form is known
 * @param fields what is filled in
 */
record LetterAnswer(
        List<String> topics, Optional<String> about, Map<String, String> marks, Map<String, String> fields) {
    private static final String BATCH = "batch";
    private static final String CHOICE = "choice";

    /** @throws DemoStopped if no mail asks for that */
    static LetterAnswer of(String type, ObjectNode data) {
        return switch (type) {
            case "rotation.enrol" -> plain("rotation.invited", Optional.empty(), enrolment(data));
            case "rotation.renew" ->
                plain(
                        "rotation.invited",
                        Optional.of("agreement"),
                        Map.of(CHOICE, data.path("termMonths").asText()));
            case "rotation.received" -> plain("rotation.dispatched", Optional.of(BATCH), received(data));
            case "rotation.returned" -> plain("rotation.due", Optional.of(BATCH), returned(data));
            case "rotation.survey" -> plain("rotation.closed", Optional.of(BATCH), survey(data));
            case "rotation.replacement" ->
                new LetterAnswer(
                        List.of("obligation.opened", "obligation.due"),
                        Optional.empty(),
                        Map.of("obligation", data.path("obligation").asText()),
                        replacement(data));
            default -> throw new DemoStopped("No mail asks for " + type + "; a school without a system cannot say it.");
        };
    }

    private static LetterAnswer plain(String topic, Optional<String> about, Map<String, String> fields) {
        return new LetterAnswer(List.of(topic), about, Map.of(), fields);
    }

    /** Each value by the path of its field; which codes a region's is of goes without saying on a page. */
    static Map<String, String> enrolment(ObjectNode data) {
        Map<String, String> fields = new LinkedHashMap<>();
        flatten("", data, fields);
        fields.remove("region.system");
        return fields;
    }

    private static void flatten(String before, JsonNode node, Map<String, String> fields) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                flatten(before + field.getKey() + ".", field.getValue(), fields);
            } else {
                fields.put(before + field.getKey(), field.getValue().asText());
            }
        });
    }

    private static Map<String, String> received(ObjectNode data) {
        Map<String, String> fields = new LinkedHashMap<>();
        data.path("missing").forEach(barcode -> fields.put("b." + barcode.asText(), "missing"));
        data.path("damaged").forEach(one -> {
            fields.put("b." + one.path("barcode").asText(), "damaged");
            fields.put("n." + one.path("barcode").asText(), one.path("note").asText());
        });
        fields.put(CHOICE, fields.isEmpty() ? "all" : "some");
        return fields;
    }

    private static Map<String, String> returned(ObjectNode data) {
        Map<String, String> fields = new LinkedHashMap<>();
        data.path("lost").forEach(one -> fields.put("b." + one.path("barcode").asText(), "lost"));
        fields.put(CHOICE, fields.isEmpty() ? "all" : "some");
        return fields;
    }

    private static Map<String, String> survey(ObjectNode data) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rating", data.path("rating").asText());
        data.path("loans")
                .properties()
                .forEach(count ->
                        fields.put("l." + count.getKey(), count.getValue().asText()));
        return fields;
    }

    private static Map<String, String> replacement(ObjectNode data) {
        return data.path("same").asBoolean()
                ? Map.of(CHOICE, "same")
                : Map.of(CHOICE, "other", "other", data.path("title").asText());
    }
}
