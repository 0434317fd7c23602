package id.simpul.command;

import id.simpul.ledger.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A link for a partner on the telephone. */
@Command(
        name = "link",
        description = "Make a link by which a partner without a system answers; it is shown this once.",
        footer = {
            "",
            "PURPOSE is list, day, received, returned or survey (THING: the batch), renew (the rotation agreement), replacement",
            "or enrol (the partner), pairs (the exchange), booking, agreement, visit (such as visit.book:REQUEST)."
        })
public final class LinkCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Parameters(paramLabel = "PARTNER")
    private String partner;

    @Parameters(paramLabel = "PURPOSE")
    private String purpose;

    @Parameters(paramLabel = "THING", description = "What it is about")
    private String thing;

    @Override
    public Integer call() {
        return context.perform(
                "link.make",
                Json.object().put("partner", partner).put("purpose", purpose).put("thing", thing));
    }
}
