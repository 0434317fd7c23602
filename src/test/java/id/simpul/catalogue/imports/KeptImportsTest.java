package id.simpul.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Kept.Reach;
import id.simpul.ledger.Kept.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class KeptImportsTest {
    private static final Instant BEFORE = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void an_import_goes_after_its_time_with_all_that_was_found_some_at_a_time_and_one_at_work_stays() {
        try (Database database = TestDatabase.fresh()) {
            database.useTransaction(db -> {
                add(db, "old", "done", "2026-01-01T00:00:00Z");
                add(db, "at-work", "running", "2026-01-01T00:00:00Z");
                add(db, "new", "done", "2026-06-02T00:00:00Z");
            });
            assertThat(step(database)).isEqualTo(new Step(0, 3, true));
            assertThat(step(database)).isEqualTo(new Step(0, 3, true));
            assertThat(step(database)).isEqualTo(new Step(0, 3, true));
            assertThat(rows(database, "select id from catalogue_imports order by id"))
                    .containsExactly("at-work", "new");
            assertThat(rows(database, "select distinct import from catalogue_import_copies order by 1"))
                    .containsExactly("at-work", "new");
            assertThat(step(database)).isEqualTo(new Step(0, 0, false));
        }
    }

    private static Step step(Database database) {
        return database.inTransaction(
                db -> KeptImports.over().tidying().step(db, new Reach(0, BEFORE, LocalDate.of(2026, 9, 1), 3)));
    }

    private static List<String> rows(Database database, String sql) {
        return database.inTransaction(db -> db.select(sql).mapTo(String.class).list());
    }

    /** With six copies and two lines. */
    private static void add(Handle db, String id, String state, String changed) {
        db.execute(
                "insert into catalogue_imports (id, names, files, bytes, partner, state, asked_by, asked_at, changed_at)"
                        + " values (?, '{katalog.mrc}', '{x}', 1, 'library', ?, 'Sari', ?::timestamptz, ?::timestamptz)",
                id,
                state,
                changed,
                changed);
        for (int i = 0; i < 6; i++) {
            db.execute("insert into catalogue_import_copies values (?, ?, 'x', ?)", id, "b" + i, i);
        }
        for (int i = 0; i < 2; i++) {
            db.execute(
                    "insert into catalogue_import_lines (import, kind, place, says_id, says_en) values (?, 'gone', ?, 'x', 'x')",
                    id,
                    i);
        }
    }
}
