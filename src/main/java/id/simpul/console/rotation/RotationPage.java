package id.simpul.console.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Query;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The programme at one look: schools by quarters as long as they are few, district by district where they are many. */
public final class RotationPage implements Page {
    private static final int SCHOOLS = 50;
    private static final int DISTRICTS = 200;
    private static final int QUARTERS = 8;
    private static final int AROUND = 2;
    private static final List<String> FILTERS = List.of("region", "late", "q");

    private final Reads reads;
    private final Clock clock;

    public RotationPage(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/rotation";
    }

    @Override
    public Answer show(Visit visit) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), visit.words().zone());
        Quarter now = Quarter.of(day);
        List<ObjectNode> districts = rows("rotation.districts", Map.of("quarter", now.toString()), DISTRICTS);
        int schools =
                districts.stream().mapToInt(row -> row.path("schools").asInt()).sum();
        Map<String, String> filters = filters(visit);
        boolean grid = schools <= SCHOOLS || !filters.isEmpty();
        Map<String, Object> model = new HashMap<>();
        model.put("schools", schools);
        Map<Quarter, ObjectNode> quarters = quarters(now);
        model.put("quarters", chips(quarters, visit.words(), now));
        model.put("chips", chips(districts, schools, visit));
        model.put("q", visit.asked("q").orElse(""));
        model.put("invite", visit.may(ActLinks.leastFor(RequestType.STAFF_INVITE)) ? "/partners?kind=school" : "");
        model.put("districts", grid ? List.of() : districts(districts, visit.words()));
        model.put("now", Spoken.quarter(now, visit.words().language()));
        model.putAll(
                grid
                        ? grid(filters, quarters.keySet(), day, visit)
                        : Map.of("heads", List.of(), "rows", List.of(), "next", ""));
        return Answer.page("rotation", model);
    }

    private List<ObjectNode> rows(String list, Map<String, String> filters, int most) {
        return reads.page(list, new Query(filters, Optional.empty(), most)).rows();
    }

    private static Map<String, String> filters(Visit visit) {
        Map<String, String> filters = new HashMap<>();
        FILTERS.forEach(key -> visit.asked(key).ifPresent(value -> filters.put(key, value)));
        return filters;
    }

    /** Those around now of which there is something to see. */
    private Map<Quarter, ObjectNode> quarters(Quarter now) {
        Map<Quarter, ObjectNode> quarters = new TreeMap<>();
        Map<String, String> from = Map.of("from", now.plus(-AROUND).toString());
        rows("rotation.quarters", from, QUARTERS)
                .forEach(row -> quarters.put(Quarter.parse(row.path("quarter").asText()), row));
        quarters.keySet().removeIf(quarter -> quarter.compareTo(now.plus(AROUND)) > 0);
        return quarters;
    }

    /** From the quarter before on, each with what is to be done about its plan. */
    private static List<Map<String, Object>> chips(Map<Quarter, ObjectNode> quarters, PageWords words, Quarter now) {
        return quarters.entrySet().stream()
                .filter(one -> one.getKey().compareTo(now.previous()) >= 0)
                .map(one -> PlanState.chip(one.getValue(), one.getKey(), words))
                .toList();
    }

    private static List<Map<String, Object>> chips(List<ObjectNode> districts, int schools, Visit visit) {
        List<Map<String, Object>> chips = new ArrayList<>();
        int late = districts.stream().mapToInt(row -> row.path("late").asInt()).sum();
        chips.add(chip(
                "", visit.words().get("rotation.all", schools), FILTERS.stream().noneMatch(key -> visit.asked(key)
                        .isPresent())));
        Map<String, Integer> regions = new TreeMap<>();
        districts.forEach(row -> regions.merge(
                regency(row.path("region").asText()), row.path("schools").asInt(), Integer::sum));
        if (regions.size() > 1) {
            regions.forEach((region, count) -> chips.add(chip(
                    Links.query(Map.of("region", region)),
                    visit.words().get("rotation.chip", Spoken.region(region), count),
                    visit.asked("region").filter(region::equals).isPresent())));
        }
        chips.add(chip(
                "?late=true",
                visit.words().get("rotation.late", late),
                visit.asked("late").isPresent()));
        return chips;
    }

    private static String regency(String region) {
        String[] parts = region.split("\\.", 3);
        return parts.length < 2 ? region : parts[0] + "." + parts[1];
    }

    private static Map<String, Object> chip(String query, String text, boolean current) {
        return Map.of("href", "/rotation" + query, "text", text, "current", current);
    }

    private static List<Map<String, Object>> districts(List<ObjectNode> rows, PageWords words) {
        return rows.stream()
                .map(row -> Map.<String, Object>of(
                        "href",
                                "/rotation"
                                        + Links.query(Map.of(
                                                "region", row.path("region").asText())),
                        "name", Spoken.region(row.path("region").asText()),
                        "schools", words.number(row.path("schools").asLong()),
                        "bar", PlanState.bar(row, words),
                        "fill", PlanState.fill(row),
                        "late", row.path("late").asInt()))
                .toList();
    }

    private Map<String, Object> grid(Map<String, String> filters, Set<Quarter> known, LocalDate day, Visit visit) {
        Quarter now = Quarter.of(day);
        var page = reads.page("rotation.schools", new Query(filters, visit.asked("after"), SCHOOLS));
        List<Quarter> quarters = now.plus(-AROUND).series(2 * AROUND + 1);
        List<Map<String, Object>> heads = quarters.stream()
                .map(quarter -> Map.<String, Object>of(
                        "text", PlanState.shortly(quarter),
                        "now", quarter.equals(now),
                        "href", known.contains(quarter) ? "/rotation/" + quarter : ""))
                .toList();
        List<Map<String, Object>> rows = page.rows().stream()
                .map(row -> row(row, quarters, day, visit.words()))
                .toList();
        return Map.of(
                "heads",
                heads,
                "rows",
                rows,
                "next",
                page.next()
                        .map(next -> "/rotation" + visit.queryWith("after", next))
                        .orElse(""));
    }

    private static Map<String, Object> row(ObjectNode school, List<Quarter> quarters, LocalDate day, PageWords words) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Quarter quarter : quarters) {
            cells.add(cell(school, quarter, day, words));
        }
        return Map.of(
                "href",
                "/partners/" + Links.escaped(school.path("school").asText()),
                "name",
                school.path("name").asText(),
                "place",
                words.get(
                        "rotation.until",
                        Spoken.region(school.path("region").asText()),
                        PlanState.shortly(
                                Quarter.parse(school.path("lastQuarter").asText()))),
                "cells",
                cells);
    }

    private static Map<String, Object> cell(ObjectNode school, Quarter quarter, LocalDate day, PageWords words) {
        for (JsonNode batch : school.path("batches")) {
            if (batch.path("quarter").asText().equals(quarter.toString())) {
                return BatchCell.of(batch, day, words);
            }
        }
        return BatchCell.EMPTY;
    }
}
