package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What persons may do at the library. */
@Command(name = "privilege", description = "See who may borrow; end what a person may do at the library.")
public final class PrivilegeCommand {
    @Command(name = "list", description = "List the privileges that count now, without names.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--partner", paramLabel = "PARTNER", description = "Only of this partner's people")
                    String partner) {
        ObjectNode filters = Json.object();
        return context.list("privilege.list", partner == null ? filters : filters.put("partner", partner), options);
    }

    @Command(
            name = "look",
            description = "Show whose privileges these are, by reference or name; who looks is recorded.")
    int look(
            @Mixin Context context,
            @Option(names = "--ref", paramLabel = "REF", description = "The partner's own reference of the person")
                    String ref,
            @Option(names = "--name", paramLabel = "NAME", description = "The person's name, or a part of it")
                    String name) {
        ObjectNode asked = Json.object();
        if (ref != null) {
            asked.put("ref", ref);
        }
        if (name != null) {
            asked.put("name", name);
        }
        return context.perform("privilege.look", asked);
    }

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
