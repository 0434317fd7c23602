package id.simpul.catalogue.imports;

import id.simpul.database.Rows;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is to be told of an import's records, line by line. */
final class ImportLines {
    /** More lines of one kind are counted and not kept. */
    static final int MOST_LINES = 10_000;

    private ImportLines() {}

    /**
     * Something to be told of a record.
     *
     * @param place in the order of its kind
     */
    record Line(
            String kind, long place, Optional<String> barcode, Optional<String> title, String saysId, String saysEn) {}

    /** Each once, however often its record is looked at. */
    static void tell(Handle db, String id, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into catalogue_import_lines (import, kind, place, barcode, title, says_id, says_en)
                        select :import, line.* from unnest(:kind, :place, :barcode, :title, :saysId, :saysEn)
                               as line (kind, place, barcode, title, says_id, says_en)
                            on conflict (import, kind, place) do nothing
                        """).bind("import", id), Line.class, lines).execute();
    }

    static void forget(Handle db, String id) {
        db.createUpdate("delete from catalogue_import_lines where import = :id")
                .bind("id", id)
                .execute();
    }
}
