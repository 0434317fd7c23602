package id.simpul.console.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A month of visits: what is booked on each day and how much room is left, and who comes next. */
public final class BookingsPage implements Page {
    private static final int NEXT = 20;
    private static final int WEEK = 7;

    private final Reads reads;
    private final Clock clock;

    public BookingsPage(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/bookings";
    }

    @Override
    public Answer show(Visit visit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), visit.words().zone());
        String asked =
                visit.asked("month").orElseGet(() -> YearMonth.from(today).toString());
        if (!asked.matches("20\\d\\d-(0[1-9]|1[0-2])")) {
            throw new NoPage();
        }
        YearMonth month = YearMonth.parse(asked);
        PageWords words = visit.words();
        List<ObjectNode> days = reads.page(
                        "booking.month", new Query(Map.of("month", asked), Optional.empty(), WEEK * 6))
                .rows();
        Map<String, Object> model = new HashMap<>();
        model.put("month", words.month(month));
        model.put(
                "before",
                "/bookings" + Links.query(Map.of("month", month.minusMonths(1).toString())));
        model.put(
                "after",
                "/bookings" + Links.query(Map.of("month", month.plusMonths(1).toString())));
        model.put("heads", heads(words));
        model.put("weeks", weeks(month, days, today, words));
        model.put("next", next(month, today, words));
        return Answer.page("bookings", model);
    }

    private static List<String> heads(PageWords words) {
        LocalDate monday = LocalDate.of(2024, 1, 1);
        return monday.datesUntil(monday.plusDays(WEEK)).map(words::weekday).toList();
    }

    private static List<List<Map<String, Object>>> weeks(
            YearMonth month, List<ObjectNode> days, LocalDate today, PageWords words) {
        List<List<Map<String, Object>>> weeks = new ArrayList<>();
        List<Map<String, Object>> week = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(Map.of("day", ""));
        }
        for (ObjectNode one : days) {
            week.add(day(one, today, words));
            if (week.size() == WEEK) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return weeks;
    }

    private static Map<String, Object> day(ObjectNode one, LocalDate today, PageWords words) {
        LocalDate day = LocalDate.parse(one.path("day").asText());
        long booked = one.path("booked").asLong();
        boolean closed = one.has("closed");
        String why = one.path("closed").asText();
        boolean visits = one.has("visitsLeft");
        Map<String, Object> shown = new HashMap<>();
        shown.put("day", String.valueOf(day.getDayOfMonth()));
        shown.put("long", words.shortDay(day));
        shown.put("today", day.equals(today));
        shown.put("past", day.isBefore(today));
        shown.put("closed", closed ? (why.equals("-") ? words.get("bookings.closed") : why) : "");
        shown.put(
                "booked",
                booked == 0
                        ? ""
                        : words.get(
                                "bookings.booked", booked, one.path("people").asLong()));
        shown.put(
                "left",
                !visits || day.isBefore(today)
                        ? ""
                        : words.get(
                                "bookings.left",
                                one.path("visitsLeft").asLong(),
                                one.path("placesLeft").asLong()));
        shown.put("full", visits && one.path("visitsLeft").asLong() == 0);
        shown.put("href", booked == 0 ? "" : "/bookings/list" + Links.query(Map.of("from", day.toString())));
        return shown;
    }

    private List<Map<String, Object>> next(YearMonth month, LocalDate today, PageWords words) {
        LocalDate from = month.atDay(1).isBefore(today) ? today : month.atDay(1);
        return reads.rows("booking.list", "from", from.toString(), NEXT).stream()
                .map(row -> Map.<String, Object>of(
                        "href", "/bookings/" + Links.escaped(row.path("booking").asText()),
                        "day", words.shortDay(LocalDate.parse(row.path("from").asText())),
                        "partner", row.path("partner").asText(),
                        "subject",
                                PageWords.capital(words.word(
                                        "subject", row.path("subject").asText())),
                        "people", row.path("people").asLong(),
                        "closed", row.path("closed").asText()))
                .toList();
    }
}
