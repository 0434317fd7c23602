package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which failed messages are meant: some by their ids, a group, or all. */
final class FailedOnes {
    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--partner", paramLabel = "P", description = "Of a group or of all, those of this partner")
    private String partner;

    /** Exactly one way to say it. */
    static final class Which {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "as `failures` shows it")
        private List<String> ids;

        @Option(
                names = "--group",
                paramLabel = "G",
                description = "All open ones that fail alike, as `failures --group` shows it")
        private String group;

        @Option(names = "--all", description = "All open ones")
        private boolean all;
    }

    ObjectNode arguments() {
        ObjectNode arguments = Json.object();
        if (which.ids != null) {
            which.ids.forEach(arguments.withArray("/failures")::add);
        } else if (which.group != null) {
            arguments.put("group", which.group);
        } else {
            arguments.put("all", which.all);
        }
        return partner == null ? arguments : arguments.put("partner", partner);
    }
}
