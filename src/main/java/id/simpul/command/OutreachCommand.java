package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The library's own visits to its partners. */
@Command(
        name = "outreach",
        description = "Record the visits that the library makes at its partners; list them; cancel one.")
public final class OutreachCommand {
    @Command(
            name = "list",
            description = "List the library's own visits, the latest first, with whom to ask for there.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("outreach.list", Json.object(), options);
    }

    @Command(name = "record", description = "Record a visit to a partner, which is told of it if its day is not past.")
    int record(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--on", paramLabel = "DAY", required = true, description = "The day, to come or past")
                    LocalDate on,
            @Option(
                            names = "--purpose",
                            required = true,
                            paramLabel = "P",
                            description = "visit, outreach (to make the library known) or mentoring (in library work)")
                    String purpose,
            @Option(names = "--about", paramLabel = "TEXT", description = "What it is about, as the partner reads it")
                    String about) {
        ObjectNode data =
                Json.object().put("partner", partner).put("purpose", purpose).put("on", on.toString());
        return context.perform("staff.outreach", about == null ? data : data.put("about", about));
    }

    @Command(
            name = "cancel",
            description = "Cancel one; the partner is told, with the reason given by --reason. One that was not made"
                    + " after all is counted no more.")
    int cancel(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("staff.outreach.cancel", Json.object().put("outreach", id));
    }
}
