package id.simpul.catalogue.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.catalogue.shelf.ShelfCopies.ShelfCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.marc4j.MarcStreamWriter;
import org.marc4j.MarcWriter;
import org.marc4j.MarcXmlWriter;
import org.marc4j.marc.DataField;
import org.marc4j.marc.MarcFactory;
import org.marc4j.marc.Record;

/** A file by which a library system takes copies in, or marks them as gone. */
public enum ShelfFile {
    /** MARC 21 in UTF-8: a record a title, a field 990 a copy. */
    MARC("mrc", "application/marc", ShelfFile::marc),
    MARCXML("xml", "application/marcxml+xml", ShelfFile::marcXml),
    /** The bibliography import of SLiMS, with the copies' codes. */
    SLIMS("csv", "text/csv; charset=utf-8", ShelfFile::slims),
    /** The item import of SLiMS, by which copies that are given back are lent no more. */
    SLIMS_BACK("csv", "text/csv; charset=utf-8", ShelfFile::slimsBack);

    private static final String PLACE = "Simpul";
    /** A status that every SLiMS has, and whose items are not lent. */
    private static final String NOT_LENT = "No Loan";

    private static final MarcFactory FACTORY = MarcFactory.newInstance();

    private final String ending;
    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Function<List<ShelfCopy>, byte[]> written;

    ShelfFile(String ending, String type, Function<List<ShelfCopy>, byte[]> written) {
        this.ending = ending;
        this.type = type;
        this.written = written;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ShelfFile ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static List<String> wires() {
        return Arrays.stream(values()).map(ShelfFile::wire).toList();
    }

    /** Of the file's name. */
    public String ending() {
        return ending;
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    public byte[] of(List<ShelfCopy> copies) {
        return written.apply(copies);
    }

    /** The copies of one description are one record. */
    private static List<List<ShelfCopy>> titles(List<ShelfCopy> copies) {
        Map<String, List<ShelfCopy>> titles = copies.stream()
                .collect(Collectors.groupingBy(
                        one -> one.title() + "\u0001" + one.author() + one.volume() + one.isbn(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return List.copyOf(titles.values());
    }

    private static byte[] marc(List<ShelfCopy> copies) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(copies, new MarcStreamWriter(out, UTF_8.name()), out);
    }

    private static byte[] marcXml(List<ShelfCopy> copies) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(copies, new MarcXmlWriter(out, UTF_8.name(), true), out);
    }

    private static byte[] written(List<ShelfCopy> copies, MarcWriter writer, ByteArrayOutputStream out) {
        titles(copies).forEach(title -> writer.write(record(title)));
        writer.close();
        return out.toByteArray();
    }

    private static Record record(List<ShelfCopy> copies) {
        ShelfCopy book = copies.get(0);
        Record record = FACTORY.newRecord("00000nam a2200000 a 4500");
        record.addVariableField(FACTORY.newControlField("001", "SIMPUL-" + book.barcode()));
        record.addVariableField(FACTORY.newControlField("003", PLACE));
        book.isbn().ifPresent(isbn -> field(record, "020", ' ', 'a', isbn));
        book.subject().ifPresent(subject -> {
            field(record, "082", ' ', 'a', subject);
            field(record, "084", ' ', 'a', subject);
        });
        List<String> authors =
                book.author().map(names -> List.of(names.split("\\s*;\\s*"))).orElse(List.of());
        authors.stream().limit(1).forEach(name -> field(record, "100", '1', 'a', name));
        DataField title = field(record, "245", authors.isEmpty() ? '0' : '1', 'a', main(book.title()));
        rest(book.title()).ifPresent(rest -> title.addSubfield(FACTORY.newSubfield('b', ": " + rest)));
        book.volume().ifPresent(volume -> title.addSubfield(FACTORY.newSubfield('n', volume)));
        if (book.publisher().isPresent() || book.year().isPresent()) {
            DataField published =
                    field(record, "260", ' ', 'b', book.publisher().orElse("-"));
            book.year().ifPresent(year -> published.addSubfield(FACTORY.newSubfield('c', year.toString())));
        }
        audience(book.grades()).ifPresent(grades -> field(record, "521", ' ', 'a', grades));
        authors.stream().skip(1).forEach(name -> field(record, "700", '1', 'a', name));
        copies.forEach(copy -> field(record, "990", ' ', 'a', copy.barcode()));
        return record;
    }

    private static DataField field(Record record, String tag, char first, char code, String text) {
        DataField field = FACTORY.newDataField(tag, first, ' ');
        field.addSubfield(FACTORY.newSubfield(code, text));
        record.addVariableField(field);
        return field;
    }

    private static String main(String title) {
        return title.split(" : ", 2)[0];
    }

    private static Optional<String> rest(String title) {
        String[] parts = title.split(" : ", 2);
        return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    }

    private static Optional<String> audience(String grades) {
        return switch (grades) {
            case "lower" -> Optional.of("Kelas rendah (1-3)");
            case "upper" -> Optional.of("Kelas tinggi (4-6)");
            default -> Optional.empty();
        };
    }

    private static byte[] slims(List<ShelfCopy> copies) {
        return csv(
                "title,gmd_name,edition,isbn_issn,publisher_name,publish_year,collation,series_title,call_number,language_name,place_name,"
                        + "classification,notes,image,sor,authors,topics,item_code",
                titles(copies).stream()
                        .map(title -> {
                            ShelfCopy book = title.get(0);
                            String codes = title.stream()
                                    .map(copy -> "<" + copy.barcode() + ">")
                                    .collect(Collectors.joining());
                            String authors = book.author()
                                    .map(names -> "<" + names.replaceAll("\\s*;\\s*", "><") + ">")
                                    .orElse("");
                            return List.of(
                                    book.volume()
                                            .map(volume -> book.title() + ". " + volume)
                                            .orElse(book.title()),
                                    "Text",
                                    "",
                                    book.isbn().orElse(""),
                                    book.publisher().orElse(""),
                                    book.year().map(String::valueOf).orElse(""),
                                    "",
                                    "",
                                    book.subject().orElse(""),
                                    "Indonesia",
                                    "",
                                    book.subject().orElse(""),
                                    PLACE,
                                    "",
                                    "",
                                    authors,
                                    "",
                                    codes);
                        })
                        .toList());
    }

    private static byte[] slimsBack(List<ShelfCopy> copies) {
        return csv(
                "item_code,call_number,coll_type_name,inventory_code,received_date,supplier_name,order_no,location_name,order_date,"
                        + "item_status_name,site,source,invoice,price,price_currency,invoice_date,input_date,last_update,title",
                copies.stream()
                        .map(copy -> List.of(
                                copy.barcode(),
                                copy.subject().orElse(""),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                NOT_LENT,
                                PLACE,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                copy.title()))
                        .toList());
    }

    /** As SLiMS reads it: all in quotes, without the mark at the beginning that spreadsheets write. */
    private static byte[] csv(String headings, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setQuoteMode(QuoteMode.ALL)
                .setRecordSeparator("\n")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord((Object[]) headings.split(","));
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(UTF_8);
    }
}
