package id.simpul.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What the library offers for exchange, from a spreadsheet: CSV with comma or semicolon, as the spreadsheet's language has it. */
final class OfferFile {
    private static final List<String> COLUMNS = List.of("barcode", "title", "isbn");

    private OfferFile() {}

    static ArrayNode read(Path file) {
        try {
            String text = Files.readString(file).replaceFirst("^\uFEFF", "");
            char delimiter = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true)
                    .get();
            try (CSVParser records = CSVParser.parse(text, format)) {
                return lines(file, records);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailed(unreadable(file), e);
        }
    }

    private static ArrayNode lines(Path file, CSVParser records) {
        if (!records.getHeaderNames().equals(COLUMNS)
                && !records.getHeaderNames().equals(COLUMNS.subList(0, 2))) {
            throw new CommandFailed(unreadable(file));
        }
        ArrayNode lines = Json.object().arrayNode();
        for (CSVRecord record : records) {
            ObjectNode line =
                    lines.addObject().put("barcode", record.get("barcode")).put("title", record.get("title"));
            if (record.isSet("isbn") && !record.get("isbn").isBlank()) {
                line.put("isbn", record.get("isbn"));
            }
        }
        return lines;
    }

    private static Phrase unreadable(Path file) {
        return new Phrase(
                "Berkas " + file + " tidak dapat dibaca sebagai CSV UTF-8 dengan kolom barcode,title,isbn; perbaiki.",
                "The file " + file
                        + " cannot be read as CSV in UTF-8 with the columns barcode,title,isbn; correct it.");
    }
}
