package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a catalogue in: the hub looks it through, shows what it found, and takes it. */
@Command(
        name = "import",
        description = "Bring in the catalogue of SLiMS, INLISLite or any other system: MARC, MARCXML, CSV or Excel.")
final class ImportCommand implements java.util.concurrent.Callable<Integer> {
    private static final int PIECE = 12 << 20;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final List<String> KINDS = List.of("damaged", "twice", "refused", "failed", "doubtful");
    private static final int SHOWN = 20;
    private static final Map<String, Set<String>> FORMATS = Map.of(
            "marc", Set.of("marc"),
            "marcxml", Set.of("marcxml"),
            "slims", Set.of("slims", "slims-items"),
            "inlislite", Set.of("inlislite", "marc", "marcxml"),
            "csv", Set.of("csv"));

    @Mixin
    private Context context;

    @Parameters(paramLabel = "FILE", description = "What the system exported; or a folder whose files belong together")
    private Path file;

    @Option(
            names = {"--preview", "--dry-run"},
            description = "Show what would come of it, and change nothing")
    private boolean preview;

    @Option(names = "--yes", description = "At a terminal, take it without asking once more; scripts are never asked")
    private boolean yes;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "marc, marcxml, slims, inlislite or csv; refused if it is another. What is in the file tells")
    private String format;

    @Option(names = "--confirm", paramLabel = "ID", description = "Only if it is exactly what was shown under this id")
    private String confirmed;

    @Option(names = "--for", paramLabel = "PARTNER", description = "Which system of the library, if there are several")
    private String partner;

    @Override
    public Integer call() {
        ObjectNode asked = Json.object();
        files().forEach(one -> asked.withArray("/files").add(bring(one)));
        Optional.ofNullable(partner).ifPresent(name -> asked.put("partner", name));
        String id = context.ask("catalogue.look", asked).get(0).path("import").asText();
        ObjectNode seen = awaited(id, List.of("looked", "failed", "confirmed", "running", "stopped"));
        if (confirmed != null && !confirmed.equals(id)) {
            throw new CommandFailed(new Phrase(
                    "Berkas ini bukan yang diperiksa sebagai " + confirmed + ", melainkan " + id + ".",
                    "This is not what was looked through as " + confirmed + ", but " + id + "."));
        }
        show(seen);
        if (seen.path("state").asText().equals("failed")) {
            throw new CommandFailed(new Phrase(
                    seen.at("/trouble/id").asText(), seen.at("/trouble/en").asText()));
        }
        requireFormat(seen.path("format").asText());
        return preview || !agreed(id) ? 0 : take(id);
    }

    /** INLISLite and SLiMS have exports in several forms. */
    private void requireFormat(String found) {
        List<String> all = List.of(found.split(", "));
        if (format != null
                && all.stream()
                        .noneMatch(one -> FORMATS.getOrDefault(format, Set.of()).contains(one))) {
            throw new CommandFailed(new Phrase(
                    "Berkas ini " + found + ", bukan " + format + "; tidak ada yang diambil.",
                    "This is " + found + ", not " + format + "; nothing was taken."));
        }
    }

    /** Whoever types is asked after having seen it; what was shown before, or is said beforehand, needs no asking. */
    private boolean agreed(String id) {
        if (yes || confirmed != null || !context.isAtTerminal()) {
            return true;
        }
        boolean agreed = context.agrees(
                new Phrase("Ambil semua yang ditunjukkan di atas? [y/T] ", "Take all that is shown above? [y/N] "));
        if (!agreed) {
            Phrase later = new Phrase(
                    "Tidak ada yang diambil. Nanti: ./simpul catalogue confirm " + id,
                    "Nothing was taken. Later: ./simpul catalogue confirm " + id);
            context.out().println(later.text(context.language()));
            context.out().flush();
        }
        return agreed;
    }

    private int take(String id) {
        context.ask("catalogue.import", Json.object().put("import", id));
        ObjectNode done = awaited(id, List.of("done", "stopped", "failed"));
        show(done);
        boolean whole = done.path("state").asText().equals("done")
                && done.path("refused").asLong() + done.path("failed").asLong() == 0;
        return whole ? 0 : 2;
    }

    /** The files of a folder, in the order of their names. */
    private List<Path> files() {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> all = Files.list(file)) {
            return all.filter(Files::isRegularFile)
                    .filter(one -> !one.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CommandFailed unreadable(Path path, IOException cause) {
        return new CommandFailed(
                new Phrase(
                        "Berkas " + path + " tidak dapat dibaca; periksa letak dan haknya.",
                        "The file " + path + " cannot be read; check its path and rights."),
                cause);
    }

    /** A file in pieces, each no longer than a call may be. */
    private ObjectNode bring(Path one) {
        String upload = UUID.randomUUID().toString();
        try (InputStream in = Files.newInputStream(one)) {
            long at = 0;
            byte[] piece = in.readNBytes(PIECE);
            while (true) {
                byte[] next = in.readNBytes(PIECE);
                ObjectNode call = Json.object()
                        .put("upload", upload)
                        .put("name", one.getFileName().toString())
                        .put("at", at)
                        .put("last", next.length == 0)
                        .put("bytes", Base64.getEncoder().encodeToString(piece));
                ObjectNode said = context.ask("catalogue.upload", call).get(0);
                if (next.length == 0) {
                    return said;
                }
                at += piece.length;
                piece = next;
            }
        } catch (IOException e) {
            throw unreadable(one, e);
        }
    }

    /** Looks at it until it is so far, with a line that says how far. */
    private ObjectNode awaited(String id, List<String> states) {
        while (true) {
            ObjectNode seen = context.all("catalogue.imports", Json.object().put("import", id))
                    .get(0);
            boolean over = states.contains(seen.path("state").asText());
            progress(seen, over);
            if (over) {
                return seen;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailed(new Phrase(
                        "Impor " + id + " berjalan terus; lihat ./simpul catalogue imports.",
                        "The import " + id + " goes on; see ./simpul catalogue imports."));
            }
        }
    }

    private void progress(ObjectNode seen, boolean over) {
        if (!context.isAtTerminal()) {
            return;
        }
        PrintWriter out = context.out();
        boolean sending = seen.path("state").asText().equals("running");
        String line = context.cells().word("state", seen.path("state")) + " "
                + (sending ? seen.path("position").asLong() + " / " : "")
                + seen.path("records").asLong();
        out.print("\r" + line + " ".repeat(Math.max(0, 50 - line.length())) + (over ? "\n" : ""));
        out.flush();
    }

    private void show(ObjectNode seen) {
        if (context.json()) {
            context.show(List.of(seen));
            return;
        }
        ObjectNode shown = seen.deepCopy();
        shown.remove(List.of("bytes", "trouble", "partner", "by", "at"));
        for (Iterator<String> fields = shown.fieldNames(); fields.hasNext(); ) {
            if (shown.path(fields.next()).asText().equals("0")) {
                fields.remove();
            }
        }
        context.show(List.of(shown));
        List<ObjectNode> told = told(seen.path("import").asText());
        if (!told.isEmpty()) {
            context.show(told);
        }
    }

    /** The first lines of what somebody should look at; all of them stand in the list. */
    private List<ObjectNode> told(String id) {
        List<ObjectNode> told = new ArrayList<>();
        for (String kind : KINDS) {
            ObjectNode asked = Json.object().put("import", id).put("kind", kind);
            context.ask("catalogue.import.lines", asked).stream().limit(SHOWN).forEach(told::add);
        }
        return told;
    }
}
