package id.simpul.catalogue.imports;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Reach;
import id.simpul.ledger.Kept.Step;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import org.jdbi.v3.core.Handle;

/** How long is kept what was found in a catalogue's files: what is looked through, confirmed or taken just then stays. */
public final class KeptImports {
    private static final String OVER = """
            (select id from catalogue_imports
              where changed_at < :before and state in ('looked', 'done', 'stopped', 'failed'))
            """;

    private KeptImports() {}

    public static Kept over() {
        return new Kept(
                new Kind(
                        "imports",
                        "catalogue_imports",
                        new Phrase(
                                "katalog yang dibawa masuk, dengan temuannya",
                                "catalogues brought in, and what was found in them"),
                        Then.GONE),
                new Term(
                        "retention.drafts-days",
                        policy -> policy.retention().draftsDays(),
                        new Phrase("sejak terakhir berubah", "since they changed last")),
                "select asked_at from catalogue_imports order by asked_at limit 1",
                KeptImports::step);
    }

    /** Copies and lines first, some at a time: one import may have hundreds of thousands of them. */
    private static Step step(Handle db, Reach reach) {
        int gone = delete(db, "catalogue_import_copies", reach);
        gone += gone < reach.most() ? delete(db, "catalogue_import_lines", reach) : 0;
        if (gone >= reach.most()) {
            return new Step(0, gone, true);
        }
        int imports =
                db.createUpdate("""
                        delete from catalogue_imports as over
                         where id in
                        """ + OVER + """
                           and not exists (select from catalogue_import_copies where import = over.id)
                           and not exists (select from catalogue_import_lines where import = over.id)
                        """).bind("before", reach.before()).execute();
        return new Step(0, gone + imports, gone > 0);
    }

    private static int delete(Handle db, String table, Reach reach) {
        return db.createUpdate("delete from " + table + " where ctid = any (array(select ctid from " + table
                        + " where import in " + OVER + " limit :most))")
                .bind("before", reach.before())
                .bind("most", reach.most())
                .execute();
    }
}
