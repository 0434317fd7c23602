package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What stands on a paper that staff record, as they type it. */
final class PaperOptions {
    @Option(names = "--proposal", paramLabel = "ID", description = "The proposal that is decided, if there is one here")
    private String proposal;

    @ArgGroup(multiplicity = "1")
    private Answer answer;

    /** One of the two. */
    static final class Answer {
        @Option(names = "--approved", description = "It was approved")
        private boolean approved;

        @Option(names = "--rejected", description = "It was rejected; say why with --note")
        private boolean rejected;
    }

    @Option(names = "--decided-on", required = true, paramLabel = "DATE", description = "The date on the paper")
    private String decidedOn;

    @Option(names = "--number", paramLabel = "NUMBER", description = "The agreement's number")
    private String number;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Its first day; of a proposal: if not the proposed one")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Its last day; of a proposal: if not the proposed one")
    private String to;

    @Option(names = "--note", paramLabel = "TEXT", description = "What the parties are to read")
    private String note;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "exchange, service-use or other; without a proposal only")
    private String form;

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is called; without a proposal only")
    private String title;

    @Option(names = "--party", paramLabel = "PARTNER", description = "One for each party; without a proposal only")
    private List<String> parties = List.of();

    @Option(names = "--goal", paramLabel = "TEXT", description = "One for each goal; without a proposal only")
    private List<String> goals = List.of();

    @Option(names = "--scan", required = true, paramLabel = "FILE", description = "The paper as PDF, JPEG or PNG")
    private Path scan;

    /** As the hub reads it. */
    ObjectNode data() {
        ObjectNode data = Json.object()
                .put("approved", answer.approved && !answer.rejected)
                .put("decidedOn", decidedOn);
        put(data, "proposal", proposal);
        put(data, "number", number);
        put(data, "from", from);
        put(data, "to", to);
        put(data, "note", note);
        put(data, "form", form);
        put(data, "title", title);
        parties.forEach(data.withArray("/parties")::add);
        goals.forEach(data.withArray("/goals")::add);
        if (parties.isEmpty()) {
            data.remove("parties");
        }
        if (goals.isEmpty()) {
            data.remove("goals");
        }
        data.putObject("scan").put("name", scan.getFileName().toString()).put("content", ScanFile.read(scan));
        return data;
    }

    private static void put(ObjectNode data, String field, String value) {
        if (value != null) {
            data.put(field, value);
        }
    }
}
