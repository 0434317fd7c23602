package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.simpul.catalogue.source.Columns.Holds;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of a catalogue, told by its contents whatever its name.
 *
 * @param name as whoever brought it called it
 * @param path where it is
 */
public record CatalogueFile(String name, Path path, Format format) {
    private static final int HEAD = 1 << 16;
    private static final int MOST_ROWS_BEFORE_HEADINGS = 5;
    private static final List<String> SLIMS_TITLES = List.of(
            "title,gmd_name,edition,isbn_issn,publisher_name,publish_year,collation,series_title,call_number,language_name,place_name,"
                    .concat("classification,notes,image,sor,authors,topics,item_code")
                    .split(","));
    private static final List<String> SLIMS_COPIES = List.of(
            "item_code,call_number,coll_type_name,inventory_code,received_date,supplier_name,order_no,location_name,order_date,"
                    .concat(
                            "item_status_name,site,source,invoice,price,price_currency,invoice_date,input_date,last_update,title")
                    .split(","));

    /**
     * @throws NotReadable if it is nothing that can be read
     */
    public static CatalogueFile of(String name, Path path) throws IOException {
        String head = head(path);
        if (head.isBlank()) {
            throw new NotReadable("Berkas " + name + " kosong.", "The file " + name + " is empty.");
        }
        if (head.matches("(?s)\\s*[0-9]{5}.{19}[0-9]{3}.*") || head.matches("(?s)\\s*[0-9]{5}.{5}22[0-9]{5}.*")) {
            return new CatalogueFile(name, path, Format.MARC);
        }
        if (head.stripLeading().startsWith("<")) {
            return markup(name, path, head);
        }
        return table(name, path);
    }

    private static String head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(HEAD), ISO_8859_1);
            return head.startsWith(Iso2709.MARK) ? head.substring(Iso2709.MARK.length()) : head;
        }
    }

    private static CatalogueFile markup(String name, Path path, String head) {
        if (head.contains("MARC21/slim") || (head.contains("leader>") && head.contains("record"))) {
            return new CatalogueFile(name, path, Format.MARCXML);
        }
        throw new NotReadable(
                "Berkas " + name + " XML atau HTML, tetapi bukan MARCXML; ekspor sebagai MARC (.mrc) atau MARCXML.",
                "The file " + name + " is XML or HTML, but not MARCXML; export it as MARC (.mrc) or MARCXML.");
    }

    private static CatalogueFile table(String name, Path path) throws IOException {
        CatalogueFile file = new CatalogueFile(name, path, Format.CSV);
        try (Rows rows = file.rows()) {
            for (int i = 0; i < MOST_ROWS_BEFORE_HEADINGS; i++) {
                Optional<Rows.Row> row = rows.next();
                Optional<Format> format = row.flatMap(one -> format(one.cells()));
                if (format.isPresent()) {
                    return new CatalogueFile(name, path, format.get());
                }
            }
        }
        throw new NotReadable(
                "Berkas " + name + " tidak dikenal: bukan MARC, dan tabelnya tidak memuat kolom judul dan barcode.",
                "The file " + name + " is not known: it is no MARC, and its table has no columns title and barcode.");
    }

    private static Optional<Format> format(List<String> cells) {
        Columns columns = Columns.of(cells);
        if (columns.tellsOfCopies()) {
            boolean slims = cells.contains("item_code");
            Format other = columns.has(Holds.INVENTORY) && columns.has(Holds.ACCESS) ? Format.INLISLITE : Format.CSV;
            return Optional.of(!slims ? other : cells.contains("coll_type_name") ? Format.SLIMS_ITEMS : Format.SLIMS);
        }
        return cells.size() == SLIMS_COPIES.size()
                ? Optional.of(Format.SLIMS_ITEMS)
                : Optional.of(Format.SLIMS).filter(titles -> cells.size() == SLIMS_TITLES.size());
    }

    /**
     * Its records.
     *
     * @param items what the item export beside it says of copies
     */
    Source open(Optional<SlimsItems> items) throws IOException {
        return switch (format) {
            case MARC -> new Iso2709(name, new BufferedInputStream(Files.newInputStream(path), HEAD));
            case MARCXML -> new MarcXml(name, new BufferedInputStream(Files.newInputStream(path), HEAD));
            default -> table(items);
        };
    }

    private Table table(Optional<SlimsItems> items) throws IOException {
        Rows rows = rows();
        Columns columns =
                headings(rows).orElseGet(() -> Columns.of(format == Format.SLIMS_ITEMS ? SLIMS_COPIES : SLIMS_TITLES));
        if (!headed()) {
            rows.close();
            rows = rows();
        }
        return new Table(name, rows, columns, items);
    }

    private boolean headed() throws IOException {
        try (Rows rows = rows()) {
            return headings(rows).isPresent();
        }
    }

    private static Optional<Columns> headings(Rows rows) throws IOException {
        for (int i = 0; i < MOST_ROWS_BEFORE_HEADINGS; i++) {
            Optional<Columns> columns =
                    rows.next().map(row -> Columns.of(row.cells())).filter(Columns::tellsOfCopies);
            if (columns.isPresent()) {
                return columns;
            }
        }
        return Optional.empty();
    }

    SlimsItems items() throws IOException {
        try (Rows rows = rows()) {
            Optional<Columns> headings = headings(rows);
            if (headings.isPresent()) {
                return SlimsItems.read(rows, headings.get());
            }
        }
        try (Rows rows = rows()) {
            return SlimsItems.read(rows, Columns.of(SLIMS_COPIES));
        }
    }

    private Rows rows() throws IOException {
        if (head(path).startsWith("PK\u0003\u0004")) {
            return new ExcelRows(name, path);
        }
        Charset charset = Charsets.of(path);
        Reader reader = new InputStreamReader(new BufferedInputStream(Files.newInputStream(path), HEAD), charset);
        return new CsvRows(withoutMark(reader), separator(charset));
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        java.io.PushbackReader back = new java.io.PushbackReader(reader);
        int first = back.read();
        if (first >= 0 && first != '\uFEFF') {
            back.unread(first);
        }
        return back;
    }

    /** The one that is there most often in the first line that is not empty. */
    private char separator(Charset charset) throws IOException {
        try (Lines lines = new Lines(new InputStreamReader(Files.newInputStream(path), charset))) {
            Optional<String> line = lines.next();
            while (line.filter(String::isBlank).isPresent()) {
                line = lines.next();
            }
            String first = line.orElse("");
            String plain = first.replaceAll("\"[^\"]*\"", "");
            return Stream.of(';', ',', '\t')
                    .max((one, other) -> Long.compare(count(plain, one), count(plain, other)))
                    .orElse(',');
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }
}
