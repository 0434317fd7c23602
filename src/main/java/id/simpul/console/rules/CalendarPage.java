package id.simpul.console.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Calendar;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.ImportedCalendars.Origin;
import id.simpul.policy.PolicyMistakes;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A calendar brought in: its lines pasted or read from a file, looked over with every mistake and what it moves, then taken. */
public final class CalendarPage implements FormPage {
    private static final int SHOWN = 60;

    private final ImportedCalendars calendars;
    private final Function<Calendar, List<Moved>> moves;
    private final Hand hand;
    private final Clock clock;

    /** An exchange that another calendar puts on another day. */
    public record Moved(String quarter, String region, LocalDate from, LocalDate to) {}

    /**
     * @param moves which exchanges a calendar would move
     */
    public CalendarPage(ImportedCalendars calendars, Function<Calendar, List<Moved>> moves, Hand hand, Clock clock) {
        this.calendars = calendars;
        this.moves = moves;
        this.hand = hand;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/calendar/new";
    }

    @Override
    public Access access() {
        return Access.of(Role.ADMINISTRATOR);
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, List.of());
    }

    private static Answer form(int status, Visit visit, List<String> wrong) {
        return Answer.page(status, "calendar-new", typed(visit, wrong));
    }

    private static Map<String, Object> typed(Visit visit, List<String> wrong) {
        Map<String, Object> model = new HashMap<>();
        List.of("text", "source", "published", "file").forEach(field -> model.put(field, visit.field(field)));
        model.put("wrong", wrong);
        return model;
    }

    @Override
    public Answer act(Visit visit) {
        if (visit.field("step").equals("back")) {
            return show(visit);
        }
        Calendar calendar;
        try {
            calendar = calendars.check(file(visit), visit.field("text"), origin(visit));
        } catch (PolicyMistakes e) {
            return form(
                    422,
                    visit,
                    e.mistakes().stream()
                            .map(one -> one.sentence(visit.words().language()))
                            .toList());
        } catch (DateTimeException e) {
            return form(422, visit, List.of(visit.words().get("calendar.published.wrong")));
        }
        if (visit.field("source").isBlank()) {
            return form(422, visit, List.of(visit.words().get("calendar.source.wrong")));
        }
        return visit.field("step").equals("do") && visit.field("act").matches("[0-9a-f-]{36}")
                ? take(visit)
                : look(visit, calendar);
    }

    private Origin origin(Visit visit) {
        return new Origin(
                visit.field("source"),
                Optional.of(visit.field("published").strip())
                        .filter(day -> !day.isEmpty())
                        .map(LocalDate::parse),
                LocalDate.ofInstant(clock.instant(), visit.words().zone()));
    }

    private static String file(Visit visit) {
        String name = visit.field("file").replaceAll("[^A-Za-z0-9._ -]", "").strip();
        return name.isEmpty() ? "kalender.csv" : name;
    }

    private Answer look(Visit visit, Calendar calendar) {
        PageWords words = visit.words();
        List<Map<String, Object>> days = calendar.entries().stream()
                .limit(SHOWN)
                .map(entry -> Map.<String, Object>of(
                        "from", words.day(entry.from()),
                        "to", words.day(entry.to()),
                        "kind",
                                PageWords.capital(
                                        words.word("kind", entry.kind().name().toLowerCase(java.util.Locale.ROOT))),
                        "name", entry.name()))
                .toList();
        List<Map<String, Object>> moved = moves.apply(calendar).stream()
                .map(one -> Map.<String, Object>of(
                        "quarter", one.quarter(),
                        "region", one.region(),
                        "from", words.longDay(one.from()),
                        "to", words.longDay(one.to())))
                .toList();
        Map<String, Object> model = typed(visit, List.of());
        model.put("name", calendar.name());
        model.put("version", calendar.version());
        model.put("range", words.day(calendar.from()) + " – " + words.day(calendar.to()));
        model.put("days", days);
        model.put("more", Math.max(0, calendar.entries().size() - SHOWN));
        model.put("moved", moved);
        model.put("act", UUID.randomUUID().toString());
        return Answer.page("calendar-look", model);
    }

    private Answer take(Visit visit) {
        ObjectNode data = Json.object()
                .put("file", file(visit))
                .put("text", visit.field("text"))
                .put("source", visit.field("source").strip());
        Optional.of(visit.field("published").strip())
                .filter(day -> !day.isEmpty())
                .ifPresent(day -> data.put("published", day));
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_CALENDAR_IMPORT,
                new StaffCall(Optional.of(visit.field("act")), data, visit.staff("")));
        if (answer.isDone()) {
            return Answer.goTo("/calendar");
        }
        List<String> wrong = new ArrayList<>();
        answer.reasons()
                .forEach(reason -> wrong.add(reason.path("message")
                        .path(visit.words().language().wire())
                        .asText()));
        return form(422, visit, wrong);
    }
}
