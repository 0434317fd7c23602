package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that staff hand over in a file, in UTF-8. */
final class TextFile {
    private TextFile() {}

    /**
     * @throws CommandFailed if it cannot be read
     */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " tidak dapat dibaca; periksa letaknya, dan bahwa hurufnya UTF-8.",
                            "The file " + file + " cannot be read; check the path, and that it is in UTF-8."),
                    e);
        }
    }
}
