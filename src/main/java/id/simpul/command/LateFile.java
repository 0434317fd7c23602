package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** A file that is opened when there is something to write: what stands there stays as it was until the hub has answered. */
final class LateFile implements AutoCloseable {
    private final Path file;
    private OutputStream out;

    LateFile(Path file) {
        this.file = file;
    }

    /**
     * Adds a part of a document, a PDF or a text.
     *
     * @throws CommandFailed if the file cannot be written
     */
    void write(ObjectNode part) {
        try {
            if (out == null) {
                out = OwnFile.replace(file);
            }
            out.write(
                    part.has("pdf")
                            ? Base64.getDecoder().decode(part.get("pdf").textValue())
                            : part.path("text").asText().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw OwnFile.unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw OwnFile.unwritable(file, e);
        }
    }
}
