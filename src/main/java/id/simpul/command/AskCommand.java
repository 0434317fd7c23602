package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a partner said by phone, on paper, by WhatsApp or by mail, entered as its own request. */
@Command(
        name = "ask",
        description = "Enter a partner's own request, as it said it by phone, on paper, by WhatsApp or by mail.",
        footer = {
            "",
            "FILE holds the request's own data, as its schema at /contract/ has them; - reads them from standard input."
                    + " The partner is told what was asked in its name, and the answer."
        })
public final class AskCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Option(names = "--for", required = true, paramLabel = "PARTNER", description = "Whose request it is")
    private String partner;

    @Parameters(index = "0", paramLabel = "TYPE", description = "such as rotation.enrol")
    private String type;

    @Parameters(index = "1", paramLabel = "FILE", description = "The request's data, JSON")
    private String file;

    @Option(names = "--said-by", required = true, paramLabel = "NAME", description = "Who said it; recorded")
    private String saidBy;

    @Option(
            names = "--via",
            required = true,
            paramLabel = "WAY",
            description = "phone, paper, whatsapp or mail; recorded")
    private String via;

    @Option(names = "--id", description = "The request's id: the same entered again is one request")
    private String id;

    @Override
    public Integer call() {
        ObjectNode arguments = Json.object().put("for", partner).put("type", type);
        arguments.set("data", data());
        arguments.put("saidBy", saidBy).put("via", via);
        return context.perform("staff.ask", id == null ? arguments : arguments.put("id", id));
    }

    private ObjectNode data() {
        try {
            byte[] content = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return Json.parse(new String(content, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " tidak dapat dibaca; periksa letaknya.",
                            "The file " + file + " cannot be read; check the path."),
                    e);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Isi berkas " + file + " bukan satu objek JSON; perbaiki lalu ulangi.",
                            "What the file " + file + " holds is not one JSON object; correct it and try again."),
                    e);
        }
    }
}
