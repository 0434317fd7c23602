package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The acts of the cooperation team, each judged by the hub like any request. */
public class StaffCommands {
    @Command(name = "invite", description = "Invite a school to the rotation.")
    int invite(@Mixin Context context, @Parameters(paramLabel = "PARTNER") String partner) {
        return context.perform("staff.invite", Json.object().put("partner", partner));
    }

    @Command(name = "pack", description = "Pack a batch; what did not come back is replaced by other titles first.")
    int pack(
            @Mixin Context context,
            @Parameters(paramLabel = "BATCH") String batch,
            @Option(names = "--items", paramLabel = "FILE", description = "The barcodes scanned out, one a line")
                    Path items) {
        return context.perform("staff.pack", scanned(batch, items));
    }

    @Command(name = "dispatch", description = "Send a batch on its way.")
    int dispatch(
            @Mixin Context context,
            @Parameters(paramLabel = "BATCH") String batch,
            @Option(names = "--items", paramLabel = "FILE", description = "The barcodes scanned out, one a line")
                    Path items) {
        return context.perform("staff.dispatch", scanned(batch, items));
    }

    @Command(name = "checkin", description = "Check a returned batch in; the scan prevails over what the school said.")
    int checkin(
            @Mixin Context context,
            @Parameters(paramLabel = "BATCH") String batch,
            @Option(names = "--items", paramLabel = "FILE", description = "The barcodes scanned in, one a line")
                    Path items) {
        return context.perform("staff.checkin", scanned(batch, items));
    }

    @Command(name = "plan", description = "Plan a quarter's batches now, or show what would be planned.")
    int plan(
            @Mixin Context context,
            @Parameters(paramLabel = "QUARTER", description = "such as 2026-Q4") String quarter,
            @Option(names = "--dry-run", description = "Show it, change nothing") boolean dryRun,
            @Option(names = "--csv", description = "Print all packing lists as CSV") boolean csv) {
        String format = context.json() ? "json" : csv ? "csv" : "table";
        ObjectNode arguments =
                Json.object().put("quarter", quarter).put("dryRun", dryRun).put("format", format);
        return context.perform(
                "plan",
                format.equals("table")
                        ? arguments.put("language", context.language().wire())
                        : arguments);
    }

    @Command(name = "pending", description = "List what waits for a decision.")
    int pending(@Mixin Context context, @Mixin CsvOption csv) {
        return context.list("pending", Json.object(), csv);
    }

    @Command(name = "decide", description = "Decide what waits for staff.")
    int decide(
            @Mixin Context context,
            @Parameters(paramLabel = "REQUEST", description = "as `pending` shows it") String request,
            @Parameters(paramLabel = "yes|no") String answer,
            @Option(names = "--anyway", description = "In spite of what you were told stands against it")
                    boolean anyway) {
        ObjectNode arguments = Json.object().put("request", request).put("answer", answer);
        return context.perform("decide", anyway ? arguments.put("anyway", true) : arguments);
    }

    private static ObjectNode scanned(String batch, Path items) {
        ObjectNode data = Json.object().put("batch", batch);
        if (items != null) {
            Barcodes.read(items).forEach(data.withArray("/items")::add);
        }
        return data;
    }
}
