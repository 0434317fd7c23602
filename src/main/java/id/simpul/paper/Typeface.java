package id.simpul.paper;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontMapper;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;

/** The papers' own typeface, Liberation Sans, shipped and embedded: no font of the machine is needed. */
public final class Typeface implements FontMapper {
    private static final int UNKNOWN = 0x25A1;

    private final BaseFont regular;
    private final BaseFont bold;
    private final Font drawn;
    private final Font drawnBold;

    private Typeface(byte[] regular, byte[] bold) throws IOException, FontFormatException {
        this.regular = embedded("LiberationSans-Regular.ttf", regular);
        this.bold = embedded("LiberationSans-Bold.ttf", bold);
        this.drawn = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(regular));
        this.drawnBold = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bold));
    }

    public static Typeface load() {
        try {
            return new Typeface(bytes("LiberationSans-Regular.ttf"), bytes("LiberationSans-Bold.ttf"));
        } catch (IOException e) {
            throw new UncheckedIOException("The typeface of what is printed cannot be read; install the hub again", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The typeface of what is printed cannot be used; install the hub again", e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + name)) {
            if (in == null) {
                throw new IOException("No " + name);
            }
            return in.readAllBytes();
        }
    }

    private static BaseFont embedded(String name, byte[] bytes) throws IOException {
        try {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, bytes, null);
        } catch (DocumentException e) {
            throw new IOException(e);
        }
    }

    BaseFont regular() {
        return regular;
    }

    BaseFont bold() {
        return bold;
    }

    /**
     * A text as it can be printed: composed letters, no control characters, and an empty square for each letter that the typeface
     * does not have, so that nothing goes missing unseen.
     */
    String legible(String text) {
        StringBuilder legible = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (letter == '\n') {
                legible.append('\n');
            } else if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
                legible.append(' ');
            } else if (Character.getType(letter) != Character.FORMAT) {
                legible.appendCodePoint(regular.charExists(letter) ? letter : UNKNOWN);
            }
        });
        return legible.toString();
    }

    /** A text as it can be printed, on one line of so many points; what is too long ends with an ellipsis. */
    String fitting(String text, BaseFont font, float size, float width) {
        String shown = legible(text);
        while (font.getWidthPoint(shown, size) > width && shown.length() > 1) {
            int drop = shown.endsWith("…") ? -2 : -1;
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), drop))
                            .stripTrailing() + "…";
        }
        return shown;
    }

    /** For charts, which measure their labels themselves. */
    public Font drawn(float size) {
        return drawn.deriveFont(size);
    }

    public Font drawnBold(float size) {
        return drawnBold.deriveFont(size);
    }

    @Override
    public BaseFont awtToPdf(Font font) {
        return font.getFontName().contains("Bold") ? bold : regular;
    }

    @Override
    public Font pdfToAwt(BaseFont font, int size) {
        return drawn(size);
    }
}
