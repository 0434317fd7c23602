package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.partner.Language;
import id.simpul.wording.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A list of a notice, with a row for each object in it; public for the templates only.
 *
 * @param name the field it comes from
 * @param title what it lists
 */
public record Table(String name, String title, List<String> headers, List<List<String>> rows) {
    /** Packing lists are read box by box, as the boxes are opened. */
    private static final List<String> FIRST = List.of("box", "barcode", "title");

    private static final String PAIR = "pair";

    /** What only systems call things by, and what people know the same things by: then the former is not shown. */
    private static final Set<String> IDS = Set.of("partner", "school", PAIR, "obligation");

    private static final Set<String> NAMES = Set.of("name", "title", "gives", "gets", "ref", "barcode");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Optional<Table> of(String topic, String name, JsonNode list, Words words) {
        List<JsonNode> objects = StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isObject)
                .sorted(Comparator.comparingInt(row -> row.path("box").asInt()))
                .toList();
        if (objects.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = columns(objects);
        if (columns.contains(PAIR)) {
            return Optional.empty(); // nobody could tell which is which
        }
        List<List<String>> rows = objects.stream()
                .map(object -> columns.stream()
                        .map(column -> cell(words, column, object.path(column)))
                        .toList())
                .toList();
        return Optional.of(new Table(
                name,
                words.label(topic, name),
                columns.stream()
                        .map(column -> words.label(topic + "." + name, column))
                        .toList(),
                rows));
    }

    private static List<String> columns(List<JsonNode> objects) {
        Set<String> found = new LinkedHashSet<>();
        objects.forEach(object -> object.properties().forEach(field -> {
            if (!field.getValue().isContainerNode()) {
                found.add(field.getKey());
            }
        }));
        if (found.stream().anyMatch(NAMES::contains)) {
            found.removeAll(IDS);
        }
        List<String> columns =
                new ArrayList<>(FIRST.stream().filter(found::contains).toList());
        found.stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        return columns;
    }

    private static String cell(Words words, String column, JsonNode value) {
        return value.isNumber()
                ? number(words, value)
                : words.say(column, value).orElse("");
    }

    /** As a spreadsheet of the reader's language reads it: with that language's decimal mark, and no thousands separator. */
    private static String number(Words words, JsonNode value) {
        NumberFormat format = NumberFormat.getNumberInstance(words.language().locale());
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(340);
        return format.format(value.decimalValue());
    }

    /** For a spreadsheet: UTF-8 with a byte order mark, and the separator that programs of that language expect. */
    byte[] csv(Language language) {
        CSVFormat format = CSVFormat.EXCEL
                .builder()
                .setDelimiter(language == Language.ID ? ';' : ',')
                .get();
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(headers.stream().map(Harmless::cell).toList());
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Harmless::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
