package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch as its school knows it: from the hub's announcement, and from what is in the boxes.
 *
 * @param titles by barcode
 */
record HeldBatch(
        String id, String school, String quarter, LocalDate deliverOn, LocalDate dueOn, Map<String, String> titles) {
    static HeldBatch announced(String school, JsonNode notice) {
        Map<String, String> titles = new LinkedHashMap<>();
        notice.path("items")
                .forEach(item -> titles.put(
                        item.path("barcode").asText(), item.path("title").asText()));
        return new HeldBatch(
                notice.path("batch").asText(),
                school,
                notice.path("quarter").asText(),
                LocalDate.parse(notice.path("deliverOn").asText()),
                LocalDate.parse(notice.path("dueOn").asText()),
                titles);
    }

    /** What staff put in or left out when they packed the boxes. */
    void unpack(JsonNode difference) {
        for (JsonNode swap : difference.path("substituted")) {
            titles.remove(swap.path("out").asText());
            if (swap.has("in")) {
                titles.put(swap.path("in").asText(), "");
            }
        }
    }

    /** All its items but so many. */
    List<String> allBut(int count) {
        return titles.keySet().stream().limit(titles.size() - count).toList();
    }

    /** Some of its announced items. */
    List<String> some(int from, int count) {
        return titles.entrySet().stream()
                .filter(item -> !item.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .skip(from)
                .limit(count)
                .toList();
    }
}
