package id.simpul.catalogue.source;

import id.simpul.catalogue.source.Columns.Holds;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records in a table, a row a copy; a row of SLiMS' bibliography has all its copies in one cell, {@code <B001><B002>}.
 */
final class Table implements Source {
    private final String file;
    private final Rows rows;
    private final Columns columns;
    private final Optional<SlimsItems> items;
    private long number;

    /**
     * @param rows those below the headings
     * @param items what the item export says of the copies that this table names
     */
    Table(String file, Rows rows, Columns columns, Optional<SlimsItems> items) {
        this.file = file;
        this.rows = rows;
        this.columns = columns;
        this.items = items;
    }

    @Override
    public Optional<Read> next() throws IOException {
        Optional<Rows.Row> row = rows.next();
        while (row.filter(Rows.Row::isEmpty).isPresent()) {
            row = rows.next();
        }
        return row.map(one -> {
            number++;
            return read(new Place(file, number, Place.Unit.LINE, one.line()), one);
        });
    }

    private Read read(Place place, Rows.Row row) {
        if (row.wrong().isPresent()) {
            return new Read.Damaged(place, row.wrong().get());
        }
        Optional<String> title = title(row);
        if (title.isEmpty()) {
            return new Read.Damaged(place, new Phrase("judulnya kosong", "its title is empty"));
        }
        List<Copy> copies = barcodes(row).stream().map(code -> copy(row, code)).toList();
        return new Read.Found(place, description(row, title.get()), copies, List.of());
    }

    private Optional<String> title(Rows.Row row) {
        Optional<String> main = columns.value(row, Holds.TITLE).map(Text::unpunctuated);
        Optional<String> rest = columns.value(row, Holds.SUBTITLE).map(text -> text.replaceFirst("^[\\s:=]+", ""));
        return main.filter(text -> !text.isEmpty())
                .flatMap(text -> Text.line(rest.map(more -> text + " : " + more).orElse(text), Text.LONGEST_TITLE));
    }

    private List<String> barcodes(Rows.Row row) {
        return Stream.of(Holds.BARCODE, Holds.INVENTORY)
                .flatMap(column -> columns.parts(row, column).stream())
                .findFirst()
                .orElse(List.of());
    }

    private Copy copy(Rows.Row row, String barcode) {
        Copy own = new Copy(
                barcode,
                columns.value(row, Holds.COLLECTION),
                columns.value(row, Holds.CALL),
                columns.value(row, Holds.LOCATION),
                status(row),
                columns.value(row, Holds.GRADES));
        return items.flatMap(known -> known.take(barcode)).orElse(own);
    }

    /** All that stands in the way of lending it, in whatever columns. */
    private Optional<String> status(Rows.Row row) {
        List<String> said = new ArrayList<>();
        Stream.of(Holds.STATUS, Holds.ACCESS, Holds.CONDITION)
                .flatMap(column -> columns.value(row, column).stream())
                .forEach(said::add);
        columns.value(row, Holds.LENDABLE)
                .filter(text -> text.matches("(?i)no|tidak|false|0|t|n"))
                .ifPresent(no -> said.add("no loan"));
        return Text.line(String.join("; ", said));
    }

    private Description description(Rows.Row row, String title) {
        List<String> authors = Stream.of(Holds.AUTHOR, Holds.MORE_AUTHORS)
                .flatMap(column -> columns.parts(row, column).stream())
                .flatMap(List::stream)
                .map(Text::unpunctuated)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        List<String> words = Stream.of(Holds.TOPICS, Holds.SERIES)
                .flatMap(column -> columns.parts(row, column).stream())
                .flatMap(List::stream)
                .toList();
        return new Description(
                title,
                Text.line(String.join("; ", authors)),
                columns.value(row, Holds.VOLUME),
                columns.value(row, Holds.ISBN).flatMap(text -> Text.line(text, 40)),
                columns.value(row, Holds.PUBLISHER).map(Text::unpunctuated).flatMap(Text::line),
                columns.value(row, Holds.YEAR).flatMap(Text::year),
                columns.value(row, Holds.SUBJECT).flatMap(Text::line),
                columns.value(row, Holds.CALL),
                Optional.empty(),
                words);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
