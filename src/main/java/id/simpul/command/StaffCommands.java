package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The acts of the cooperation team, each judged by the hub like any request. */
public class StaffCommands extends ChoiceCommands {
    @Command(name = "invite", description = "Invite a school to the rotation.")
    int invite(@Mixin Context context, @Parameters(paramLabel = "PARTNER") String partner) {
        return context.perform("staff.invite", Json.object().put("partner", partner));
    }

    @Command(name = "places", description = "Write down how many books a batch of a school has, as agreed with it.")
    int places(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL") String school,
            @Parameters(paramLabel = "N", description = "from the next batch that is not planned yet") int places) {
        return context.perform(
                "staff.places", Json.object().put("school", school).put("places", places));
    }

    @Command(
            name = "swap",
            description =
                    "Have another book go with a batch that is planned and not announced; the hub finds one if you"
                            + " name none.")
    int swap(
            @Mixin Context context,
            @Parameters(paramLabel = "BATCH") String batch,
            @Parameters(paramLabel = "OUT", description = "The barcode that does not go") String out,
            @Parameters(paramLabel = "IN", arity = "0..1", description = "The barcode that goes instead") String in) {
        ObjectNode data = Json.object().put("batch", batch).put("out", out);
        if (in != null) {
            data.put("in", in);
        }
        return context.perform("staff.swap", data);
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
                    Path items,
            @Option(names = "--on", paramLabel = "DAY", description = "The day it left, if it was not today")
                    LocalDate on) {
        ObjectNode data = scanned(batch, items);
        Optional.ofNullable(on).ifPresent(day -> data.put("on", day.toString()));
        return context.perform("staff.dispatch", data);
    }

    @Command(name = "checkin", description = "Check a returned batch in; the scan prevails over what the school said.")
    int checkin(@Mixin Context context, @Parameters(paramLabel = "BATCH") String batch, @Mixin CheckInOptions options) {
        return context.perform("staff.checkin", options.data(batch));
    }

    @Command(name = "hold", description = "Keep a batch that has not left; give the reason with --reason.")
    int hold(@Mixin Context context, @Parameters(paramLabel = "BATCH") String batch) {
        return context.perform("staff.hold", Json.object().put("batch", batch));
    }

    @Command(
            name = "release",
            description = "Let a batch go in spite of what holds it back; give the reason with --reason.")
    int release(@Mixin Context context, @Parameters(paramLabel = "BATCH") String batch) {
        return context.perform("staff.release", Json.object().put("batch", batch));
    }

    @Command(name = "cancel", description = "Cancel a batch that has not left; give the reason with --reason.")
    int cancel(@Mixin Context context, @Parameters(paramLabel = "BATCH") String batch) {
        return context.perform("staff.cancel", Json.object().put("batch", batch));
    }

    @Command(
            name = "reopen",
            description = "Undo the check-in of a batch that is not back after all; give the reason with --reason.")
    int reopen(@Mixin Context context, @Parameters(paramLabel = "BATCH") String batch) {
        return context.perform("staff.reopen", Json.object().put("batch", batch));
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

    @Command(name = "approve", description = "Say that a quarter's plan was looked through and is good.")
    int approve(
            @Mixin Context context,
            @Parameters(paramLabel = "QUARTER", description = "such as 2026-Q4") String quarter) {
        return context.perform("staff.plan.approve", Json.object().put("quarter", quarter));
    }

    @Command(name = "pending", description = "List what waits for a decision, or show one with all that it holds.")
    int pending(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "show REQUEST", arity = "0..2", description = "the whole of one of them")
                    List<String> one) {
        return one == null || one.isEmpty()
                ? context.list("pending", Json.object(), options)
                : PendingShown.show(context, one);
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
