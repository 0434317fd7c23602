package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the batches are, and which staff should look into. */
@Command(name = "batch", description = "Show where the batches are, and which need a look.")
public final class BatchCommand {
    @Command(name = "list", description = "List the batches that are under way, or all of a quarter.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "such as 2026-Q4") String quarter) {
        ObjectNode filters = Json.object();
        Optional.ofNullable(quarter).ifPresent(one -> filters.put("quarter", one));
        return context.list("batch.list", filters, options);
    }

    @Command(
            name = "flagged",
            description =
                    "List what needs a look: what has not gone, is to be unpacked, or is said to be missing or damaged.")
    int flagged(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("batch.flagged", Json.object(), options);
    }

    @Command(
            name = "marc",
            description = "Write a batch's books as a file for the school's own library system, such as SLiMS.")
    int marc(
            @Mixin Context context,
            @Parameters(paramLabel = "BATCH") String batch,
            @Parameters(paramLabel = "FILE", description = "The file to write") Path file,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "marc",
                            description = "marc, marcxml, slims, or slims-back for what is to be taken out again")
                    String format) {
        ObjectNode part = context.ask(
                        "batch.marc", Json.object().put("batch", batch).put("format", format))
                .get(0);
        ScanFile.write(file, part.path("file").asText());
        context.show(List.of(Json.object().put("written", file.toString())));
        return 0;
    }

    @Command(name = "items", description = "List the books of a batch, box by box.")
    int items(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "BATCH") String batch) {
        return context.list("batch.items", Json.object().put("batch", batch), options);
    }

    @Command(
            name = "collections",
            description = "List the schools of a quarter's trips at which the vehicle only fetches.")
    int collections(
            @Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "QUARTER") String quarter) {
        return context.list("run.collections", Json.object().put("quarter", quarter), options);
    }

    @Command(
            name = "spares",
            description = "List the books that could go in the place of a planned one, the best first.")
    int spares(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "BATCH") String batch,
            @Parameters(paramLabel = "OUT", description = "The barcode that does not go") String out) {
        return context.list("batch.spares", Json.object().put("batch", batch).put("out", out), options);
    }
}
