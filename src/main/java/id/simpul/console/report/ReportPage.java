package id.simpul.console.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a quarter or a year came to: a picture of the shares and one of the quarters before, each with its numbers beside it. */
public final class ReportPage implements Page {
    private static final List<String> SHARES =
            List.of("broughtOnTime", "returnedOnTime", "fill", "novelty", "lossRate");
    private static final List<String> COUNTS = List.of(
            "batches",
            "items",
            "obligationsOpened",
            "obligationsSettled",
            "obligationsOpen",
            "obligationsOverdue",
            "exchangeSent",
            "exchangeReceived",
            "exchangeBalance",
            "surveyAnswers",
            "rating",
            "loans",
            "outreach",
            "visits",
            "newMembers");
    private static final int PARTNERS = 50;
    private static final int QUARTERS = 4;

    private final Reports reports;

    public ReportPage(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String address() {
        return "/reports/:period";
    }

    /** A quarter or a year; nothing else has a report. */
    static String period(Visit visit) {
        String period = visit.place("period");
        if (!period.matches("[1-9][0-9]{3}(-Q[1-4])?")) {
            throw new NoPage();
        }
        return period;
    }

    static String says(String period, PageWords words) {
        return Quarter.isValid(period)
                ? Spoken.quarter(Quarter.parse(period), words.language())
                : words.get("report.year", period);
    }

    @Override
    public Answer show(Visit visit) {
        String period = period(visit);
        List<ObjectNode> lines = reports.lines(period);
        ObjectNode sum = lines.get(0);
        List<ObjectNode> partners = lines.subList(1, lines.size());
        Map<String, Object> model = new HashMap<>();
        model.put("period", period);
        model.put("says", PageWords.capital(says(period, visit.words())));
        model.put("shares", shares(sum, visit.words()));
        model.put("counts", figures(sum, COUNTS, visit.words()));
        model.put("trend", trend(period, visit.words()));
        model.put(
                "partners",
                partners.stream()
                        .limit(PARTNERS)
                        .map(row -> partner(row, visit.words()))
                        .toList());
        model.put("more", Math.max(0, partners.size() - PARTNERS));
        model.put("empty", sum.path("batches").asLong() == 0 && partners.isEmpty());
        return Answer.page("report", model);
    }

    private static List<Map<String, Object>> shares(ObjectNode sum, PageWords words) {
        List<Map<String, Object>> shares = new ArrayList<>();
        for (String share : SHARES) {
            JsonNode value = sum.path(share);
            if (value.isNumber()) {
                shares.add(Map.of(
                        "title", words.get("report." + share),
                        "text", words.get("report.percent", value.decimalValue()),
                        "width", Math.min(100, Math.max(0, value.asInt()))));
            }
        }
        return shares;
    }

    private static List<Map<String, Object>> figures(ObjectNode sum, List<String> names, PageWords words) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (String name : names) {
            JsonNode value = sum.path(name);
            if (value.isNumber()) {
                figures.add(Map.of("title", words.get("report." + name), "text", number(value, words)));
            }
        }
        return figures;
    }

    private static String number(JsonNode value, PageWords words) {
        return java.text.NumberFormat.getInstance(words.language().locale()).format(value.decimalValue());
    }

    /** The books that went out in the quarters up to the end of the period, the oldest first. */
    private List<Map<String, Object>> trend(String period, PageWords words) {
        Quarter last = Quarter.isValid(period) ? Quarter.parse(period) : Quarter.parse(period + "-Q4");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < QUARTERS; i++, last = last.previous()) {
            names.add(0, last.toString());
        }
        List<Long> items = names.stream().map(this::items).toList();
        long most = Math.max(1, items.stream().mapToLong(Long::longValue).max().orElse(1));
        List<Map<String, Object>> trend = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long height = 100 * items.get(i) / most;
            trend.add(Map.of(
                    "title",
                    PageWords.capital(Spoken.quarter(Quarter.parse(names.get(i)), words.language())),
                    "short",
                    names.get(i),
                    "text",
                    words.number(items.get(i)),
                    "x",
                    20 + 90 * i,
                    "y",
                    110 - height,
                    "height",
                    height,
                    "middle",
                    50 + 90 * i,
                    "href",
                    "/reports/" + names.get(i)));
        }
        return trend;
    }

    /** Of a quarter that has not begun there is nothing yet. */
    private long items(String quarter) {
        try {
            return reports.lines(quarter).get(0).path("items").asLong();
        } catch (id.simpul.feature.NotShown e) {
            return 0;
        }
    }

    private static Map<String, Object> partner(ObjectNode row, PageWords words) {
        return Map.of(
                "partner", row.path("partner").asText(),
                "name", row.path("name").asText(),
                "batches", cell(row.path("batches"), words),
                "fill", cell(row.path("fill"), words),
                "loss", cell(row.path("lossRate"), words),
                "open", cell(row.path("obligationsOpen"), words));
    }

    private static String cell(JsonNode value, PageWords words) {
        return value.isNumber() ? number(value, words) : "";
    }
}
