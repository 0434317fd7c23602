package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What staff can say of a batch that they look through. */
public final class CheckInOptions {
    @ArgGroup
    private Scan scan = new Scan();

    @Option(names = "--damaged", paramLabel = "BARCODE", description = "A book that is damaged", arity = "1..*")
    private List<String> damaged = List.of();

    @Option(names = "--replace", description = "The school is to replace what is damaged")
    private boolean replace;

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "The day it was collected, if it is not the day of the exchange, or today")
    private LocalDate on;

    /** What is back: what was scanned, or all. */
    private static final class Scan {
        @Option(names = "--items", paramLabel = "FILE", description = "The barcodes scanned in, one a line")
        private Path items;

        @Option(names = "--all", description = "All of it is back that is not lost")
        private boolean all;
    }

    ObjectNode data(String batch) {
        ObjectNode data = Json.object().put("batch", batch);
        Optional.ofNullable(scan.items).ifPresent(file -> Barcodes.read(file).forEach(data.withArray("/items")::add));
        if (scan.all) {
            data.put("all", true);
        }
        damaged.forEach(barcode -> data.withArray("/damaged").addObject().put("barcode", barcode));
        if (replace) {
            damaged.forEach(data.withArray("/replace")::add);
        }
        Optional.ofNullable(on).ifPresent(day -> data.put("on", day.toString()));
        return data;
    }
}
