package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.policy.Calendar;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.PolicyMistakes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Imports calendars of holidays and school breaks while the hub runs, and shows which there are. */
final class CalendarActs {
    private final CalendarFolder calendars;
    private final Supplier<LocalDate> today;
    private final Runnable work;

    /**
     * @param work does what is due, so that exchanges that are not announced yet move at once (R7)
     */
    CalendarActs(CalendarFolder calendars, Supplier<LocalDate> today, Runnable work) {
        this.calendars = calendars;
        this.today = today;
        this.work = work;
    }

    Map<String, Act> all() {
        return Map.of("calendar.import", this::take, "calendar.list", this::list);
    }

    private List<ObjectNode> take(ObjectNode arguments, Staff staff) {
        String source = arguments.path("source").asText().strip();
        if (source.isEmpty()) {
            throw new NotDone("Say with --source who published the calendar, such as the number of a decree.");
        }
        CalendarFolder.Origin origin = new CalendarFolder.Origin(source, published(arguments), today.get());
        try {
            Calendar taken = calendars.take(
                    arguments.path("file").asText(), arguments.path("text").asText(), origin);
            work.run();
            return List.of(show(taken));
        } catch (PolicyMistakes e) {
            throw new NotDone("The calendar was not imported; nothing has changed. " + e.getMessage());
        }
    }

    private static Optional<LocalDate> published(ObjectNode arguments) {
        try {
            return Optional.ofNullable(arguments.path("published").textValue()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new NotDone("Write the date of the source like 2026-01-31.");
        }
    }

    private List<ObjectNode> list(ObjectNode arguments, Staff staff) {
        return calendars.current().imported().stream()
                .sorted(Comparator.comparingInt(Calendar::version).thenComparing(Calendar::name))
                .map(CalendarActs::show)
                .toList();
    }

    private static ObjectNode show(Calendar calendar) {
        return Json.object()
                .put("version", calendar.version())
                .put("name", calendar.name())
                .put("region", calendar.region().orElse(""))
                .put("published", calendar.published().toString())
                .put("from", calendar.from().toString())
                .put("to", calendar.to().toString())
                .put("entries", calendar.entries().size())
                .put("source", calendar.source());
    }
}
