package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the hub has of one person. */
@Command(
        name = "person",
        description = "Find, hand out or erase what the hub has of one person; see who looked at persons.")
public final class PersonCommand {
    private static final String WHO =
            "A reference at a partner, a name, an e-mail address or a telephone number; several of the same person";

    @Command(
            name = "find",
            description =
                    "Show where something of a person stands; who looks is recorded. Give the reason with --reason.")
    int find(
            @Mixin Context context,
            @Parameters(paramLabel = "REF", arity = "1..5", description = WHO) List<String> person) {
        return context.perform("person.find", asked(person));
    }

    @Command(
            name = "export",
            description =
                    "Write all that stands of a person into a file of JSON, for that person; who does is recorded.")
    int export(
            @Mixin Context context,
            @Parameters(paramLabel = "REF", arity = "1..5", description = WHO) List<String> person,
            @Option(names = "--to", paramLabel = "FILE", required = true, description = "A file that is not there yet")
                    Path file) {
        if (Files.exists(file)) {
            throw new CommandFailed(new Phrase(
                    file + " sudah ada; sebut berkas lain.", file + " is there already; name another file."));
        }
        List<ObjectNode> said = context.ask("person.export", asked(person));
        write(file, said.get(0));
        context.show(List.of(Json.object()
                .put("file", file.toString())
                .put("foundIn", said.get(0).path("foundIn").asInt())));
        return 0;
    }

    static void write(Path file, ObjectNode person) {
        try (OutputStream out = OwnFile.create(file)) {
            out.write((Json.text(person) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw OwnFile.unwritable(file, e);
        }
    }

    @Command(
            name = "erase",
            description =
                    "Erase a person: what must be known stays without the person, what is still open stays as it is.")
    int erase(
            @Mixin Context context,
            @Parameters(paramLabel = "REF", arity = "1..5", description = WHO) List<String> person) {
        return context.perform("person.erase", asked(person));
    }

    @Command(
            name = "exposed",
            description = "List whose data were reached, by whom and when, the newest first; for a report of a breach.")
    int exposed(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--since", paramLabel = "DAY", description = "Since that day, such as 2026-11-30")
                    String since,
            @Option(names = "--by-whom", paramLabel = "NAME", description = "Only by this one") String by,
            @Option(names = "--partner", paramLabel = "PARTNER", description = "Only of this partner") String partner) {
        ObjectNode filters = Json.object();
        put(filters, "since", since);
        put(filters, "by", by);
        put(filters, "partner", partner);
        return context.list("person.exposed", filters, options);
    }

    private static void put(ObjectNode filters, String name, String value) {
        if (value != null) {
            filters.put(name, value);
        }
    }

    private static ObjectNode asked(List<String> person) {
        ObjectNode asked = Json.object();
        person.forEach(asked.withArray("/person")::add);
        return asked;
    }
}
