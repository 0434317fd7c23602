package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table read row by row. */
interface Rows extends AutoCloseable {
    /**
     * A row.
     *
     * @param line at which it begins, from 1
     * @param wrong what is wrong with it, if it cannot be told into cells
     */
    record Row(long line, List<String> cells, Optional<Phrase> wrong) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean isEmpty() {
            return wrong.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** The next row; nothing at the end. */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;
}
