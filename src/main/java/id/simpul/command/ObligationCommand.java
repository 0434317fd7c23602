package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What schools are to replace, and what staff do about it. */
@Command(name = "obligation", description = "Show what is to be replaced; receive, approve or waive it.")
public final class ObligationCommand {
    @Command(name = "list", description = "List what is still to be replaced: with whom, since when, due when.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("obligation.list", Json.object(), options);
    }

    @Command(name = "fates", description = "Show what became of everything ever lost.")
    int fates(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--each", description = "One line an item, not only how many") boolean each) {
        return context.list("obligation.fates", Json.object().put("each", each), options);
    }

    @Command(name = "receive", description = "The replacement is in hand.")
    int receive(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return act(context, "receive", id);
    }

    @Command(name = "approve", description = "The replacement is good: the same title, or equivalent.")
    int approve(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return act(context, "approve", id);
    }

    @Command(name = "waive", description = "Let the school off; give the reason with --reason.")
    int waive(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return act(context, "waive", id);
    }

    private static int act(Context context, String act, String id) {
        return context.perform(
                "staff.obligation", Json.object().put("obligation", id).put("act", act));
    }
}
