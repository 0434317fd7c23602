package id.simpul.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Books that came back: the lines of one batch are one look through it. */
final class ReturnLines {
    private static final SheetWords STATES = new SheetWords(
            Map.of(
                    "returned", List.of("kembali", "baik", "ada"),
                    "damaged", List.of("rusak"),
                    "replace", List.of("rusak ganti", "rusak, ganti", "ganti"),
                    "lost", List.of("hilang")),
            List.of("kembali", "rusak", "rusak ganti", "hilang"),
            List.of("returned", "damaged", "replace", "lost"));

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.of(
                            "batch",
                            new Phrase("paket", "batch"),
                            new Phrase("tanda paket, seperti pada label kardus", "the batch's id, as on its box label"),
                            "bch-contoh",
                            "bch-contoh")
                    .needed()
                    .asCode(),
            SheetColumn.of(
                            "barcode",
                            new Phrase("barcode", "barcode"),
                            new Phrase("satu buku sebaris", "one book a line"),
                            "B00001",
                            "B00002")
                    .needed()
                    .asCode(),
            SheetColumn.of(
                            "state",
                            new Phrase("status", "state"),
                            new Phrase(
                                    "kembali; rusak; rusak ganti (sekolah menggantinya); hilang (sekolah menggantinya)",
                                    "returned; damaged; replace (damaged, the school replaces it); lost (the school"
                                            + " replaces it)"),
                            "kembali",
                            "rusak")
                    .needed(),
            SheetColumn.of(
                    "note",
                    new Phrase("catatan", "note"),
                    new Phrase("apa yang rusak", "what is damaged"),
                    "",
                    "Sampul lepas"));

    private ReturnLines() {}

    static SheetDrafts acts(List<SheetLine> lines) {
        SheetDrafts drafts = new SheetDrafts();
        Map<String, SheetDraft> batches = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (SheetLine line : lines) {
            Integer before = seen.putIfAbsent(line.text("batch") + " " + line.text("barcode"), line.number());
            if (before != null) {
                drafts.mistake(SheetMistake.of(
                        line.number(),
                        "barcode",
                        "sudah ada di baris " + before + "; tulis satu baris saja",
                        "is in line " + before + " already; write one line only"));
                continue;
            }
            add(line, batches.computeIfAbsent(line.text("batch"), batch -> begun(batch, line)), drafts);
        }
        batches.values().forEach(drafts::add);
        return drafts;
    }

    private static SheetDraft begun(String batch, SheetLine line) {
        ObjectNode data = Json.object().put("batch", batch);
        data.putArray("items");
        return new SheetDraft(RequestType.STAFF_CHECKIN, data, line.number()).at("/batch", line.number(), "batch");
    }

    private static void add(SheetLine line, SheetDraft draft, SheetDrafts drafts) {
        String state = drafts.meaning(line, "state", STATES).orElse("returned");
        String barcode = line.text("barcode");
        if (!state.equals("lost")) {
            put(draft, "items", line).add(barcode);
        }
        if (state.equals("damaged") || state.equals("replace")) {
            ObjectNode noted = put(draft, "damaged", line).addObject().put("barcode", barcode);
            line.cell("note").ifPresent(note -> noted.put("note", note));
        }
        if (state.equals("lost") || state.equals("replace")) {
            put(draft, "replace", line).add(barcode);
        }
    }

    private static ArrayNode put(SheetDraft draft, String field, SheetLine line) {
        ArrayNode list = draft.data().withArray("/" + field);
        draft.at("/" + field + "/" + list.size(), line.number(), "barcode");
        return list;
    }
}
