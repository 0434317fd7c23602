package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The messages on which the hub itself failed. */
@Command(
        name = "failures",
        description = "List the messages on which the hub itself failed; look into one, discard some.",
        footer = {"", "To try them again: retry."})
public final class FailuresCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Mixin
    private ListOptions options;

    @Option(names = "--group", description = "What fails alike in one line: of one type, for one reason")
    private boolean grouped;

    @Option(names = "--partner", paramLabel = "P", description = "Only those of this partner")
    private String partner;

    @Option(names = "--settled", description = "Those answered or discarded as well")
    private boolean settled;

    @Override
    public Integer call() {
        ObjectNode filters = Json.object();
        if (partner != null) {
            filters.put("partner", partner);
        }
        return grouped
                ? context.list("failures.groups", filters, options)
                : context.list("failures", settled ? filters.put("settled", true) : filters, options);
    }

    @Command(name = "show", description = "Show what one holds; who looked is recorded.")
    int show(@Mixin Context asking, @Parameters(paramLabel = "ID") String id) {
        ObjectNode which = Json.object();
        which.putArray("failures").add(id);
        return asking.perform("failure.show", which);
    }

    @Command(name = "hold", description = "Leave some for now, with a note; give it with --reason.")
    int hold(@Mixin Context asking, @Mixin FailedOnes failed) {
        return asking.performOnAll("staff.failure.hold", failed.arguments());
    }

    @Command(name = "discard", description = "Let some go unanswered; give the reason with --reason.")
    int discard(@Mixin Context asking, @Mixin FailedOnes failed) {
        return asking.performOnAll("staff.failure.discard", failed.arguments());
    }
}
