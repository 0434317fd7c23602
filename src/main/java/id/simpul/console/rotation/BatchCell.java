package id.simpul.console.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.PageWords;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** A batch in a cell of the programme: its state, and the one thing about it that matters in that state. */
final class BatchCell {
    static final Map<String, Object> EMPTY = Map.of("tag", "", "href", "", "state", "", "more", "");
    private static final Set<String> OUT = Set.of("dispatched", "received", "due", "returned-in-part");

    private BatchCell() {}

    static Map<String, Object> of(JsonNode batch, LocalDate day, PageWords words) {
        String state = batch.path("state").asText();
        int out = batch.path("out").asInt();
        boolean late = OUT.contains(state)
                && LocalDate.parse(batch.path("dueOn").asText()).isBefore(day);
        if (state.equals("expected")) {
            return cell(batch, "rest", words.get("cell.expected"), "");
        } else if (batch.path("hold").asText().equals("held")) {
            return cell(batch, "wait", words.get("cell.held"), books(batch, words));
        } else if (late) {
            return cell(batch, "bad", words.get("cell.late"), words.get("cell.out", out));
        } else if (batch.path("assumed").asBoolean() && OUT.contains(state)) {
            return cell(batch, "wait", words.get("cell.assumed"), books(batch, words));
        }
        return cell(batch, tag(state), PageWords.capital(words.word("state", state)), more(batch, state, words));
    }

    private static String more(JsonNode batch, String state, PageWords words) {
        return switch (state) {
            case "announced", "packed" -> words.get("cell.goes", shortDay(batch, "deliverOn", words));
            case "dispatched" -> words.get("cell.silent");
            case "received" -> words.get("cell.until", batch.path("books").asInt(), shortDay(batch, "dueOn", words));
            case "due", "returned-in-part" ->
                words.get("cell.out", batch.path("out").asInt());
            case "closed", "checked-in" ->
                batch.path("lost").asInt() > 0
                        ? words.get("cell.lost", batch.path("lost").asInt())
                        : books(batch, words);
            case "cancelled" -> "";
            default -> books(batch, words);
        };
    }

    private static String books(JsonNode batch, PageWords words) {
        return words.get("cell.books", batch.path("books").asInt());
    }

    private static String shortDay(JsonNode batch, String key, PageWords words) {
        return words.shortDay(LocalDate.parse(batch.path(key).asText()));
    }

    private static String tag(String state) {
        return switch (state) {
            case "received", "returned" -> "ok";
            case "due", "returned-in-part" -> "wait";
            case "planned", "announced", "packed", "dispatched" -> "info";
            default -> "rest";
        };
    }

    private static Map<String, Object> cell(JsonNode batch, String tag, String state, String more) {
        String id = batch.path("batch").asText("");
        return Map.of(
                "tag", tag,
                "href", batch.path("batch").isTextual() ? "/batches/" + Links.escaped(id) : "",
                "state", state,
                "more", more);
    }
}
