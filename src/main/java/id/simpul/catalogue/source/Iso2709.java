package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import id.simpul.ledger.Phrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.marc4j.MarcPermissiveStreamReader;
import org.marc4j.marc.Record;

/**
 * Records in the exchange format of ISO 2709, in UTF-8 or MARC-8 as the leader says. Each is cut out by its own end mark before it is
 * read, so that what is wrong with one leaves the next where it is.
 */
final class Iso2709 implements Source {
    static final int LEADER = 24;
    /** The byte order mark of UTF-8, a letter a byte. */
    static final String MARK = "\u00ef\u00bb\u00bf";

    private static final int END = 0x1d;
    private static final int LONGEST = 1 << 20;
    private static final int FIELD_END = 0x1e;

    private final String file;
    private final InputStream in;
    private long offset;
    private long number;

    Iso2709(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    @Override
    public Optional<Read> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        int next = skipBetween();
        long began = offset - 1;
        while (next >= 0 && next != END && bytes.size() < LONGEST) {
            bytes.write(next);
            next = read();
        }
        if (next < 0 && bytes.size() == 0) {
            return Optional.empty();
        }
        number++;
        Place place = new Place(file, number, Place.Unit.BYTE, began);
        if (next != END) {
            skipToEnd(next);
            return Optional.of(new Read.Damaged(place, next < 0 ? cutOff(bytes.size()) : tooLong()));
        }
        bytes.write(END);
        return Optional.of(read(place, bytes.toByteArray()));
    }

    /** Line ends that systems put between records belong to none. */
    private int skipBetween() throws IOException {
        int next = read();
        while (next == '\n' || next == '\r' || next == ' ' || next == 0 || next == 0x1a || isOfMark(next)) {
            next = read();
        }
        return next;
    }

    /** Whether it belongs to the mark of UTF-8 that editors put before all else. */
    private boolean isOfMark(int next) {
        return next >= 0 && offset <= MARK.length() && next == MARK.charAt((int) offset - 1);
    }

    private void skipToEnd(int last) throws IOException {
        int next = last;
        while (next >= 0 && next != END) {
            next = read();
        }
    }

    private int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            offset++;
        }
        return next;
    }

    private Read read(Place place, byte[] bytes) {
        Optional<Phrase> wrong = wrong(bytes);
        if (wrong.isPresent()) {
            return new Read.Damaged(place, wrong.get());
        }
        try {
            MarcPermissiveStreamReader reader =
                    new MarcPermissiveStreamReader(new ByteArrayInputStream(bytes), true, true, encoding(bytes));
            Record record = reader.next();
            return MarcFields.read(place, record);
        } catch (RuntimeException e) { // marc4j stumbles over damage in many ways; all of them are this record's alone
            return new Read.Damaged(
                    place,
                    new Phrase(
                            "direktori atau ruasnya tidak dapat dibaca (" + e.getMessage() + ")",
                            "its directory or a field cannot be read (" + e.getMessage() + ")"));
        }
    }

    /** Systems write UTF-8 and leave the place blank where the leader would say so; text in MARC-8 is hardly ever valid UTF-8. */
    private static String encoding(byte[] bytes) {
        return Charsets.isUtf8(bytes) ? "UTF8" : "MARC8";
    }

    private static Optional<Phrase> wrong(byte[] bytes) {
        if (bytes.length <= LEADER) {
            return Optional.of(new Phrase(
                    "hanya " + bytes.length + " bita, lebih pendek daripada labelnya (24)",
                    "only " + bytes.length + " bytes, shorter than its leader (24)"));
        }
        String length = new String(bytes, 0, 5, US_ASCII);
        String base = new String(bytes, 12, 5, US_ASCII);
        if (!length.matches("[0-9]{5}") || !base.matches("[0-9]{5}")) {
            return Optional.of(new Phrase(
                    "labelnya rusak: panjang \"" + printable(length) + "\", awal data \"" + printable(base) + "\"",
                    "its leader is damaged: length \"" + printable(length) + "\", base \"" + printable(base) + "\""));
        }
        int stated = Integer.parseInt(length);
        if (Integer.parseInt(base) > bytes.length || indexOf(bytes, FIELD_END) < 0) {
            return Optional.of(new Phrase(
                    "terpotong: label menyebut " + stated + " bita, yang ada " + bytes.length,
                    "cut off: its leader says " + stated + " bytes, there are " + bytes.length));
        }
        return Optional.empty();
    }

    private static int indexOf(byte[] bytes, int wanted) {
        for (int i = LEADER; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static Phrase cutOff(int bytes) {
        return new Phrase(
                "berkas berakhir di tengahnya, setelah " + bytes + " bita",
                "the file ends in the midst of it, after " + bytes + " bytes");
    }

    private static Phrase tooLong() {
        return new Phrase("lebih panjang daripada 1 MiB tanpa tanda akhir", "longer than 1 MiB without an end mark");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
