package id.simpul.catalogue.source;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text. One that is too long to be a line of a table is cut, so that no file fills the memory. */
final class Lines implements Closeable {
    /** So many characters, and a line is no line of a table. */
    static final int LONGEST = 1 << 20;

    private final BufferedReader in;
    private boolean afterReturn;

    Lines(Reader in) {
        this.in = new BufferedReader(in, 1 << 16);
    }

    /** The next without its end, at most {@link #LONGEST} of it; nothing at the end of the text. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next == '\n' && afterReturn) {
            next = in.read();
        }
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && next != '\r') {
            if (line.length() < LONGEST) {
                line.append((char) next);
            }
            next = in.read();
        }
        afterReturn = next == '\r';
        return Optional.of(line.toString());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
