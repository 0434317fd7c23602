package id.simpul.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Map;

/** Copies of the collection: each line is one, reported as the library's own system would. */
final class ItemLines {
    private static final SheetWords COLLECTIONS = new SheetWords(
            Map.of(
                    "children", List.of("anak"),
                    "general", List.of("umum"),
                    "reference", List.of("referensi"),
                    "special", List.of("khusus"),
                    "exchange", List.of("pertukaran")),
            List.of("anak", "umum", "referensi", "khusus", "pertukaran"),
            List.of("children", "general", "reference", "special", "exchange"));
    private static final SheetWords CONDITIONS = new SheetWords(
            Map.of("good", List.of("baik"), "worn", List.of("lusuh", "usang"), "damaged", List.of("rusak")),
            List.of("baik", "lusuh", "rusak"),
            List.of("good", "worn", "damaged"));
    private static final SheetWords GRADES = new SheetWords(
            Map.of(
                    "lower", List.of("rendah", "1-3"),
                    "upper", List.of("tinggi", "4-6"),
                    "both", List.of("semua", "keduanya", "1-6")),
            List.of("rendah", "tinggi", "semua"),
            List.of("lower", "upper", "both"));

    static final List<SheetColumn> COLUMNS = List.of(
            column("barcode", "barcode", "barcode", "B00001", "B00002").needed().asCode(),
            column("title", "judul", "title", "Si Contoh dan Kancil", "Bermain Angka")
                    .needed(),
            column("author", "pengarang", "author", "Pengarang Contoh", ""),
            column("volume", "jilid", "volume", "1", ""),
            column("isbn", "isbn", "isbn", "978-602-0000-00-8", "").asCode(),
            column("publisher", "penerbit", "publisher", "Penerbit Contoh", ""),
            column("year", "tahun", "year", "2019", ""),
            SheetColumn.of(
                            "collection",
                            new Phrase("koleksi", "collection"),
                            new Phrase(
                                    "anak, umum, referensi, khusus, pertukaran",
                                    "children, general, reference, special, exchange"),
                            "anak",
                            "anak")
                    .needed(),
            SheetColumn.of(
                    "grades",
                    new Phrase("jenjang", "grades"),
                    new Phrase("rendah (1-3), tinggi (4-6), semua", "lower (1-3), upper (4-6), both"),
                    "rendah",
                    ""),
            column("subject", "klasifikasi", "class number", "398.2", "").asCode(),
            SheetColumn.of(
                            "condition",
                            new Phrase("kondisi", "condition"),
                            new Phrase("baik, lusuh, rusak", "good, worn, damaged"),
                            "baik",
                            "baik")
                    .needed(),
            SheetColumn.of(
                            "lendable",
                            new Phrase("boleh dipinjam", "lendable"),
                            new Phrase("ya atau tidak", "yes or no"),
                            "ya",
                            "ya")
                    .needed());

    private ItemLines() {}

    private static SheetColumn column(String key, String indonesian, String english, String... samples) {
        return SheetColumn.of(key, new Phrase(indonesian, english), new Phrase("", ""), samples);
    }

    static SheetDrafts acts(List<SheetLine> lines) {
        SheetDrafts drafts = new SheetDrafts();
        lines.forEach(line -> drafts.add(act(line, drafts)));
        return drafts;
    }

    private static SheetDraft act(SheetLine line, SheetDrafts drafts) {
        ObjectNode data = Json.object();
        List.of("barcode", "title", "author", "volume", "isbn", "publisher", "subject")
                .forEach(field -> line.cell(field).ifPresent(text -> data.put(field, text)));
        year(line, data, drafts);
        data.put("collection", drafts.meaning(line, "collection", COLLECTIONS).orElse("general"));
        drafts.meaning(line, "grades", GRADES).ifPresent(grades -> data.put("grades", grades));
        data.put("condition", drafts.meaning(line, "condition", CONDITIONS).orElse("good"));
        data.put(
                "lendable",
                drafts.meaning(line, "lendable", SheetWords.YES_NO)
                        .orElse("false")
                        .equals("true"));
        SheetDraft draft = new SheetDraft(RequestType.CATALOGUE_ITEM, data, line.number());
        COLUMNS.forEach(column -> draft.at("/" + column.key(), line.number(), column.key()));
        return draft;
    }

    private static void year(SheetLine line, ObjectNode data, SheetDrafts drafts) {
        line.cell("year").ifPresent(year -> {
            if (year.matches("\\d{4}")) {
                data.put("year", Integer.parseInt(year));
            } else {
                drafts.mistake(SheetMistake.of(
                        line.number(),
                        "year",
                        "tulis tahun dengan empat angka, seperti 2019",
                        "write a year of four digits, such as 2019"));
            }
        });
    }
}
