package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of barcodes in a file, one a line, as a scanner writes it. */
final class Barcodes {
    /** Windows puts it before a text in UTF-8. */
    private static final String ORDER_MARK = "\\uFEFF";

    private Barcodes() {}

    static List<String> read(Path file) {
        try {
            return Files.readString(file)
                    .replaceFirst("^" + ORDER_MARK, "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (CharacterCodingException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Daftar barcode " + file + " bukan teks UTF-8; simpan ulang sebagai teks biasa (UTF-8).",
                            "The list of barcodes " + file
                                    + " is no text in UTF-8; save it anew as plain text (UTF-8)."),
                    e);
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Daftar barcode " + file + " tidak dapat dibaca; periksa letaknya.",
                            "The list of barcodes " + file + " cannot be read; check the path."),
                    e);
        }
    }
}
