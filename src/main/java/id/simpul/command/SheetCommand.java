package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.sheet.SheetKind;
import id.simpul.sheet.SheetSamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists from spreadsheets: partners, items, agreements, returns. */
@Command(name = "sheet", description = "Bring in a list from CSV or Excel; show what such a list looks like.")
public final class SheetCommand {
    private static final String KINDS = "partners, items, agreements or returns";

    @Command(
            name = "import",
            description = "Do what each line of a list stands for: all of it, or with a mistake in it none.")
    int take(
            @Mixin Context context,
            @Parameters(paramLabel = "KIND", description = KINDS) String kind,
            @Parameters(paramLabel = "FILE", description = "CSV with , or ; or Excel (.xlsx)") Path file,
            @Option(names = "--preview", description = "Only look it over; nothing changes") boolean preview) {
        return bring(context, kind, file, preview);
    }

    @Command(name = "sample", description = "Print a list of a kind as an example, to be filled in.")
    int sample(@Mixin Context context, @Parameters(paramLabel = "KIND", description = KINDS) String kind)
            throws IOException {
        SheetKind known = SheetKind.ofWire(kind).orElseThrow(() -> unknown(kind));
        PrintWriter out = context.out();
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(
                SheetSamples.headings(known, context.chosenLanguage().orElse(Language.ID)));
        for (List<String> row : SheetSamples.rows(known)) {
            printer.printRecord(row);
        }
        printer.flush();
        return 0;
    }

    static int bring(Context context, String kind, Path file, boolean preview) {
        if (SheetKind.ofWire(kind).isEmpty()) {
            throw unknown(kind);
        }
        ObjectNode arguments = Json.object()
                .put("kind", kind)
                .put("file", file.getFileName().toString())
                .put("content", Base64.getEncoder().encodeToString(content(file)));
        return context.perform(preview ? "sheet.preview" : "sheet.take", arguments);
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " tidak dapat dibaca; periksa letaknya.",
                            "The file " + file + " cannot be read; check the path."),
                    e);
        }
    }

    private static CommandFailed unknown(String kind) {
        List<String> kinds =
                Arrays.stream(SheetKind.values()).map(SheetKind::wire).toList();
        return new CommandFailed(new Phrase(
                "Tidak ada jenis daftar \"" + kind + "\"; yang ada: " + String.join(", ", kinds) + ".",
                "There is no kind of list \"" + kind + "\"; there are: " + String.join(", ", kinds) + "."));
    }
}
