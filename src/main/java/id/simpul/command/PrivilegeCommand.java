package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What persons may do at the library. */
@Command(name = "privilege", description = "End what a person may do at the library.")
public final class PrivilegeCommand {
    @Command(
            name = "end",
            description =
                    "End a person's privilege today; give the reason with --reason. Who registered the person is told.")
    int end(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER", description = "Who registered the person") String partner,
            @Parameters(paramLabel = "REF", description = "That partner's own reference of the person") String ref) {
        return context.perform(
                "staff.privilege.end", Json.object().put("partner", partner).put("ref", ref));
    }
}
