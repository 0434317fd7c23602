package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the cooperation team choose by hand for batches to come; each is one act that can be taken back. */
public class ChoiceCommands {
    @Command(name = "pin", description = "Have a book go to a school in a quarter that is not announced yet.")
    int pin(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL|BATCH") String whose,
            @Parameters(paramLabel = "BARCODE") String barcode,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "If not the next one") String quarter,
            @Option(names = "--any-copy", description = "Another copy of the title does as well") boolean anyCopy) {
        ObjectNode data = of("pin", whose, barcode, quarter);
        return context.perform("staff.choice", anyCopy ? data.put("anyCopy", true) : data);
    }

    @Command(name = "unpin", description = "Take back that a book is to go to a school.")
    int unpin(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL|BATCH") String whose,
            @Parameters(paramLabel = "BARCODE", description = "or another copy of its title") String barcode,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "Only for this one") String quarter) {
        return context.perform("staff.choice", of("unpin", whose, barcode, quarter));
    }

    @Command(name = "block", description = "Keep a title from a school, whatever the copy.")
    int block(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL|BATCH") String whose,
            @Parameters(paramLabel = "BARCODE", description = "of any copy of the title") String barcode,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "Only in this one") String quarter) {
        return context.perform("staff.choice", of("block", whose, barcode, quarter));
    }

    @Command(name = "unblock", description = "Take back that a title is kept from a school.")
    int unblock(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL|BATCH") String whose,
            @Parameters(paramLabel = "BARCODE", description = "of any copy of the title") String barcode,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "Only for this one") String quarter) {
        return context.perform("staff.choice", of("unblock", whose, barcode, quarter));
    }

    @Command(name = "reserve", description = "Keep a book back in the library, as for an exhibition.")
    int reserve(
            @Mixin Context context,
            @Parameters(paramLabel = "BARCODE") String barcode,
            @Option(
                            names = "--until",
                            paramLabel = "DATE",
                            description = "Its last day here; without it, until unreserve")
                    String until) {
        ObjectNode data = Json.object().put("act", "reserve").put("barcode", barcode);
        return context.perform("staff.choice", until == null ? data : data.put("until", until));
    }

    @Command(name = "unreserve", description = "Let a book go out again that was kept back.")
    int unreserve(@Mixin Context context, @Parameters(paramLabel = "BARCODE") String barcode) {
        return context.perform(
                "staff.choice", Json.object().put("act", "unreserve").put("barcode", barcode));
    }

    @Command(name = "pins", description = "List what was chosen by hand: pinned, blocked and reserved books.")
    int pins(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("pins", Json.object(), options);
    }

    private static ObjectNode of(String act, String whose, String barcode, String quarter) {
        ObjectNode data = Json.object().put("act", act).put("barcode", barcode).put("for", whose);
        return quarter == null ? data : data.put("quarter", quarter);
    }
}
