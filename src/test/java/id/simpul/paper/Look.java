package id.simpul.paper;
import id.simpul.partner.Language;
import java.nio.file.*;
import java.util.*;
import javax.imageio.ImageIO;
public class Look {
    public static void main(String[] a) throws Exception {
        Map<String, byte[]> all = new LinkedHashMap<>();
        var odd = new ArrayList<>(Samples.batch(3, 20, 5).books());
        odd.removeIf(b -> b.box() == 3);
        all.put("packing", Samples.packingList(Language.ID, Samples.batch(3, 100, 25), Samples.batch("SD \u0646 Kosong", 4, List.of())));
        all.put("packing-gap", Samples.packingList(Language.EN, Samples.batch("SD Negeri 05 Percontohan Terpadu Kecamatan Mandiangin Koto Selayan Kota Bukittinggi", 5, odd)));
        PackedBatch longName = Samples.batch("SD Negeri 05 Percontohan Terpadu Kecamatan Mandiangin Koto Selayan Kota Bukittinggi", 5, odd);
        for (var s : Sheet.shipped().entrySet()) {
            all.put("labels-" + s.getKey(), Samples.labels(Language.ID, s.getValue(), 2, Samples.batch(3, 100, 25), longName, Samples.batch(7, 40, 1)));
            all.put("test-" + s.getKey(), TestPrint.draw(s.getValue(), Samples.words(Language.ID)));
        }
        all.put("delivery", Samples.deliverySheet(Language.ID));
        all.put("handover-to", Samples.handover(Language.ID, Handover.Way.TO_SCHOOL, Samples.batch(3, 100, 25)));
        all.put("handover-back", Samples.handover(Language.ID, Handover.Way.BACK, Samples.batch(3, 80, 25), new Handover.Known("BH000107", "Cindua Mato", "hilang, perlu diganti")));
        all.put("statement", Samples.statement(Language.ID));
        all.put("letter", Samples.letter(Language.ID));
        Path out = Path.of(a[0]); Files.createDirectories(out);
        for (var e : all.entrySet()) {
            Files.write(out.resolve(e.getKey() + ".pdf"), e.getValue());
            Printed p = new Printed(e.getValue());
            System.out.println(e.getKey() + " " + p.pages() + " pages " + e.getValue().length);
            for (int i = 1; i <= Math.min(4, p.pages()); i++) ImageIO.write(p.image(i, 80), "png", out.resolve(e.getKey() + "-" + i + ".png").toFile());
        }
    }
}
