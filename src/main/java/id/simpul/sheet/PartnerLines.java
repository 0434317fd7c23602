package id.simpul.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Map;

/** Partners: each line adds one, without a system of its own unless the line says so. */
final class PartnerLines {
    private static final SheetWords KINDS = new SheetWords(
            Map.of(
                    "school", List.of("sekolah", "sd", "mi"),
                    "university", List.of("universitas", "perguruan tinggi", "kampus"),
                    "dinas", List.of("dinas perpustakaan"),
                    "national", List.of("perpusnas", "nasional"),
                    "library", List.of("perpustakaan"),
                    "other", List.of("lainnya", "lain")),
            List.of("sekolah", "universitas", "dinas", "perpusnas", "perpustakaan", "lainnya"),
            List.of("school", "university", "dinas", "national", "library", "other"));
    private static final SheetWords LANGUAGES = new SheetWords(
            Map.of("id", List.of("indonesia", "bahasa indonesia"), "en", List.of("inggris", "english")),
            List.of("id", "en"),
            List.of("id", "en"));

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.of(
                            "id",
                            new Phrase("kode", "id"),
                            new Phrase(
                                    "huruf kecil, angka, tanda hubung; tidak dapat diganti kemudian",
                                    "lower-case letters, digits, hyphens; it cannot be changed later"),
                            "sd-contoh-1",
                            "sd-contoh-2")
                    .needed()
                    .asCode(),
            SheetColumn.of(
                            "kind",
                            new Phrase("jenis", "kind"),
                            new Phrase(
                                    "sekolah, universitas, dinas, perpusnas, perpustakaan, lainnya",
                                    "school, university, dinas, national, library, other"),
                            "sekolah",
                            "sekolah")
                    .needed(),
            SheetColumn.of(
                            "name",
                            new Phrase("nama", "name"),
                            new Phrase("nama lembaga", "the institution's name"),
                            "SD Contoh 1",
                            "SD Contoh 2")
                    .needed(),
            SheetColumn.of(
                            "region",
                            new Phrase("wilayah", "region"),
                            new Phrase("kode Kemendagri, seperti 13.75", "a Kemendagri code such as 13.75"),
                            "13.75",
                            "13.06")
                    .asCode(),
            SheetColumn.of(
                    "email",
                    new Phrase("surel", "email"),
                    new Phrase("satu alamat", "one address"),
                    "sd1@contoh.example",
                    ""),
            SheetColumn.of(
                            "whatsapp",
                            new Phrase("whatsapp", "whatsapp"),
                            new Phrase(
                                    "nomor dengan kode negara, seperti +62812…",
                                    "a number with its country code, such as +62812…"),
                            "",
                            "+628120000001")
                    .asCode(),
            SheetColumn.of(
                    "language",
                    new Phrase("bahasa", "language"),
                    new Phrase("id atau en; kosong berarti id", "id or en; empty means id"),
                    "id",
                    ""),
            SheetColumn.of(
                    "system",
                    new Phrase("punya sistem", "has system"),
                    new Phrase(
                            "ya bila punya sistem perpustakaan yang akan disambungkan; kosong berarti tidak",
                            "yes if it has a library system to be connected; empty means no"),
                    "tidak",
                    "tidak"));

    private PartnerLines() {}

    static SheetDrafts acts(List<SheetLine> lines) {
        SheetDrafts drafts = new SheetDrafts();
        lines.forEach(line -> drafts.add(act(line, drafts)));
        return drafts;
    }

    private static SheetDraft act(SheetLine line, SheetDrafts drafts) {
        ObjectNode data = Json.object()
                .put("id", line.text("id"))
                .put("kind", drafts.meaning(line, "kind", KINDS).orElse("other"))
                .put("name", line.text("name"))
                .put(
                        "hasSystem",
                        drafts.meaning(line, "system", SheetWords.YES_NO)
                                .orElse("false")
                                .equals("true"))
                .put("language", drafts.meaning(line, "language", LANGUAGES).orElse("id"));
        line.cell("region").ifPresent(region -> data.put("region", region));
        line.cell("email").ifPresent(email -> data.put("email", email));
        line.cell("whatsapp").ifPresent(number -> data.putObject("addresses").put("whatsapp", number));
        SheetDraft draft = new SheetDraft(RequestType.STAFF_PARTNER_ADD, data, line.number());
        List.of("id", "kind", "name", "region", "email", "language")
                .forEach(field -> draft.at("/" + field, line.number(), field));
        return draft.at("/addresses", line.number(), "whatsapp").at("/hasSystem", line.number(), "system");
    }
}
