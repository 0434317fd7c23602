package id.simpul.paper;

import static id.simpul.paper.Millimetres.points;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTemplate;
import java.awt.Color;
import java.util.Map;

/** Codes to be scanned, drawn as shapes and not as dots, so that they print sharp at any size. */
final class Codes {
    /** White that readers need around a QR code, in modules; the paper around it gives the rest of the four that are asked for. */
    private static final int QR_MARGIN = 2;

    /** White at both ends of a bar code, in modules. */
    private static final int BAR_MARGIN = 10;

    private Codes() {}

    /** A QR code of so many millimetres a side. */
    static Image qr(PdfContentByte canvas, String text, double side) {
        BitMatrix modules = matrix(text);
        PdfTemplate drawn = canvas.createTemplate(modules.getWidth(), modules.getHeight());
        drawn.setColorFill(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    drawn.rectangle(x, modules.getHeight() - 1f - y, 1, 1);
                }
            }
        }
        drawn.fill();
        return scaled(drawn, side, side);
    }

    private static BitMatrix matrix(String text) {
        Map<EncodeHintType, Object> hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M,
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.MARGIN,
                QR_MARGIN);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + text, e);
        }
    }

    /** Code 128 of so many millimetres, the white at its ends counted in. */
    static Image bars(PdfContentByte canvas, String text, double width, double height) {
        boolean[] modules = new Code128Writer().encode(text);
        PdfTemplate drawn = canvas.createTemplate(modules.length + 2 * BAR_MARGIN, 1);
        drawn.setColorFill(Color.BLACK);
        for (int from = 0; from < modules.length; from++) {
            int to = from;
            while (to < modules.length && modules[to]) {
                to++;
            }
            if (to > from) {
                drawn.rectangle(BAR_MARGIN + from, 0, to - from, 1);
                from = to;
            }
        }
        drawn.fill();
        return scaled(drawn, width, height);
    }

    private static Image scaled(PdfTemplate drawn, double width, double height) {
        Image image = Image.getInstance(drawn);
        image.scaleAbsolute(points(width), points(height));
        return image;
    }
}
