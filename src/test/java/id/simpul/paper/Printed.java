package id.simpul.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** What comes out of the printer: pages as dots, their words, and their codes as a scanner reads them. */
public final class Printed {
    private static final double INCH = 25.4;

    private final byte[] pdf;

    public Printed(byte[] pdf) {
        this.pdf = pdf;
    }

    private interface Use<T> {
        T of(PDDocument document) throws IOException;
    }

    private <T> T with(Use<T> use) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return use.of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int pages() {
        return with(PDDocument::getNumberOfPages);
    }

    /** All words of a page, counted from 1, with single spaces. */
    public String text(int page) {
        return with(document -> {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("\\s+", " ");
        });
    }

    public String text() {
        StringBuilder all = new StringBuilder();
        for (int page = 1; page <= pages(); page++) {
            all.append(text(page)).append(' ');
        }
        return all.toString();
    }

    /** The size of a page in millimetres: width and height. */
    public double[] millimetres(int page) {
        return with(document -> {
            var box = document.getPage(page - 1).getMediaBox();
            return new double[] {box.getWidth() / 72 * INCH, box.getHeight() / 72 * INCH};
        });
    }

    public BufferedImage image(int page, int dpi) {
        return with(document -> new PDFRenderer(document).renderImageWithDPI(page - 1, dpi, ImageType.RGB));
    }

    /**
     * That the documentation shows a page as it is printed now, but for what drawing it on another machine changes; with
     * {@code -Dwrite.docs=true} its picture is written anew.
     */
    public void assertPictured(int page, Path picture) throws IOException {
        BufferedImage now = image(page, 80);
        if (Boolean.getBoolean("write.docs")) {
            ImageIO.write(now, "png", picture.toFile());
        }
        assertThat(difference(ImageIO.read(picture.toFile()), now))
                .as("%s, written anew with -Dwrite.docs=true", picture)
                .isLessThan(0.5);
    }

    /** How far apart two pictures are on average, from 0 to 255. */
    private static double difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 255;
        }
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs(green(one, x, y) - green(other, x, y));
            }
        }
        return (double) sum / one.getWidth() / one.getHeight();
    }

    private static int green(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) >> 8) & 0xFF;
    }

    /** A part of a page, given in millimetres from its upper left corner. */
    public BufferedImage part(int page, int dpi, double left, double top, double width, double height) {
        BufferedImage whole = image(page, dpi);
        int x = (int) Math.round(left / INCH * dpi);
        int y = (int) Math.round(top / INCH * dpi);
        return whole.getSubimage(
                x,
                y,
                Math.min(whole.getWidth() - x, (int) Math.round(width / INCH * dpi)),
                Math.min(whole.getHeight() - y, (int) Math.round(height / INCH * dpi)));
    }

    /** The one code of a format in a picture. */
    public static String read(BufferedImage picture, BarcodeFormat format) throws NotFoundException {
        return new MultiFormatReader().decode(bitmap(picture), hints(format)).getText();
    }

    /** All codes of a format in a picture. */
    public static NavigableSet<String> readAll(BufferedImage picture, BarcodeFormat format) throws NotFoundException {
        MultiFormatReader reader = new MultiFormatReader();
        NavigableSet<String> found = new TreeSet<>();
        Arrays.stream(new GenericMultipleBarcodeReader(reader).decodeMultiple(bitmap(picture), hints(format)))
                .map(Result::getText)
                .forEach(found::add);
        return found;
    }

    private static Map<DecodeHintType, Object> hints(BarcodeFormat format) {
        return Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(format));
    }

    private static BinaryBitmap bitmap(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));
    }
}
