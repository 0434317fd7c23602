package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Of which batches papers are printed, and into which file. */
final class Batchwise {
    @Parameters(
            paramLabel = "[BATCH] FILE",
            arity = "1..2",
            description = "the batch, unless --quarter says which; and the PDF to be written")
    private List<String> batchAndFile;

    @Option(names = "--quarter", paramLabel = "QUARTER", description = "Of all batches of a quarter, such as 2026-Q4")
    private String quarter;

    @Option(names = "--on", paramLabel = "DAY", description = "With --quarter: only those of this day")
    private LocalDate on;

    Path file() {
        return Path.of(batchAndFile.get(batchAndFile.size() - 1));
    }

    /** As the hub reads it. */
    ObjectNode data() {
        ObjectNode data = Json.object();
        if (batchAndFile.size() > 1) {
            data.put("batch", batchAndFile.get(0));
        }
        Optional.ofNullable(quarter).ifPresent(asked -> data.put("quarter", asked));
        Optional.ofNullable(on).ifPresent(day -> data.put("on", day.toString()));
        return data;
    }
}
