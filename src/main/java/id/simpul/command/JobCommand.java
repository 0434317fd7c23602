package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the hub does by itself. */
@Command(name = "job", description = "List what the hub does by itself, and when; have what is due done now.")
public final class JobCommand {
    @Command(name = "list", description = "List the jobs with their last run, result and next day.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("jobs", Json.object(), options);
    }

    @Command(
            name = "kept",
            description = "List what is kept for a stated time: how long, how much there is, since when.")
    int kept(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("retention.list", Json.object(), options);
    }

    @Command(name = "run", description = "Do now what is due of one; what is not due yet stays as it is.")
    int run(
            @Mixin Context context,
            @Parameters(paramLabel = "NAME", description = "as `job list` shows it") String work) {
        return context.perform("job.run", Json.object().put("work", work));
    }
}
