package id.simpul.console.rotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.PageWords;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How far a quarter is, in words and in a bar. */
final class PlanState {
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
    private static final int WIDTH = 160;
    private static final int HUNDRED = 100;

    private PlanState() {}

    /** {@code IV 2026}. */
    static String shortly(Quarter quarter) {
        return ROMAN.get(quarter.number() - 1) + " " + quarter.year();
    }

    static Map<String, Object> chip(ObjectNode row, Quarter quarter, PageWords words) {
        boolean looks = row.path("planned").asInt() > 0 && !row.has("approvedOn");
        String text = row.path("schools").asInt() == 0
                ? words.get("plan.not")
                : looks
                        ? words.get("plan.tolook")
                        : words.get("plan.schools", row.path("schools").asInt());
        return Map.of(
                "href",
                "/rotation/" + quarter,
                "title",
                PageWords.capital(Spoken.quarter(quarter, words.language())),
                "text",
                text,
                "tag",
                looks ? "wait" : "rest");
    }

    /** How many percent of the places have a book. */
    static int fill(ObjectNode row) {
        int places = row.path("places").asInt();
        return places == 0 ? HUNDRED : HUNDRED * (places - row.path("empty").asInt()) / places;
    }

    /** The parts of a bar: how many batches are how far, beside each other. */
    static List<Map<String, Object>> bar(ObjectNode row, PageWords words) {
        List<String> parts = List.of("back", "atSchool", "ready", "planned");
        int all = parts.stream().mapToInt(part -> row.path(part).asInt()).sum();
        List<Map<String, Object>> bar = new ArrayList<>();
        int x = 0;
        for (String part : parts) {
            int count = row.path(part).asInt();
            int width = all == 0 ? 0 : WIDTH * count / all;
            bar.add(Map.of(
                    "part", part, "x", x, "width", width, "count", count, "text", words.get("bar." + part, count)));
            x += width;
        }
        return bar;
    }
}
