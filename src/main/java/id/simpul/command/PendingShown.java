package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.wording.Cells;
import id.simpul.wording.FieldWords;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** One request that waits, with the whole of what it holds, under the names that forms give to its fields. */
final class PendingShown {
    private static final List<String> HEAD = List.of("request", "type", "waitsFor", "since", "dueBy", "codes");

    private final PrintWriter out;
    private final FieldWords words;
    private final Cells cells;
    private final Optional<FieldTitles> titles;

    private PendingShown(Context context, String type) {
        this.out = context.out();
        this.words = new FieldWords(context.language());
        this.cells = context.cells();
        this.titles = RequestType.ofWire(type).map(FieldTitles::of);
    }

    /**
     * @param asked {@code show} and the name of the request, or that name alone
     */
    static int show(Context context, List<String> asked) {
        String name = asked.get(asked.size() - 1);
        ObjectNode found = context.all("pending", Json.object()).stream()
                .filter(line -> isMeant(line.path("request").asText(), name))
                .findFirst()
                .orElseThrow(() -> noSuch(name));
        if (context.json()) {
            context.show(List.of(found));
        } else {
            new PendingShown(context, found.path("type").asText()).print(found);
        }
        return 0;
    }

    private static boolean isMeant(String request, String name) {
        return request.equals(name) || request.endsWith("/" + name);
    }

    private static CommandFailed noSuch(String name) {
        return new CommandFailed(new Phrase(
                "Tidak ada permintaan " + name + " yang menunggu; ./simpul pending menunjukkan yang ada.",
                "No request " + name + " is waiting; ./simpul pending shows what is."));
    }

    private void print(ObjectNode waiting) {
        HEAD.forEach(field -> line(words.field(field), cells.word(field, waiting.path(field)), ""));
        out.println(words.field("data") + ":");
        fields("", waiting.path("data"), "  ");
        out.println();
        out.println("./simpul decide " + waiting.path("request").asText() + " yes|no --by ... --reason \"...\"");
        out.flush();
    }

    private void fields(String path, JsonNode data, String before) {
        data.properties().forEach(field -> {
            String inside = path.isEmpty() ? field.getKey() : path + "/" + field.getKey();
            value(title(inside), inside, field.getValue(), before);
        });
    }

    private Optional<String> title(String path) {
        return titles.flatMap(known -> known.of(path)).map(title -> title.text(words.language()));
    }

    private void value(Optional<String> title, String path, JsonNode value, String before) {
        String name = title.orElseGet(() -> words.field(path.substring(path.lastIndexOf('/') + 1)));
        if (value.isObject()) {
            out.println(before + name + ":");
            fields(path, value, before + "  ");
        } else if (value.isArray() && value.path(0).isObject()) {
            out.println(before + name + ":");
            value.forEach(one -> {
                out.println(before + "  -");
                fields(path, one, before + "    ");
            });
        } else {
            String field = path.substring(path.lastIndexOf('/') + 1);
            line(name, path.endsWith("region/code") ? Spoken.region(value.asText()) : cells.word(field, value), before);
        }
    }

    /** Whatever has several lines keeps them, each under the other. */
    private void line(String name, String said, String before) {
        if (!said.isEmpty()) {
            out.println(before + name + ": " + said.strip().replaceAll("\\R", System.lineSeparator() + before + "  "));
        }
    }
}
