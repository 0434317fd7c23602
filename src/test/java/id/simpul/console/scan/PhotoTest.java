package id.simpul.console.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoTest {
    private static BitMatrix bars(String text) {
        return new Code128Writer().encode(text, BarcodeFormat.CODE_128, 520, 160);
    }

    /** A label on a table: turned, and in some light. */
    private static byte[] photo(BitMatrix code, int degrees, int paper, int ink) throws Exception {
        BufferedImage label = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < code.getWidth(); x++) {
            for (int y = 0; y < code.getHeight(); y++) {
                int shade = code.get(x, y) ? ink : paper;
                label.setRGB(x, y, new Color(shade, shade, shade).getRGB());
            }
        }
        BufferedImage table = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = table.createGraphics();
        graphics.setColor(new Color(paper, paper, paper));
        graphics.fillRect(0, 0, 1200, 900);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), 600, 450);
        graphics.drawImage(label, 600 - label.getWidth() / 2, 450 - label.getHeight() / 2, null);
        graphics.dispose();
        return written(table, "jpeg");
    }

    private static byte[] written(BufferedImage image, String format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"0, 255, 0", "7, 255, 0", "90, 255, 0", "25, 255, 0", "-25, 230, 40", "0, 120, 40"})
    void bars_are_read_upright_lying_tilted_and_in_the_dark(int degrees, int paper, int ink) throws Exception {
        assertThat(Photo.read(photo(bars("BH-000123"), degrees, paper, ink))).contains("BH-000123");
    }

    @Test
    void a_square_code_is_read_where_there_are_no_bars() throws Exception {
        BitMatrix square = new QRCodeWriter().encode("BH-000123", BarcodeFormat.QR_CODE, 300, 300);
        assertThat(Photo.read(photo(square, 10, 255, 0))).contains("BH-000123");
    }

    @Test
    void a_photo_without_a_code_says_nothing() throws Exception {
        assertThat(Photo.read(written(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void what_is_no_picture_or_unfolds_too_large_is_not_read() throws Exception {
        assertThatThrownBy(() -> Photo.read("GIF87a und weiter".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Photo.Unreadable.class);
        assertThatThrownBy(() -> Photo.read(new byte[0])).isInstanceOf(Photo.Unreadable.class);
        byte[] large = written(new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(large.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> Photo.read(large)).isInstanceOf(Photo.Unreadable.class);
    }

    @Test
    void nothing_is_written_down() throws Exception {
        byte[] photo = photo(bars("BH-000123"), 0, 255, 0);
        File folder = new File(System.getProperty("java.io.tmpdir"));
        assumeThat(folder).isDirectory();
        Photo.read(photo);
        assertThat(folder.list((dir, name) -> name.startsWith("imageio"))).isEmpty();
    }
}
