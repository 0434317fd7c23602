package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a quarter or a year of cooperation came to. */
@Command(name = "evaluation", description = "Evaluate a quarter or a year; a past one as it was published.")
public final class EvaluationCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Parameters(paramLabel = "PERIOD", description = "such as 2026-Q3, or 2026")
    private String period;

    @Option(names = "--partner", paramLabel = "PARTNER", description = "Of this partner alone")
    private String partner;

    @ArgGroup
    private Destination destination;

    /** A file instead of the screen. */
    static final class Destination {
        @Option(names = "--csv", paramLabel = "FILE", description = "Write all figures of all partners into this file")
        private Path csv;

        @Option(names = "--pdf", paramLabel = "FILE", description = "Write the report with its charts into this file")
        private Path pdf;
    }

    @Override
    public Integer call() {
        ObjectNode arguments = Json.object()
                .put("period", period)
                .put("language", context.language().wire());
        if (partner != null) {
            arguments.put("partner", partner);
        }
        if (destination == null) {
            return context.perform("evaluation", arguments.put("format", context.json() ? "json" : "table"));
        }
        boolean csv = destination.csv != null;
        Path file = csv ? destination.csv : destination.pdf;
        write(file, arguments.put("format", csv ? "csv" : "pdf"));
        context.show(List.of(Json.object().put("written", file.toString())));
        return 0;
    }

    private void write(Path file, ObjectNode asked) {
        try (LateFile out = new LateFile(file)) {
            context.each("evaluation", asked, out::write);
        }
    }
}
