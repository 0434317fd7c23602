package id.simpul.console.login;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as a page draws it.
 *
 * @param size squares along a side, with the quiet edge
 * @param path the dark ones, as a path of SVG
 */
public record Picture(int size, String path) {
    private static final int QUIET = 4;

    static Picture of(String text) {
        try {
            BitMatrix dark =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dark.getHeight(); y++) {
                for (int x = 0; x < dark.getWidth(); x++) {
                    if (dark.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Picture(dark.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("No picture of a text that long", e);
        }
    }
}
