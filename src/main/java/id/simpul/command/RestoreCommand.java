package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.BackupFailed;
import id.simpul.hub.backup.Restoration;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.settings.Settings;
import id.simpul.wording.Cells;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a home of what {@code backup} wrote. */
@Command(
        name = "restore",
        description = "Make a home of a backup, in an empty place.",
        footer = {
            "",
            "The home (SIMPUL_HOME), and a database or broker elsewhere, must be empty. Start the hub afterwards with ./simpul run.",
            "Exit code: 0 all is as it was, 1 it was not restored, or something in it is not as it should be."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Parameters(paramLabel = "FILE", description = "The file a backup was written to")
    private Path file;

    @Override
    public Integer call() {
        Settings settings = RunCommand.settings();
        try {
            Restored restored = new Restoration(file.toAbsolutePath().normalize(), settings).run();
            context.show(List.of(shown(restored)));
            if (!context.json()) {
                context.out().println(next(restored, context.cells()).text(context.language()));
            }
            return restored.findings().isEmpty() ? 0 : 1;
        } catch (BackupFailed e) {
            throw new CommandFailed(e.sentence(), e);
        }
    }

    static ObjectNode shown(Restored restored) {
        ObjectNode shown = Json.object()
                .put("cutAt", restored.about().cutAt().toString())
                .put("madeBy", restored.about().hub())
                .put("rows", restored.manifest().count("tables/"))
                .put("waitingRequests", restored.manifest().count("messages/requests"))
                .put("unreadAnswers", restored.manifest().count("messages/answers") - restored.dropped())
                .put("seconds", restored.took().toSeconds());
        restored.findings().forEach(finding -> shown.withArray("findings")
                .addObject()
                .put("id", finding.indonesian())
                .put("en", finding.english()));
        return shown;
    }

    private static Phrase next(Restored restored, Cells cells) {
        Instant cut = restored.about().cutAt();
        String at = cells.cell("cutAt", false, Json.node(cut.toString()));
        return new Phrase(
                "Yang diputuskan sesudah " + at
                        + " tidak ada di sini. Jalankan ./simpul run: tiap mitra lalu diberi tahu agar"
                        + " mengirim lagi, dengan id yang sama, apa pun yang dikirimnya sejak itu; yang terkirim dua kali berlaku sekali.",
                "What was decided after " + at
                        + " is not here. Start ./simpul run: each partner is then told to send again, under"
                        + " the same ids, whatever it has sent since; what comes twice has one effect.");
    }
}
