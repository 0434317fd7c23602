package id.simpul.command;

import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests as they lie in files: sent byte for byte, since what is in them is for the hub to judge. */
final class RequestFiles {
    private static final String STANDARD_INPUT = "-";

    private RequestFiles() {}

    /**
     * @throws CommandFailed if one cannot be read or none holds anything
     */
    static List<byte[]> read(List<String> names, InputStream standardInput) {
        List<byte[]> requests = new ArrayList<>();
        for (String name : names) {
            try {
                boolean isInput = name.equals(STANDARD_INPUT);
                byte[] content = isInput ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
                boolean byLine = isInput ? holdsOneALine(content) : name.endsWith(".jsonl");
                requests.addAll(byLine ? lines(content) : List.of(content));
            } catch (IOException | InvalidPathException e) {
                throw new CommandFailed(
                        new Phrase(
                                "Berkas " + name + " tidak dapat dibaca; periksa letaknya.",
                                "The file " + name + " cannot be read; check the path."),
                        e);
            }
        }
        if (requests.isEmpty()) {
            throw new CommandFailed(new Phrase(
                    "Tidak ada yang dapat dikirim dalam " + String.join(", ", names) + "; tulis satu CloudEvent.",
                    "There is nothing to send in " + String.join(", ", names) + "; write a CloudEvent."));
        }
        return requests;
    }

    /** One event may be written over many lines; then its first line alone is no JSON. */
    private static boolean holdsOneALine(byte[] content) {
        List<byte[]> lines = lines(content);
        try {
            return lines.size() > 1
                    && Json.parse(new String(lines.get(0), StandardCharsets.UTF_8))
                            .isObject();
        } catch (IllegalArgumentException notJson) {
            return false;
        }
    }

    /** Lines that hold anything, without what ends them. */
    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte one : content) {
            if (one == '\n') {
                keep(line, lines);
            } else if (one != '\r') {
                line.write(one);
            }
        }
        keep(line, lines);
        return lines;
    }

    private static void keep(ByteArrayOutputStream line, List<byte[]> lines) {
        if (!line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
            lines.add(line.toByteArray());
        }
        line.reset();
    }
}
