package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch as its school knows it: from the list that was announced, and from the one that came with the boxes.
 *
 * @param titles by barcode
 */
record HeldBatch(
        String id, String school, String quarter, LocalDate deliverOn, LocalDate dueOn, Map<String, String> titles) {
    static HeldBatch announced(String school, JsonNode notice) {
        HeldBatch batch = new HeldBatch(
                notice.path("batch").asText(),
                school,
                notice.path("quarter").asText(),
                LocalDate.parse(notice.path("deliverOn").asText()),
                LocalDate.parse(notice.path("dueOn").asText()),
                new LinkedHashMap<>());
        batch.holds(notice);
        return batch;
    }

    /** The list is another now. */
    void holds(JsonNode notice) {
        titles.clear();
        notice.path("items")
                .forEach(item -> titles.put(
                        item.path("barcode").asText(), item.path("title").asText()));
    }

    /** All its items but so many. */
    List<String> allBut(int count) {
        return titles.keySet().stream().limit(titles.size() - count).toList();
    }

    /** Some of its items. */
    List<String> some(int from, int count) {
        return titles.keySet().stream().skip(from).limit(count).toList();
    }
}
