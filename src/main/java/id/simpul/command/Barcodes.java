package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of barcodes in a file, one a line, as a scanner writes it. */
final class Barcodes {
    private Barcodes() {}

    static List<String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Daftar barcode " + file + " tidak dapat dibaca; periksa letaknya.",
                            "The list of barcodes " + file + " cannot be read; check the path."),
                    e);
        }
    }
}
