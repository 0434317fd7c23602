package id.simpul.evaluation.report;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontMapper;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The report's own typeface, Liberation Sans, shipped and embedded: no font of the machine is needed. */
final class Typeface implements FontMapper {
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

    static Typeface load() {
        try {
            return new Typeface(bytes("LiberationSans-Regular.ttf"), bytes("LiberationSans-Bold.ttf"));
        } catch (IOException e) {
            throw new UncheckedIOException("The report's typeface cannot be read; install the hub again", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The report's typeface cannot be used; install the hub again", e);
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

    /** For charts, which measure their labels themselves. */
    Font drawn(float size) {
        return drawn.deriveFont(size);
    }

    Font drawnBold(float size) {
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
