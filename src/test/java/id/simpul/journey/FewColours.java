package id.simpul.journey;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of pages small: those have few colours, and the shades at the edges of letters are not missed. */
final class FewColours {
    private static final int COLOURS = 48;

    private FewColours() {}

    /** The same picture in its most used colours, as PNG. */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> used = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                used.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        int[] palette = used.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        used.keySet().forEach(colour -> nearest.put(colour, nearest(palette, colour)));
        return written(picture, palette, nearest);
    }

    private static byte[] written(BufferedImage picture, int[] palette, Map<Integer, Integer> nearest)
            throws IOException {
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage few =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                few.getRaster().setSample(x, y, 0, nearest.get(picture.getRGB(x, y) & 0xffffff));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(few, "png", out);
        return out.toByteArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
