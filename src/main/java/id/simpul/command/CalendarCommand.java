package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which days are holidays and school breaks. */
@Command(name = "calendar", description = "Import a calendar of holidays or school breaks; list those there are.")
public final class CalendarCommand {
    @Command(
            name = "import",
            description = "Import a calendar; it counts at once, and exchanges not announced yet move with it.")
    int take(
            @Mixin Context context,
            @Parameters(paramLabel = "FILE", description = "CSV: lines such as \"# name: ...\", then from,to,kind,name")
                    Path file,
            @Option(names = "--source", required = true, paramLabel = "TEXT", description = "Who says so")
                    String source,
            @Option(
                            names = "--published",
                            paramLabel = "DATE",
                            description = "When; unless the file says it in a line \"# published: ...\"")
                    String published) {
        ObjectNode arguments = Json.object()
                .put("file", file.getFileName().toString())
                .put("text", TextFile.read(file))
                .put("source", source);
        if (published != null) {
            arguments.put("published", published);
        }
        return context.perform("calendar.import", arguments);
    }

    @Command(name = "list", description = "List all calendars with their versions, sources and dates.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("calendar.list", Json.object(), options);
    }
}
