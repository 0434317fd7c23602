package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Imports of catalogues as staff look at them, and what is told of their records. */
final class ImportLists {
    private static final Phrase IMPORT = new Phrase("impor", "import");
    private static final Phrase NONE = Phrase.verbatim("");

    /** What somebody should look at, and how many lines of each are told. */
    private static final List<Kind> TOLD = List.of(Kind.FAILED, Kind.REFUSED, Kind.DAMAGED, Kind.TWICE);

    private static final int SHOWN = 20;

    private ImportLists() {}

    static List<Listing<?>> all() {
        return List.of(imports(), lines());
    }

    /** One import with the first lines of what is wrong with it. */
    static Optional<ObjectNode> find(Handle db, String id) {
        Query one = new Query(Map.of("import", id), Optional.empty(), 1);
        Optional<ObjectNode> found = imports().page(db, one).rows().stream().findFirst();
        found.ifPresent(shown -> TOLD.forEach(
                kind -> lines().page(db, new Query(Map.of("import", id, "kind", kind.wire()), Optional.empty(), SHOWN))
                        .rows()
                        .forEach(line -> shown.withArray("/lines").add(line.path("says")))));
        return found;
    }

    private static Listing<Import> imports() {
        return new Listing<>(
                "catalogue.imports",
                List.of(
                        Column.id("import", IMPORT, Import::id),
                        Column.text("name", new Phrase("berkas", "files"), one -> String.join(", ", one.names())),
                        Column.text("format", new Phrase("bentuk", "format"), Import::format),
                        Column.word("state", new Phrase("status", "state"), one -> one.state()
                                .wire()),
                        Column.number("position", new Phrase("selesai", "done"), Import::position),
                        Column.number("records", new Phrase("rekaman", "records"), Import::records),
                        count("new", new Phrase("baru", "new"), Kind.NEW),
                        count("changed", new Phrase("berubah", "changed"), Kind.CHANGED),
                        told("same", new Phrase("tetap", "same"), Kind.SAME),
                        Column.detail("titles", new Phrase("judul baru", "new titles"), one -> one.counts()
                                .path("titles")
                                .asLong()),
                        told("joined", new Phrase("digabung", "joined"), Kind.JOINED),
                        told("doubtful", new Phrase("diragukan", "doubtful"), Kind.DOUBTFUL),
                        told("damaged", new Phrase("rusak", "damaged"), Kind.DAMAGED),
                        told("without", new Phrase("tanpa eksemplar", "without copies"), Kind.WITHOUT),
                        told("twice", new Phrase("barcode ganda", "barcode twice"), Kind.TWICE),
                        told("missing", new Phrase("hilang di sistemnya", "missing there"), Kind.MISSING),
                        told("gone", new Phrase("tidak disebut lagi", "not named any more"), Kind.GONE),
                        count("taken", new Phrase("diterima", "taken"), Kind.TAKEN),
                        count("refused", new Phrase("ditolak", "refused"), Kind.REFUSED),
                        told("failed", new Phrase("gagal", "failed"), Kind.FAILED),
                        Column.text("by", new Phrase("oleh", "by"), Import::askedBy),
                        Column.text("at", new Phrase("pada", "at"), Import::askedAt),
                        Column.detail("partner", new Phrase("mitra", "partner"), one -> one.partner()
                                .value()),
                        Column.detail("bytes", new Phrase("bita", "bytes"), Import::bytes),
                        Column.detail(
                                "sorted", new Phrase("koleksi dan jenjang", "collections and grades"), Import::sorted),
                        Column.detail("trouble", new Phrase("masalah", "trouble"), one -> one.trouble()
                                .map(why -> Told.of("unreadable", why)))),
                List.of(new Filter("import", IMPORT, false, id -> true, NONE)),
                ImportLists::page);
    }

    private static Column<Import> count(String key, Phrase heading, Kind kind) {
        return Column.number(key, heading, one -> one.count(kind));
    }

    /** On the page of the import, and for programs. */
    private static Column<Import> told(String key, Phrase heading, Kind kind) {
        return Column.detail(key, heading, one -> one.count(kind));
    }

    private static Page<Import> page(Handle db, Query query) {
        Optional<String> one = query.filter("import");
        return one.isPresent()
                ? Page.whole(ImportRows.find(db, one.get()).stream().toList())
                : Page.of(
                        ImportRows.newest(db, query.after().map(Instant::parse), query.most()),
                        query.most(),
                        last -> last.askedAt().toString());
    }

    /** In both languages, as reasons are told. */
    private record Told(String code, String id, String en) {
        static Told of(String code, Phrase says) {
            return new Told(code, says.indonesian(), says.english());
        }
    }

    private record Line(String kind, long place, String barcode, String title, Phrase says) {}

    private static Listing<Line> lines() {
        List<String> kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.NEW && kind != Kind.SAME && kind != Kind.TAKEN)
                .map(Kind::wire)
                .toList();
        return new Listing<>(
                "catalogue.import.lines",
                List.of(
                        Column.word("kind", new Phrase("jenis", "kind"), Line::kind),
                        Column.text("title", new Phrase("judul", "title"), Line::title),
                        Column.id("barcode", new Phrase("barcode", "barcode"), Line::barcode),
                        Column.text(
                                "says", new Phrase("keterangan", "remark"), line -> Told.of(line.kind(), line.says())),
                        Column.detail("place", new Phrase("urutan", "place"), Line::place)),
                List.of(Filter.required("import", IMPORT), Filter.oneOf("kind", new Phrase("jenis", "kind"), kinds)),
                (db, query) -> Page.of(read(db, query), query.most(), line -> line.kind() + " " + line.place()));
    }

    private static List<Line> read(Handle db, Query query) {
        String[] after = query.after().orElse(" 0").split(" ");
        return db.createQuery("""
                        select kind, place, coalesce(barcode, '') as barcode, coalesce(title, '') as title, says_id, says_en
                          from catalogue_import_lines
                         where import = :import and kind = coalesce(:kind, kind) and (kind, place) > (:after_kind, :after_place)
                         order by kind, place
                         limit :most
                        """)
                .bind("import", query.filter("import").orElseThrow())
                .bind("kind", query.filter("kind").orElse(null))
                .bind("after_kind", after[0])
                .bind("after_place", Long.parseLong(after[1]))
                .bind("most", query.most())
                .map((row, context) -> new Line(
                        row.getString("kind"),
                        row.getLong("place"),
                        row.getString("barcode"),
                        row.getString("title"),
                        new Phrase(row.getString("says_id"), row.getString("says_en"))))
                .list();
    }
}
