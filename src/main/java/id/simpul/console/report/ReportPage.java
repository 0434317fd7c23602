package id.simpul.console.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.report.CountedReports.Counted;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final int QUARTERS = 4;

    private final CountedReports reports;
    private final Clock clock;

    /** @param clock what the hub takes the time to be */
    public ReportPage(Reports reports, Clock clock) {
        this.reports = new CountedReports(reports::lines, InstantSource.system());
        this.clock = clock;
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
        List<String> quarters = quarters(period);
        LocalDate today = LocalDate.ofInstant(clock.instant(), visit.words().zone());
        List<String> asked = new ArrayList<>(List.of(period));
        quarters.stream()
                .filter(quarter -> !Quarter.parse(quarter).firstDay().isAfter(today))
                .forEach(asked::add);
        Map<String, Object> model = new HashMap<>();
        model.put("says", PageWords.capital(says(period, visit.words())));
        Optional<Map<String, Counted>> counted = reports.of(asked);
        if (counted.isEmpty()) {
            return Answer.page("report-counting", model);
        }
        Counted report = counted.get().get(period);
        ObjectNode sum = report.sum();
        model.put("period", period);
        model.put("at", report.slow() ? visit.words().time(report.at()) : "");
        model.put("shares", shares(sum, visit.words()));
        model.put("counts", figures(sum, COUNTS, visit.words()));
        model.put("trend", trend(quarters, counted.get(), visit.words()));
        model.put(
                "partners",
                report.partners().stream()
                        .map(row -> partner(row, visit.words()))
                        .toList());
        model.put("more", report.more());
        model.put(
                "empty", sum.path("batches").asLong() == 0 && report.partners().isEmpty());
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

    /** Those up to the end of the period, the oldest first. */
    private static List<String> quarters(String period) {
        Quarter last = Quarter.isValid(period) ? Quarter.parse(period) : Quarter.parse(period + "-Q4");
        return last.plus(1 - QUARTERS).series(QUARTERS).stream()
                .map(Quarter::toString)
                .toList();
    }

    /** The books that went out in each; of a quarter that has not begun there is nothing yet. */
    private static List<Map<String, Object>> trend(List<String> names, Map<String, Counted> counted, PageWords words) {
        List<Long> items = names.stream()
                .map(name -> counted.containsKey(name)
                        ? counted.get(name).sum().path("items").asLong()
                        : 0L)
                .toList();
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
