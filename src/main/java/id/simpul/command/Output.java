package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act.Heading;
import id.simpul.hub.control.Act.Said;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.wording.Cells;
import id.simpul.wording.FieldWords;
import id.simpul.wording.Harmless;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Shows what the hub says, page after page: a table or a list of fields for people, JSON or CSV for programs. */
final class Output {
    private final PrintWriter out;
    private final Format format;
    private final Cells cells;
    private final FieldWords words;
    private final Screen screen;
    private Optional<TextTable> table = Optional.empty();
    private boolean begun;

    /** In which form. */
    enum Format {
        PEOPLE,
        JSON,
        CSV
    }

    Output(PrintWriter out, Format format, FieldWords words, Screen screen) {
        this.out = out;
        this.format = format;
        this.words = words;
        this.screen = screen;
        this.cells = new Cells(words, screen.zone());
    }

    void print(Said said) {
        switch (format) {
            case JSON -> said.lines().forEach(line -> out.println(Json.text(line)));
            case CSV -> csv(said);
            default -> people(said);
        }
        out.flush();
        begun = true;
    }

    private void people(Said said) {
        List<ObjectNode> lines = said.lines();
        if (lines.isEmpty()) {
            if (!begun) {
                out.println(words.nothing());
            }
        } else if (lines.size() == 1 && lines.get(0).path("text").isTextual()) {
            out.print(lines.get(0).get("text").textValue());
        } else if (lines.size() == 1 && said.columns().isEmpty()) {
            new OneThing(out, words, cells).print(lines.get(0));
        } else {
            table(said);
        }
    }

    private void table(Said said) {
        List<Heading> columns = shown(said);
        List<List<String>> rows = said.lines().stream()
                .map(line -> columns.stream()
                        .map(column -> cells.cell(column.key(), column.kind().equals("word"), line.path(column.key())))
                        .toList())
                .toList();
        if (table.isEmpty()) {
            List<String> headings = columns.stream().map(this::heading).toList();
            table = Optional.of(TextTable.of(columns, headings, rows, screen.width()));
            table.get().lines(headings).forEach(out::println);
        }
        rows.forEach(row -> table.get().lines(row).forEach(out::println));
    }

    private String heading(Heading column) {
        return words.language() == Language.ID ? column.indonesian() : column.english();
    }

    /** Without what only programs need, and what is empty in all rows; the first page decides. */
    private List<Heading> shown(Said said) {
        if (table.isPresent()) {
            return table.get().columns();
        }
        return columns(said).stream()
                .filter(column -> !column.kind().equals("detail"))
                .filter(column -> said.lines().stream().anyMatch(line -> !cells.cell(
                                column.key(), column.kind().equals("word"), line.path(column.key()))
                        .isEmpty()))
                .toList();
    }

    private List<Heading> columns(Said said) {
        if (!said.columns().isEmpty()) {
            return said.columns();
        }
        Set<String> names = new LinkedHashSet<>();
        said.lines().forEach(line -> line.fieldNames().forEachRemaining(names::add));
        return names.stream()
                .map(name -> new Heading(name, words.field(name), words.field(name), "text"))
                .toList();
    }

    /** As RFC 4180 has it; the header names the fields as programs know them. */
    private void csv(Said said) {
        List<Heading> columns = columns(said);
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!begun) {
                printer.printRecord(columns.stream().map(Heading::key).toList());
            }
            for (ObjectNode line : said.lines()) {
                printer.printRecord(columns.stream()
                        .map(column -> Harmless.cell(plain(line.path(column.key()))))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text);
    }

    private static String plain(JsonNode value) {
        if (value.isObject()) {
            return Json.text(value);
        }
        return value.isArray() ? Cells.joined(value, Output::plain) : value.isNull() ? "" : value.asText();
    }
}
