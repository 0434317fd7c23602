package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What staff say of the collection: which titles are one work, and which copies are gone. */
@Command(
        name = "catalogue",
        subcommands = ImportCommand.class,
        description =
                "Bring the catalogue in; join titles or take them apart; record copies as lost in the house, found again, or"
                        + " withdrawn.")
public final class CatalogueCommand {
    @Command(name = "imports", description = "List the catalogues that were brought in, the newest first.")
    int imports(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("catalogue.imports", Json.object(), options);
    }

    @Command(
            name = "lines",
            description =
                    "List what was found in an import: what is damaged, doubtful, changed, refused, no longer named.")
    int lines(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "IMPORT") String id,
            @Option(names = "--kind", paramLabel = "KIND", description = "Only these, such as damaged or gone")
                    String kind) {
        ObjectNode filters = Json.object().put("import", id);
        return context.list("catalogue.import.lines", kind == null ? filters : filters.put("kind", kind), options);
    }

    @Command(name = "confirm", description = "Have an import taken that was looked through.")
    int confirm(@Mixin Context context, @Parameters(paramLabel = "IMPORT") String id) {
        return context.perform("catalogue.import", Json.object().put("import", id));
    }

    @Command(name = "stop", description = "Stop an import; what was taken stays, and it can go on later.")
    int halt(@Mixin Context context, @Parameters(paramLabel = "IMPORT") String id) {
        return context.perform(
                "catalogue.import", Json.object().put("import", id).put("act", "stop"));
    }

    @Command(name = "find", description = "Find copies by barcode, or by how their title begins.")
    int find(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "TEXT") String text) {
        return context.list("catalogue.find", Json.object().put("q", text), options);
    }

    @Command(
            name = "doubtful",
            description = "List pairs of titles that may be one work: join them, or take them apart.")
    int doubtful(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("catalogue.doubtful", Json.object(), options);
    }

    @Command(name = "join", description = "Two titles are one work: a school that had the one has had the other.")
    int join(
            @Mixin Context context,
            @Parameters(paramLabel = "ONE", description = "A barcode, or the id of a title") String one,
            @Parameters(paramLabel = "OTHER") String other) {
        return context.perform(
                "staff.catalogue.join", Json.object().put("one", one).put("other", other));
    }

    @Command(name = "unjoin", description = "A title is another work than those it was joined with, or than OTHER.")
    int unjoin(
            @Mixin Context context,
            @Parameters(paramLabel = "ONE", description = "A barcode, or the id of a title") String one,
            @Parameters(paramLabel = "OTHER", arity = "0..1", description = "Unless it is all it was joined with")
                    String other) {
        ObjectNode data = Json.object().put("one", one);
        return context.perform("staff.catalogue.unjoin", other == null ? data : data.put("other", other));
    }

    @Command(name = "gone", description = "List the copies that are recorded as lost in the house, or withdrawn.")
    int gone(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("catalogue.gone", Json.object(), options);
    }

    @Command(name = "lost", description = "These copies were not found in the house.")
    int lost(@Mixin Context context, @Mixin Copies copies) {
        return record(context, "lost", copies);
    }

    @Command(name = "found", description = "These copies turned up again in the house.")
    int found(@Mixin Context context, @Mixin Copies copies) {
        return record(context, "found", copies);
    }

    @Command(name = "withdrawn", description = "These copies are taken out of the collection for good.")
    int withdrawn(@Mixin Context context, @Mixin Copies copies) {
        return record(context, "withdrawn", copies);
    }

    private static int record(Context context, String act, Copies copies) {
        ObjectNode data = Json.object().put("act", act);
        copies.all().forEach(data.withArray("/barcodes")::add);
        return context.perform("staff.catalogue.copies", data);
    }

    /** Copies named on the command line, or in a file. */
    static final class Copies {
        @Parameters(paramLabel = "BARCODE", arity = "0..*")
        private List<String> barcodes = new ArrayList<>();

        @Option(names = "--file", paramLabel = "FILE", description = "The barcodes, one a line")
        private Path file;

        List<String> all() {
            List<String> all = new ArrayList<>(barcodes);
            if (file != null) {
                all.addAll(Barcodes.read(file));
            }
            return all;
        }
    }
}
