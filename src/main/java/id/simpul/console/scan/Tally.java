package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.PageWords;
import id.simpul.console.scan.Drafts.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far the scanning is: in all, box by box, and what was scanned last. */
final class Tally {
    private static final int LAST = 30;

    private Tally() {}

    static Map<String, Object> of(Scanning scanning, PageWords words) {
        List<Draft> drafts = scanning.drafts();
        Set<String> here =
                drafts.stream().filter(Scanning::counts).map(Draft::barcode).collect(Collectors.toSet());
        List<ObjectNode> expected = scanning.expected();
        long left = expected.stream()
                .filter(book -> !here.contains(book.path("barcode").asText()))
                .count();
        Map<String, Object> model = new HashMap<>();
        model.put("done", here.size());
        model.put("left", left);
        model.put("missing", scanning.reportedMissing());
        model.put(
                "strays",
                drafts.stream().filter(draft -> !Scanning.counts(draft)).count());
        model.put("boxes", boxes(expected, here));
        model.put(
                "last",
                drafts.stream()
                        .limit(LAST)
                        .map(draft -> row(scanning, draft, words))
                        .toList());
        model.put("more", Math.max(0, drafts.size() - LAST));
        return model;
    }

    private static List<Map<String, Object>> boxes(List<ObjectNode> expected, Set<String> here) {
        Map<Integer, int[]> byBox = new TreeMap<>();
        for (ObjectNode book : expected) {
            int[] counted = byBox.computeIfAbsent(book.path("box").asInt(), none -> new int[2]);
            counted[1]++;
            if (here.contains(book.path("barcode").asText())) {
                counted[0]++;
            }
        }
        List<Map<String, Object>> boxes = new ArrayList<>();
        byBox.forEach((box, counted) -> boxes.add(Map.of(
                "number",
                box,
                "here",
                counted[0],
                "all",
                counted[1],
                "tag",
                counted[0] == counted[1] ? "ok" : counted[0] == 0 ? "rest" : "wait")));
        return boxes;
    }

    private static Map<String, Object> row(Scanning scanning, Draft draft, PageWords words) {
        String title = scanning.book(draft.barcode())
                .map(book -> book.path("title").asText())
                .orElse("");
        String box = scanning.book(draft.barcode())
                .map(book -> book.path("box").asText())
                .orElse("");
        String state = draft.damaged()
                ? words.get(draft.replaced() ? "scan.damaged.replaced" : "scan.damaged", draft.note())
                : words.get("scan.is." + draft.verdict());
        return Map.of(
                "barcode",
                draft.barcode(),
                "title",
                title,
                "box",
                box,
                "state",
                state,
                "tag",
                draft.damaged() ? "wait" : Verdict.kind(draft.verdict()),
                "by",
                draft.by(),
                "marks",
                scanning.isReturn() && Scanning.counts(draft),
                "damaged",
                draft.damaged(),
                "replaced",
                draft.replaced(),
                "note",
                draft.note());
    }
}
