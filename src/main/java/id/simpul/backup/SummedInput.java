package id.simpul.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Sums up what is read; closing it does not close what it reads from. */
final class SummedInput extends FilterInputStream {
    private final Summing sum;

    SummedInput(InputStream in, Summing sum) {
        super(in);
        this.sum = sum;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            sum.write(one);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            sum.write(bytes, from, read);
        }
        return read;
    }

    @Override
    public void close() {
        // The next part is read from the same stream.
    }
}
