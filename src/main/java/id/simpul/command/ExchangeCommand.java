package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The library's own part in exchanges of publications. */
@Command(
        name = "exchange",
        description =
                "Show exchanges of publications and their balance; offer, agree, send, receive; exceptions and gifts.")
public final class ExchangeCommand {
    @Command(name = "list", description = "List what is open: each pair's state, and whose step is awaited.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "PARTNER", arity = "0..1") String partner) {
        return context.list("exchange.list", about(partner), options);
    }

    @Command(name = "show", description = "Show all pairs of one, with those that are over.")
    int show(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "EXCHANGE") String exchange) {
        return context.list("exchange.show", Json.object().put("exchange", exchange), options);
    }

    @Command(
            name = "balance",
            description = "Show how each partner stands: what the library sent minus what it received; gifts apart.")
    int balance(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "PARTNER", arity = "0..1") String partner) {
        return context.list("exchange.balance", about(partner), options);
    }

    @Command(name = "agree", description = "The library agrees to the pairs; --decline names those it does not want.")
    int agree(
            @Mixin Context context,
            @Parameters(paramLabel = "EXCHANGE") String exchange,
            @Option(names = "--pairs", split = ",", paramLabel = "PAIR", description = "Only these; default: all")
                    List<String> pairs,
            @Option(names = "--decline", split = ",", paramLabel = "PAIR", description = "Not these")
                    List<String> declined) {
        ObjectNode data = named(act(exchange, "agree"), "pairs", pairs);
        return context.perform("staff.exchange", named(data, "decline", declined));
    }

    @Command(name = "sent", description = "The library has sent its side of the pairs.")
    int sent(
            @Mixin Context context,
            @Parameters(paramLabel = "EXCHANGE") String exchange,
            @Option(
                            names = "--pairs",
                            split = ",",
                            paramLabel = "PAIR",
                            description = "Only these; default: all agreed")
                    List<String> pairs,
            @Option(names = "--on", paramLabel = "DATE", description = "When; default: today") LocalDate on) {
        return context.perform("staff.exchange", named(moved(exchange, "sent", on), "pairs", pairs));
    }

    @Command(name = "received", description = "The library has received the partner's side of the pairs.")
    int received(
            @Mixin Context context,
            @Parameters(paramLabel = "EXCHANGE") String exchange,
            @Option(
                            names = "--pairs",
                            split = ",",
                            paramLabel = "PAIR",
                            description = "Only these; default: all agreed")
                    List<String> pairs,
            @Option(names = "--on", paramLabel = "DATE", description = "When; default: today") LocalDate on) {
        return context.perform("staff.exchange", named(moved(exchange, "received", on), "pairs", pairs));
    }

    @Command(
            name = "exception",
            description = "Approve something other than one for one; give the reason with --reason.")
    int exception(
            @Mixin Context context,
            @Parameters(paramLabel = "EXCHANGE") String exchange,
            @Option(names = "--gives", split = ",", paramLabel = "REF", description = "What the partner gives")
                    List<String> gives,
            @Option(names = "--gets", split = ",", paramLabel = "BARCODE", description = "What the library gives")
                    List<String> gets) {
        ObjectNode data = named(Json.object().put("exchange", exchange), "gives", gives);
        return context.perform("staff.exception", named(data, "gets", gets));
    }

    @Command(
            name = "gift",
            description = "The library gives copies of its exchange titles, and nothing is owed for them.")
    int gift(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(
                            names = "--items",
                            required = true,
                            paramLabel = "FILE",
                            description = "The barcodes of the copies, one a line")
                    Path items) {
        ObjectNode data = Json.object().put("partner", partner);
        Barcodes.read(items).forEach(data.withArray("/items")::add);
        return context.perform("staff.gift", data);
    }

    @Command(
            name = "offer",
            description = "Begin an exchange: copies of the library, each for one publication of the partner's.")
    int offer(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Parameters(
                            paramLabel = "FILE",
                            description = "CSV: barcode,title,isbn; the library's copy, and what is wanted for it")
                    Path file) {
        ObjectNode data = Json.object().put("partner", partner);
        data.set("pairs", OfferFile.read(file));
        return context.perform("staff.offer", data);
    }

    private static ObjectNode about(String partner) {
        return partner == null ? Json.object() : Json.object().put("partner", partner);
    }

    private static ObjectNode act(String exchange, String act) {
        return Json.object().put("exchange", exchange).put("act", act);
    }

    private static ObjectNode moved(String exchange, String act, LocalDate on) {
        return on == null ? act(exchange, act) : act(exchange, act).put("on", on.toString());
    }

    private static ObjectNode named(ObjectNode data, String field, List<String> names) {
        if (names != null) {
            names.forEach(data.withArray("/" + field)::add);
        }
        return data;
    }
}
