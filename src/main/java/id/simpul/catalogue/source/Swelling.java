package id.simpul.catalogue.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into a workbook before it is opened: a small file may hold more than there is memory. What it holds is counted, not believed.
 * Sheets are read row by row, so that rows and cells alone must not be large; the rest is read whole.
 */
final class Swelling {
    private static final long MOST = 2L << 30;
    private static final long MOST_READ_WHOLE = 64L << 20;
    /** Excel itself has no cell of more than 32,767 characters, and no row of more than 16,384 cells. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int MOST_TAGS_OF_A_ROW = 100_000;
    private static final int ROW = word("<row");
    private static final int PREFIXED_ROW = word(":row");
    /** Of {@code <sheetData>} and {@code </sheetData>}, between which the rows stand. */
    private static final int ROWS = word("etDa");

    private final byte[] part = new byte[64 << 10];
    private long unpacked;
    private long readWhole;

    private final long most;

    private Swelling(long most) {
        this.most = most;
    }

    /**
     * @throws NotReadable if it would be too large to be read
     */
    static void refuse(String name, Path file) throws IOException {
        refuse(name, file, MOST);
    }

    /**
     * @param most how many bytes all of it may have together
     */
    static void refuse(String name, Path file, long most) throws IOException {
        Swelling swelling = new Swelling(most);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (!entry.getName().matches("(?i).*\\.(xml|rels)")) {
                        continue; // pictures and the like are not opened
                    }
                    boolean rowByRow = entry.getName().startsWith("xl/worksheets/");
                    if (!swelling.fits(in, rowByRow)) {
                        throw new NotReadable(
                                "Berkas Excel " + name
                                        + " terlalu besar setelah dibuka. Pindahkan tabelnya saja ke buku kerja baru, atau"
                                        + " simpan sebagai CSV.",
                                "The Excel file " + name
                                        + " is too large once unpacked. Copy the table alone into a new workbook, or save it"
                                        + " as CSV.");
                    }
                }
            }
        }
    }

    private boolean fits(InputStream in, boolean rowByRow) throws IOException {
        int word = 0;
        int text = 0;
        int tags = 0;
        boolean inRows = false;
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            unpacked += read;
            readWhole += rowByRow ? 0 : read;
            for (int at = 0; at < read; at++) {
                boolean tag = part[at] == '<';
                word = word << 8 | (part[at] & 0xff);
                text = tag ? 0 : text + 1;
                tags = word == ROW || word == PREFIXED_ROW ? 0 : tags + (tag ? 1 : 0);
                inRows ^= rowByRow && word == ROWS;
                if (text > LONGEST_TEXT || (inRows && tags > MOST_TAGS_OF_A_ROW)) {
                    return false;
                }
            }
            if (unpacked > most || readWhole > MOST_READ_WHOLE) {
                return false;
            }
        }
        return true;
    }

    private static int word(String four) {
        return four.charAt(0) << 24 | four.charAt(1) << 16 | four.charAt(2) << 8 | four.charAt(3);
    }
}
