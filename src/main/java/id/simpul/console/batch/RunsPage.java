package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.feature.Query;
import id.simpul.ledger.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trips of the vehicle, day by day. */
public final class RunsPage implements Page {
    private static final int ROWS = 50;

    private final Reads reads;

    public RunsPage(Reads reads) {
        this.reads = reads;
    }

    @Override
    public String address() {
        return "/runs";
    }

    @Override
    public Answer show(Visit visit) {
        var page = reads.page("run.list", new Query(Map.of(), visit.asked("after"), ROWS));
        Map<String, List<ObjectNode>> byDay = new LinkedHashMap<>();
        page.rows().forEach(row -> byDay.computeIfAbsent(row.path("day").asText(), none -> new ArrayList<>())
                .add(row));
        List<Map<String, Object>> days = new ArrayList<>();
        byDay.forEach((day, trips) -> days.add(day(trips, visit)));
        return Answer.page(
                "runs",
                Map.of(
                        "quarter",
                        page.rows().isEmpty()
                                ? ""
                                : page.rows().get(0).path("quarter").asText(),
                        "days",
                        days,
                        "next",
                        page.next()
                                .map(next -> "/runs" + visit.queryWith("after", next))
                                .orElse(""),
                        "first",
                        Optional.of("/runs")
                                .filter(first -> visit.asked("after").isPresent())
                                .orElse("")));
    }

    private static Map<String, Object> day(List<ObjectNode> trips, Visit visit) {
        ObjectNode first = trips.get(0);
        String[] asked = {
            "quarter", first.path("quarter").asText(), "on", first.path("day").asText()
        };
        return Map.of(
                "day",
                visit.words().longDay(BatchPage.day(first, "day")),
                "trips",
                trips.stream().map(trip -> trip(trip, visit.words())).toList(),
                "papers",
                PaperLinks.shownTo(visit)
                        .with("delivery-sheet", asked)
                        .with("packing-list", asked)
                        .with("labels", asked)
                        .with("handover", asked)
                        .all());
    }

    static String path(ObjectNode trip) {
        return "/runs/" + Links.escaped(trip.path("quarter").asText()) + "/"
                + trip.path("run").asText();
    }

    private static Map<String, Object> trip(ObjectNode row, PageWords words) {
        int here = row.path("here").asInt();
        int gone = row.path("gone").asInt();
        boolean fetches = row.path("bring").asInt() == 0;
        String state = here > 0 ? "run.here" : gone > 0 ? "run.gone" : fetches ? "run.only" : "run.arrived";
        return Map.of(
                "href",
                path(row),
                "number",
                row.path("run").asText(),
                "region",
                Spoken.region(row.path("region").asText()),
                "schools",
                row.path("schools").asInt(),
                "bring",
                row.path("bring").asInt(),
                "fetch",
                row.path("fetch").asInt(),
                "state",
                words.get(state, here > 0 ? here : gone),
                "tag",
                here > 0 ? "wait" : gone > 0 || fetches ? "info" : "ok");
    }
}
