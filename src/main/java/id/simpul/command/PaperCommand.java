package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is printed for the rotation, each as PDF. */
@Command(
        name = "paper",
        description =
                "Print packing lists, box labels, delivery sheets, records of handing over, statements and letters.")
public final class PaperCommand {
    @Command(name = "packing-list", description = "What is in the boxes, to be ticked and signed.")
    int packingList(@Mixin Context context, @Mixin Batchwise batches) {
        return print(context, "paper.packing-list", batches.data(), batches.file());
    }

    @Command(name = "labels", description = "A label for each box, for sheets of labels or plain paper.")
    int labels(
            @Mixin Context context,
            @Mixin Batchwise batches,
            @Option(
                            names = "--sheet",
                            paramLabel = "NAME",
                            description = "Which sheet of labels, a4-8 unless you say; label-121, or one of your own")
                    String sheet,
            @Option(
                            names = "--first",
                            paramLabel = "K",
                            description = "Begin at this label of the first sheet, since those before it are used")
                    Integer first,
            @Option(names = "--test", description = "A test print with rulers instead, to hold against a sheet")
                    boolean test) {
        ObjectNode data = batches.data();
        Optional.ofNullable(sheet).ifPresent(name -> data.put("sheet", name));
        Optional.ofNullable(first).ifPresent(label -> data.put("first", label));
        return print(context, "paper.labels", test ? data.put("test", true) : data, batches.file());
    }

    @Command(name = "delivery-sheet", description = "A sheet for each run: stop by stop what is brought and fetched.")
    int deliverySheet(
            @Mixin Context context,
            @Option(names = "--quarter", required = true, paramLabel = "QUARTER", description = "such as 2026-Q4")
                    String quarter,
            @Option(names = "--on", paramLabel = "DAY", description = "Only the runs of this day") LocalDate on,
            @Option(names = "--run", paramLabel = "N", description = "Only this run") Integer run,
            @Parameters(paramLabel = "FILE", description = "the PDF to be written") Path file) {
        ObjectNode data = Json.object().put("quarter", quarter);
        Optional.ofNullable(on).ifPresent(day -> data.put("on", day.toString()));
        Optional.ofNullable(run).ifPresent(number -> data.put("run", number));
        return print(context, "paper.delivery-sheet", data, file);
    }

    @Command(name = "handover", description = "The record that a batch was handed over, or with --back given back.")
    int handover(
            @Mixin Context context,
            @Mixin Batchwise batches,
            @Option(names = "--back", description = "Of giving back; --on is then the day of collection")
                    boolean back) {
        ObjectNode data = batches.data();
        return print(context, "paper.handover", back ? data.put("back", true) : data, batches.file());
    }

    @Command(name = "statement", description = "What a school states that it will replace.")
    int statement(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL") String school,
            @Parameters(paramLabel = "FILE", description = "the PDF to be written") Path file) {
        return print(context, "paper.statement", Json.object().put("school", school), file);
    }

    @Command(name = "letter", description = "What library and school agreed, with the replacement clause in full.")
    int letter(
            @Mixin Context context,
            @Parameters(paramLabel = "SCHOOL") String school,
            @Parameters(paramLabel = "FILE", description = "the PDF to be written") Path file) {
        return print(context, "paper.letter", Json.object().put("school", school), file);
    }

    /** Each part is a PDF of its own; of several the further ones get a number. */
    private static int print(Context context, String paper, ObjectNode asked, Path file) {
        List<ObjectNode> written = new ArrayList<>();
        context.each(paper, asked.put("language", context.language().wire()), part -> {
            Path into = numbered(file, written.size() + 1);
            try (LateFile out = new LateFile(into)) {
                out.write(part);
            }
            written.add(Json.object().put("written", into.toString()));
        });
        context.show(written);
        return 0;
    }

    /** {@code list.pdf}, {@code list-2.pdf}, {@code list-3.pdf}. */
    static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return number == 1 ? file : file.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }
}
