package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who of the staff did or looked at what. */
@Command(name = "activity", description = "List who of the staff did or looked at what, the newest first.")
public final class ActivityCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Mixin
    private ListOptions options;

    @Option(names = "--who", paramLabel = "NAME", description = "Only what this person did; a part of the name will do")
    private String who;

    @Option(names = "--from", paramLabel = "DAY", description = "From this day on")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to this day")
    private LocalDate to;

    @Override
    public Integer call() {
        ObjectNode filters = Json.object();
        if (who != null) {
            filters.put("by", who);
        }
        if (from != null) {
            filters.put("from", from.toString());
        }
        if (to != null) {
            filters.put("to", to.toString());
        }
        return context.list("activity", filters, options);
    }
}
