package id.simpul.console.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.feature.Query;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A quarter's plan to be looked through: the emptiest batch first, with what the planner says of its empty places. */
public final class PlanPage implements Page {
    private static final int ROWS = 50;
    private static final int HUNDRED = 100;
    /** Below so many percent a batch is shown as thin. */
    private static final int THIN = 90;

    private final Reads reads;

    public PlanPage(Reads reads) {
        this.reads = reads;
    }

    @Override
    public String address() {
        return "/rotation/:quarter";
    }

    @Override
    public Answer show(Visit visit) {
        String asked = visit.place("quarter");
        if (!Quarter.isValid(asked)) {
            throw new NoPage();
        }
        Quarter quarter = Quarter.parse(asked);
        ObjectNode sum = reads.rows("rotation.quarters", "quarter", asked, 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        PageWords words = visit.words();
        Map<String, String> filters = new HashMap<>(Map.of("quarter", asked));
        visit.asked("region").ifPresent(region -> filters.put("region", region));
        var page = reads.page("rotation.plan", new Query(filters, visit.asked("after"), ROWS));
        Map<String, Object> model = new HashMap<>();
        model.put("quarter", asked);
        model.put("title", words.get("plan.title", Spoken.quarter(quarter, words.language())));
        model.put("lede", lede(sum, words));
        model.put("note", note(sum, words));
        model.put("acts", acts(asked, sum, visit));
        model.put(
                "papers",
                page.rows().isEmpty()
                        ? List.of()
                        : PaperLinks.shownTo(visit)
                                .with("packing-list", "quarter", asked)
                                .with("labels", "quarter", asked)
                                .with("delivery-sheet", "quarter", asked)
                                .more("quarter", asked)
                                .all());
        model.put("figures", figures(sum, page.rows(), words));
        model.put("rows", page.rows().stream().map(row -> row(row, words)).toList());
        model.put("first", visit.asked("after").isPresent() ? "/rotation/" + asked + visit.queryWith("after", "") : "");
        model.put(
                "next",
                page.next()
                        .map(next -> "/rotation/" + asked + visit.queryWith("after", next))
                        .orElse(""));
        model.put("csv", "/rotation/" + asked + "/plan.csv");
        model.put("unplanned", sum.path("unplanned").asInt());
        return Answer.page("plan", model);
    }

    private static String lede(ObjectNode sum, PageWords words) {
        return sum.has("deliverOn")
                ? words.get("plan.lede", words.longDay(day(sum, "deliverOn")), words.longDay(day(sum, "dueOn")))
                        + " · "
                        + words.get(
                                "plan.runs",
                                sum.path("schools").asInt(),
                                sum.path("runs").asInt())
                : words.get("plan.none.lede");
    }

    private static LocalDate day(JsonNode row, String key) {
        return LocalDate.parse(row.path(key).asText());
    }

    /** Whether somebody has looked it through, and until when it can be changed. */
    private static Map<String, Object> note(ObjectNode sum, PageWords words) {
        if (sum.path("schools").asInt() == 0) {
            return Map.of("tag", "info", "bold", "", "text", words.get("plan.none"));
        }
        boolean open = sum.path("planned").asInt() > 0;
        if (sum.has("approvedOn")) {
            String until = open ? words.get("plan.still", words.longDay(day(sum, "announceOn"))) : "";
            return Map.of(
                    "tag",
                    "ok",
                    "bold",
                    words.get("plan.approved", sum.path("approvedBy").asText(), words.longDay(day(sum, "approvedOn"))),
                    "text",
                    until);
        }
        if (!open) {
            return Map.of("tag", "info", "bold", "", "text", words.get("plan.told"));
        }
        String when = words.longDay(day(sum, "announceOn"));
        return Map.of(
                "tag",
                "wait",
                "bold",
                words.get("plan.unlooked"),
                "text",
                words.get(sum.path("locked").asBoolean() ? "plan.locked" : "plan.automatic", when));
    }

    private static List<Map<String, Object>> acts(String quarter, ObjectNode sum, Visit visit) {
        List<Map<String, Object>> acts = new ArrayList<>();
        if (!visit.may(ActLinks.leastFor(RequestType.STAFF_PLAN))) {
            return acts;
        }
        Map<String, String> filled = Map.of("quarter", quarter);
        if (sum.path("planned").asInt() > 0 && !sum.has("approvedOn")) {
            acts.add(act(RequestType.STAFF_PLAN_APPROVE, filled, "act.staff.plan.approve", visit));
        }
        if (sum.path("unplanned").asInt() > 0) {
            acts.add(act(RequestType.STAFF_PLAN, filled, "act.staff.plan", visit));
        } else if (sum.path("planned").asInt() > 0) {
            acts.add(act(RequestType.STAFF_PLAN, filled, "plan.again", visit));
        }
        return acts;
    }

    private static Map<String, Object> act(RequestType act, Map<String, String> filled, String text, Visit visit) {
        return Map.of(
                "href",
                ActLinks.address(act, filled, visit.path()),
                "text",
                visit.words().get(text));
    }

    /** In all; of the fullest and the emptiest only if all batches are on the page. */
    private static List<Map<String, Object>> figures(ObjectNode sum, List<ObjectNode> rows, PageWords words) {
        List<Map<String, Object>> figures = new ArrayList<>();
        int places = sum.path("places").asInt();
        int filled = sum.path("filled").asInt();
        if (places > 0) {
            figures.add(figure(
                    words.get("plan.filled"),
                    words.number(filled) + " / " + words.number(places),
                    HUNDRED * filled / places + " %"));
        }
        if (!rows.isEmpty()) {
            int least = rows.stream()
                    .mapToInt(row -> row.path("filled").asInt())
                    .min()
                    .orElse(0);
            figures.add(figure(words.get("plan.least"), words.number(least), words.get("plan.inone")));
        }
        figures.add(figure(
                words.get("plan.batches"),
                words.number(sum.path("schools").asLong()),
                words.get("plan.left", sum.path("unplanned").asInt())));
        figures.add(figure(
                words.get("plan.changeable"), words.number(sum.path("planned").asLong()), words.get("plan.nottold")));
        return figures;
    }

    private static Map<String, Object> figure(String title, String value, String more) {
        return Map.of("title", title, "value", value, "more", more);
    }

    private static Map<String, Object> row(ObjectNode row, PageWords words) {
        int places = row.path("places").asInt();
        int filled = row.path("filled").asInt();
        int percent = places == 0 ? HUNDRED : Math.min(HUNDRED, HUNDRED * filled / places);
        List<String> why = new ArrayList<>();
        row.path("shortfalls")
                .forEach(one -> why.add(words.get(
                        "shortfall." + one.path("because").asText(),
                        one.path("places").asInt(),
                        words.get("shortfall.level." + one.path("level").asText()))));
        String state = row.path("hold").asText().equals("held")
                ? "held"
                : row.path("state").asText();
        return Map.of(
                "href",
                "/batches/" + Links.escaped(row.path("batch").asText()),
                "name",
                row.path("name").asText(),
                "filled",
                words.get("plan.of", filled, places),
                "percent",
                percent,
                "thin",
                percent < THIN,
                "why",
                why.isEmpty() ? List.of(words.get(filled >= places ? "plan.full" : "plan.changed")) : why,
                "boxes",
                row.path("boxes").asInt(),
                "state",
                PageWords.capital(state.equals("held") ? words.get("cell.held") : words.word("state", state)),
                "tag",
                state.equals("held") ? "wait" : "info",
                "day",
                when(row, words));
    }

    private static String when(ObjectNode row, PageWords words) {
        String day = words.shortDay(day(row, "deliverOn"));
        return Optional.of(row.path("run").asText())
                .filter(run -> !run.isEmpty())
                .map(run -> words.get("plan.when", day, run))
                .orElse(day);
    }
}
