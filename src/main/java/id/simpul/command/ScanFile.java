package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A scan between a file of the staff's and the hub. */
final class ScanFile {
    /** What can reach the hub at all; the policy may allow less. */
    private static final int MOST_MEGABYTES = 11;

    private ScanFile() {}

    /** A file in Base64. */
    static String read(Path file) {
        try {
            if (Files.size(file) > (long) MOST_MEGABYTES << 20) {
                throw new CommandFailed(new Phrase(
                        "Pindaian " + file + " lebih besar dari " + MOST_MEGABYTES
                                + " MB; pindai dengan ketajaman lebih rendah.",
                        "The scan " + file + " is larger than " + MOST_MEGABYTES + " MB; scan it with less detail."));
            }
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Pindaian " + file + " tidak dapat dibaca; periksa letaknya.",
                            "The scan " + file + " cannot be read; check the path."),
                    e);
        }
    }

    /** What was in Base64 into a new file; one that is there is left as it is. */
    static void write(Path file, String content) {
        try (OutputStream out = OwnFile.create(file)) {
            out.write(Base64.getDecoder().decode(content));
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " tidak dapat ditulis, atau sudah ada; pilih tempat lain.",
                            "The file " + file
                                    + " cannot be written, or is there already; choose another place for it."),
                    e);
        }
    }
}
