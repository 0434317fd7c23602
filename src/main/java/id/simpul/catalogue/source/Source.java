package id.simpul.catalogue.source;

import java.io.IOException;
import java.util.Optional;

/** A file read record by record, of which never more than one is held. */
public interface Source extends AutoCloseable {
    /**
     * The next record, read or damaged; nothing at the end.
     *
     * @throws IOException if the file itself cannot be read on
     */
    Optional<Read> next() throws IOException;

    @Override
    void close() throws IOException;
}
