package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Formal agreements: those older than the hub, what there is, and what became of it. */
@Command(
        name = "agreement",
        description = "Import old agreements; record what came on paper; list, show or end agreements.")
public final class AgreementCommand {
    @Command(
            name = "import",
            description =
                    "Take agreements over that are older than the hub: all of the file, or with a mistake in it none.")
    int take(
            @Mixin Context context,
            @Parameters(
                            paramLabel = "FILE",
                            description = "CSV: number,title,form,parties,names,from,to,signedOn,goals;"
                                    + " several parties, names and goals with | between them")
                    Path file,
            @Option(names = "--source", required = true, paramLabel = "TEXT", description = "Where the list comes from")
                    String source) {
        ObjectNode arguments = Json.object()
                .put("file", file.getFileName().toString())
                .put("text", TextFile.read(file))
                .put("source", source);
        return context.perform("agreement.import", arguments);
    }

    @Command(name = "list", description = "List all agreements, or those of one partner under all its names.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "PARTNER", arity = "0..1") String partner) {
        ObjectNode arguments = Json.object();
        if (partner != null) {
            arguments.put("partner", partner);
        }
        return context.list("agreement.list", arguments, options);
    }

    @Command(name = "show", description = "Show one agreement, its parties and its history.")
    int show(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "ID", description = "or its number") String agreement) {
        return context.list("agreement.show", Json.object().put("agreement", agreement), options);
    }

    @Command(name = "end", description = "Have an agreement end before its time; give the reason with --reason.")
    int end(
            @Mixin Context context,
            @Parameters(paramLabel = "ID", description = "or its number") String agreement,
            @Option(names = "--on", required = true, paramLabel = "DATE", description = "Its last day") String on) {
        return context.perform(
                "agreement.end", Json.object().put("agreement", agreement).put("on", on));
    }

    @Command(name = "waiting", description = "List the proposals that wait for the national library.")
    int waiting(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("agreement.waiting", Json.object(), options);
    }

    @Command(
            name = "record",
            description =
                    "Record what came on paper: the national library's decision of a proposal, or an agreement that"
                            + " was never proposed here.")
    int record(@Mixin Context context, @Mixin PaperOptions paper) {
        return context.perform("agreement.record", paper.data());
    }

    @Command(name = "scan", description = "Take the scan of an agreement out into a file; who does it is recorded.")
    int scan(
            @Mixin Context context,
            @Parameters(paramLabel = "ID", description = "or its number; or a rejected proposal") String agreement,
            @Parameters(paramLabel = "FILE", description = "The file to write") Path file) {
        ObjectNode scan = context.ask("agreement.scan", Json.object().put("agreement", agreement))
                .get(0);
        ScanFile.write(file, scan.path("content").asText());
        context.show(List.of(Json.object()
                .put("written", file.toString())
                .put("sha256", scan.path("sha256").asText())));
        return 0;
    }
}
