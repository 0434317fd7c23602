package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The links in mails, on papers and told by telephone. */
@Command(name = "links", description = "List the links by which partners answer, or end one.")
public final class LinksCommand {
    @Command(
            name = "list",
            description = "List them, the newest first: what for, until when, opened, answered, revoked.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--partner", paramLabel = "P", description = "Only those of this partner") String partner) {
        ObjectNode filters = Json.object();
        return context.list("link.list", partner == null ? filters : filters.put("partner", partner), options);
    }

    @Command(name = "revoke", description = "End one before its time; give --reason.")
    int revoke(
            @Mixin Context context,
            @Parameters(paramLabel = "LINK", description = "as `links list` shows it") String link) {
        return context.perform("link.revoke", Json.object().put("link", link));
    }
}
