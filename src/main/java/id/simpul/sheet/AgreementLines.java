package id.simpul.sheet;

import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Agreements older than the hub: the whole list is one act, written again in the one form that it is read in. */
final class AgreementLines {
    private static final String FILE = "daftar";

    static final List<SheetColumn> COLUMNS = List.of(
            column("number", "nomor", "number", "", "", "12/PKS/2016").needed().asCode(),
            column("title", "judul", "title", "", "", "Pemanfaatan layanan").needed(),
            column(
                            "form",
                            "bentuk",
                            "form",
                            "exchange, service-use atau other",
                            "exchange, service-use or other",
                            "service-use")
                    .needed(),
            column(
                            "parties",
                            "pihak",
                            "parties",
                            "kode atau nama mitra, dengan | di antaranya",
                            "ids or names of partners, with | between them",
                            "kampus-contoh|library")
                    .needed(),
            column(
                    "names",
                    "nama saat itu",
                    "names",
                    "nama seperti tertulis, dengan | di antaranya; boleh kosong",
                    "names as they were written, with | between them; may be empty",
                    "STIKes Contoh|"),
            column("from", "mulai", "from", "seperti 2016-08-01", "such as 2016-08-01", "2016-08-01")
                    .needed(),
            column("to", "sampai", "to", "", "", "2021-07-31").needed(),
            column("signedOn", "ditandatangani", "signed on", "", "", "2016-07-20")
                    .needed(),
            column(
                    "goals",
                    "tujuan",
                    "goals",
                    "dengan | di antaranya",
                    "with | between them",
                    "Mahasiswa membaca|Bimbingan"));

    private AgreementLines() {}

    private static SheetColumn column(
            String key, String indonesian, String english, String hint, String hintEnglish, String sample) {
        return SheetColumn.of(key, new Phrase(indonesian, english), new Phrase(hint, hintEnglish), sample);
    }

    static SheetDrafts acts(List<SheetLine> lines, String source) {
        SheetDrafts drafts = new SheetDrafts();
        drafts.add(new SheetDraft(
                RequestType.STAFF_AGREEMENT_IMPORT,
                Json.object().put("file", FILE).put("text", text(lines)).put("source", source),
                lines.get(0).number()));
        return drafts;
    }

    /** Each line stands where it stood, so that mistakes are found at the number that people see. */
    private static String text(List<SheetLine> lines) {
        StringBuilder text = new StringBuilder();
        List<String> keys = COLUMNS.stream().map(SheetColumn::key).toList();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(keys);
            int at = 2;
            for (SheetLine line : lines) {
                for (; at < line.number(); at++) {
                    printer.getOut().append("#\n");
                }
                printer.printRecord(keys.stream().map(line::text).toList());
                at++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
