package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.PageWords;
import java.util.Map;
import java.util.Optional;

/** What the page says of one scan, in large type; the tone beside it is low where the book is to be put aside. */
final class Verdict {
    private Verdict() {}

    static Map<String, Object> of(Scanning scanning, String barcode, String verdict, PageWords words) {
        Optional<ObjectNode> book = scanning.book(barcode);
        Optional<ObjectNode> elsewhere = verdict.equals("elsewhere") ? scanning.elsewhere(barcode) : Optional.empty();
        String title =
                book.or(() -> elsewhere).map(row -> row.path("title").asText()).orElse("");
        String box = book.map(row -> row.path("box").asText()).orElse("");
        String school = elsewhere.map(row -> row.path("name").asText()).orElse("");
        return Map.of(
                "kind", kind(verdict),
                "says", words.get("verdict." + verdict, barcode, box, school),
                "more", title,
                "href", elsewhere.map(Verdict::batch).orElse(""),
                "school", school);
    }

    private static String batch(ObjectNode row) {
        return "/batches/" + Links.escaped(row.path("batch").asText());
    }

    /** Good, silent or bad. */
    static String kind(String verdict) {
        return switch (verdict) {
            case "back", "found", "goes" -> "ok";
            case "again", "in" -> "wait";
            default -> "bad";
        };
    }
}
