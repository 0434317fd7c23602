package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Visits, services and internships that are booked, and what staff do about them. */
@Command(name = "booking", description = "List what is booked; move or cancel it for who booked it.")
public final class BookingCommand {
    @Command(
            name = "list",
            description = "List what is booked from today on, and which days a calendar has closed since.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("booking.list", Json.object(), options);
    }

    @Command(name = "month", description = "Show a month: what is booked each day, and for how much there is room.")
    int month(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(arity = "0..1", paramLabel = "MONTH", description = "such as 2027-01; default: this month")
                    String month) {
        ObjectNode filters = Json.object();
        return context.list("booking.month", month == null ? filters : filters.put("month", month), options);
    }

    @Command(name = "cancel", description = "Cancel it; who booked it is told, with the reason given by --reason.")
    int cancel(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("staff.booking", act(id, "cancel"));
    }

    @Command(
            name = "move",
            description = "Move it to another day, or an internship to other days; who booked it is told.")
    int move(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", paramLabel = "DAY", description = "The new day") LocalDate on,
            @Option(names = "--from", paramLabel = "DAY", description = "The new first day") LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The new last day") LocalDate to) {
        ObjectNode data = act(id, "move");
        put(data, "on", on);
        put(data, "from", from);
        put(data, "to", to);
        return context.perform("staff.booking", data);
    }

    private static ObjectNode act(String id, String act) {
        return Json.object().put("booking", id).put("act", act);
    }

    private static void put(ObjectNode data, String field, LocalDate day) {
        if (day != null) {
            data.put(field, day.toString());
        }
    }
}
