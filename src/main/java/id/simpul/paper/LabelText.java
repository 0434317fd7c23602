package id.simpul.paper;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Text at a place of its own on a label, made to fit: smaller first, then over two lines, and cut only as the last resort. */
final class LabelText {
    private static final float STEP = 0.5f;

    private final PdfContentByte canvas;
    private final Typeface typeface;

    LabelText(PdfContentByte canvas, Typeface typeface) {
        this.canvas = canvas;
        this.typeface = typeface;
    }

    /** A line from a place on, as large as given; it is for words that always fit. */
    void show(String text, boolean bold, float size, float x, float y) {
        show(text, bold ? typeface.bold() : typeface.regular(), size, x, y, Style.INK);
    }

    /** A line in grey, cut if it is too long. */
    void grey(String text, float size, float x, float y, float width) {
        show(typeface.fitting(text, typeface.regular(), size, width), typeface.regular(), size, x, y, Style.GREY);
    }

    private void show(String text, BaseFont font, float size, float x, float y, Color color) {
        canvas.beginText();
        canvas.setColorFill(color);
        canvas.setFontAndSize(font, size);
        canvas.setTextMatrix(x, y);
        canvas.showText(typeface.legible(text));
        canvas.endText();
    }

    /**
     * A name in bold, in one line or two.
     *
     * @param top the upper edge of its letters
     * @return the lower edge of what was written
     */
    float name(String text, Size size, float x, float top, float width) {
        BaseFont font = typeface.bold();
        float points = size.largest();
        while (points > size.oneLine() && wide(text, font, points) > width) {
            points -= STEP;
        }
        List<String> lines = List.of(text);
        while (tooWide(lines, font, points, width) && points > size.smallest()) {
            lines = twoLines(text, font, points, width);
            points -= tooWide(lines, font, points, width) ? STEP : 0;
        }
        float y = top;
        for (String line : lines) {
            y -= points * 0.8f;
            show(typeface.fitting(line, font, points, width), font, points, x, y, Style.INK);
            y -= points * 0.25f;
        }
        return y;
    }

    /**
     * How large a name may be, in points.
     *
     * @param oneLine below which it is rather written in two lines
     */
    record Size(float largest, float oneLine, float smallest) {}

    private boolean tooWide(List<String> lines, BaseFont font, float size, float width) {
        return lines.stream().anyMatch(line -> wide(line, font, size) > width);
    }

    /** The first line as full as it can be. */
    private List<String> twoLines(String text, BaseFont font, float size, float width) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        StringBuilder first = new StringBuilder(words.remove(0));
        while (!words.isEmpty() && wide(first + " " + words.get(0), font, size) <= width) {
            first.append(' ').append(words.remove(0));
        }
        return words.isEmpty() ? List.of(first.toString()) : List.of(first.toString(), String.join(" ", words));
    }

    private float wide(String text, BaseFont font, float size) {
        return font.getWidthPoint(typeface.legible(text), size);
    }
}
