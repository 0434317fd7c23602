package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What partners asked, what they were told, and what was announced. */
@Command(name = "request", description = "Look at what partners asked and were told.")
public final class RequestCommand {
    @Command(
            name = "list",
            description =
                    "List requests and their answers, the newest first; daily reports where partner or type is given.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--partner", paramLabel = "PARTNER", description = "Only of this partner") String partner,
            @Option(names = "--id", paramLabel = "REQUEST", description = "Only of this number") String id,
            @Option(names = "--type", paramLabel = "TYPE", description = "such as rotation.enrol") String type,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "accepted, refused, pending, invalid, conflict")
                    String status) {
        ObjectNode filters = Json.object();
        put(filters, "partner", partner);
        put(filters, "request", id);
        put(filters, "type", type);
        put(filters, "status", status);
        return context.list("request.list", filters, options);
    }

    @Command(name = "show", description = "Show one request, how long it waited and what was answered.")
    int show(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Parameters(paramLabel = "REQUEST") String request) {
        return context.perform(
                "request.show", Json.object().put("partner", partner).put("request", request));
    }

    @Command(name = "tested", description = "Show what a test request was answered.")
    int tested(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Parameters(paramLabel = "REQUEST") String request) {
        return context.perform(
                "request.tested", Json.object().put("partner", partner).put("request", request));
    }

    @Command(name = "told", description = "List what a partner was told, the newest first, and whether it arrived.")
    int told(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "PARTNER") String partner) {
        return context.list("notice.list", Json.object().put("partner", partner), options);
    }

    @Command(name = "announced", description = "List what was announced to partners, the newest first.")
    int announced(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("announcement.list", Json.object(), options);
    }

    @Command(name = "announcement", description = "Show one announcement whole.")
    int announcement(
            @Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "ANNOUNCEMENT") String id) {
        return context.list("announcement.show", Json.object().put("announcement", id), options);
    }

    private static void put(ObjectNode filters, String field, String value) {
        if (value != null) {
            filters.put(field, value);
        }
    }
}
