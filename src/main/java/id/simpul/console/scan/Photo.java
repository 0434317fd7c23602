package id.simpul.console.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A photo of a barcode, read in memory: bars first, then square codes, upright, lying and tilted. */
final class Photo {
    /** A small file may unfold into a picture that fills the memory. */
    private static final long MOST_PIXELS = 16_000_000;

    private static final int SIDE = 1600;
    private static final List<BarcodeFormat> BARS = List.of(
            BarcodeFormat.CODE_128,
            BarcodeFormat.CODE_39,
            BarcodeFormat.CODE_93,
            BarcodeFormat.EAN_13,
            BarcodeFormat.EAN_8,
            BarcodeFormat.ITF,
            BarcodeFormat.CODABAR);
    private static final List<BarcodeFormat> SQUARES = List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX);
    private static final int[] TURNS = {0, 90, 12, -12, 25, -25};

    private Photo() {}

    /** No picture, or one that is too large. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What stands in the code; nothing where none is found. */
    static Optional<String> read(byte[] file) throws Unreadable {
        BufferedImage picture = shrunk(picture(file));
        for (List<BarcodeFormat> formats : List.of(BARS, SQUARES)) {
            for (int degrees : TURNS) {
                Optional<String> code = code(turned(picture, degrees), formats);
                if (code.isPresent()) {
                    return code.map(String::strip).filter(text -> !text.isEmpty());
                }
            }
        }
        return Optional.empty();
    }

    private static BufferedImage picture(byte[] file) throws Unreadable {
        // ImageIO.read would keep a copy in the folder for temporary files.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Unreadable();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new Unreadable();
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new Unreadable();
        }
    }

    private static BufferedImage shrunk(BufferedImage picture) {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        return drawn(width, height, graphics -> {
            graphics.drawImage(picture, 0, 0, width, height, null);
            return graphics;
        });
    }

    private static BufferedImage turned(BufferedImage picture, int degrees) {
        if (degrees == 0) {
            return picture;
        }
        int side = (int) Math.ceil(Math.hypot(picture.getWidth(), picture.getHeight()));
        return drawn(side, side, graphics -> {
            graphics.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
            graphics.drawImage(picture, (side - picture.getWidth()) / 2, (side - picture.getHeight()) / 2, null);
            return graphics;
        });
    }

    private static BufferedImage drawn(int width, int height, Function<Graphics2D, Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.apply(graphics).dispose();
        return image;
    }

    private static Optional<String> code(BufferedImage picture, List<BarcodeFormat> formats) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        LuminanceSource light =
                new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.TRY_HARDER, true);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, formats);
        for (Binarizer binarizer : List.of(new HybridBinarizer(light), new GlobalHistogramBinarizer(light))) {
            try {
                return Optional.of(new MultiFormatReader()
                        .decode(new BinaryBitmap(binarizer), hints)
                        .getText());
            } catch (NotFoundException none) {
                // The other way of telling dark from light may find it.
            }
        }
        return Optional.empty();
    }
}
