package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The initial training of civil-servant candidates. */
@Command(
        name = "training",
        description = "List trainings of candidates; record the library's own who were sent elsewhere.")
public final class TrainingCommand {
    @Command(name = "list", description = "List all trainings in both directions, without names.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("training.list", Json.object(), options);
    }

    @Command(
            name = "show",
            description = "Show one, with the names that are still kept; that somebody looked is recorded.")
    int show(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "TRAINING") String id) {
        return context.list("training.show", Json.object().put("training", id), options);
    }

    @Command(
            name = "record",
            description = "Record the library's own candidates who are trained elsewhere; each is judged by rank.")
    int record(
            @Mixin Context context,
            @Parameters(paramLabel = "FILE", description = "JSON: at (where), from, to, participants [{name, rank}]")
                    Path file) {
        return context.perform("staff.training", read(file));
    }

    private static ObjectNode read(Path file) {
        try {
            return Json.parse(TextFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " bukan satu objek JSON; lihat contoh dalam docs/operating.md.",
                            "The file " + file + " is not one JSON object; see the example in docs/operating.md."),
                    e);
        }
    }
}
