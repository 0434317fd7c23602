package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Imports in the database. */
final class ImportRows {
    private static final String ALL = """
            select id, names, files, bytes, format, partner, state, asked_by, asked_at, changed_at, run, position, records, counts,
                   sorted, trouble_id, trouble_en
              from catalogue_imports
            """;

    private ImportRows() {}

    /** Anew, whatever was found before; one that is under way goes on as it is. */
    static void ask(Handle db, Import asked) {
        db.createUpdate("""
                        insert into catalogue_imports (id, names, files, bytes, partner, state, asked_by, asked_at, changed_at)
                        values (:id, :names, :files, :bytes, :partner, 'waiting', :by, :at, :at)
                            on conflict (id) do update
                           set names = excluded.names, state = 'waiting', asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                               changed_at = excluded.changed_at, position = 0, records = 0, counts = '{}', sorted = '{}',
                               trouble_id = null, trouble_en = null
                         where catalogue_imports.state not in ('waiting', 'looking', 'confirmed', 'running')
                        """)
                .bind("id", asked.id())
                .bindArray("names", String.class, asked.names())
                .bindArray("files", String.class, asked.files())
                .bind("bytes", asked.bytes())
                .bind("partner", asked.partner().value())
                .bind("by", asked.askedBy())
                .bind("at", asked.askedAt())
                .execute();
    }

    static Optional<Import> find(Handle db, String id) {
        return db.createQuery(ALL + " where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    static Optional<Import> locked(Handle db, String id) {
        return db.createQuery(ALL + " where id = :id for update")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those of which something is to be done, the oldest first. */
    static List<Import> open(Handle db) {
        return db.createQuery(ALL + """
                         where state in ('waiting', 'looking', 'confirmed', 'running')
                         order by asked_at, id
                         limit 20
                        """).map((row, context) -> read(row)).list();
    }

    /** The newest first. */
    static List<Import> newest(Handle db, Optional<Instant> before, int most) {
        return db.createQuery(ALL + """
                         where asked_at < coalesce(cast(:before as timestamptz), 'infinity')
                         order by asked_at desc, id
                         limit :most
                        """)
                .bind("before", before.map(Instant::toString).orElse(null))
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** The files that some import may still need. */
    static Set<String> wanted(Handle db) {
        return db.createQuery("""
                        select distinct unnest(files) from catalogue_imports
                         where state not in ('done', 'failed') or changed_at > now() - interval '7 days'
                         limit 10000
                        """).mapTo(String.class).set();
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getString("id"),
                Arrays.asList((String[]) row.getArray("names").getArray()),
                Arrays.asList((String[]) row.getArray("files").getArray()),
                row.getLong("bytes"),
                Optional.ofNullable(row.getString("format")),
                new PartnerId(row.getString("partner")),
                State.ofWire(row.getString("state")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("run"),
                row.getLong("position"),
                row.getLong("records"),
                Json.parse(row.getString("counts")),
                Json.parse(row.getString("sorted")),
                Optional.ofNullable(row.getString("trouble_id"))
                        .map(indonesian -> new Phrase(indonesian, trouble(row))));
    }

    private static String trouble(ResultSet row) {
        try {
            return row.getString("trouble_en");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From one state to another; false if it is not in that state any more. */
    static boolean move(Handle db, String id, Set<State> from, State to, Instant at) {
        return db.createUpdate("""
                        update catalogue_imports set state = :to, changed_at = :at
                         where id = :id and state = any(:from)
                        """)
                        .bind("id", id)
                        .bind("to", to.wire())
                        .bind("at", at)
                        .bindArray(
                                "from",
                                String.class,
                                from.stream().map(State::wire).toList())
                        .execute()
                == 1;
    }

    /** Confirmed once more: its requests get ids of their own, and it begins with the first record unless it was stopped. */
    static void confirm(Handle db, Import confirmed, Instant at) {
        db.createUpdate("""
                        update catalogue_imports
                           set state = 'confirmed', changed_at = :at,
                               run = case when state = 'stopped' then run else run + 1 end,
                               position = case when state = 'stopped' then position else 0 end
                         where id = :id and state in ('looked', 'stopped')
                        """).bind("id", confirmed.id()).bind("at", at).execute();
    }

    static void fail(Handle db, String id, Phrase why, Instant at) {
        db.createUpdate("""
                        update catalogue_imports
                           set state = 'failed', trouble_id = :id_words, trouble_en = :en_words, changed_at = :at
                         where id = :id and state <> 'done'
                        """)
                .bind("id", id)
                .bind("id_words", why.indonesian())
                .bind("en_words", why.english())
                .bind("at", at)
                .execute();
    }

    /** Forgets what an earlier look found. */
    static void clear(Handle db, String id, String format) {
        ImportLines.forget(db, id);
        NamedCopies.forget(db, id);
        db.createUpdate("update catalogue_imports set format = :format where id = :id")
                .bind("id", id)
                .bind("format", format)
                .execute();
    }

    static void looked(Handle db, String id, long records, ObjectNode counts, ObjectNode sorted) {
        db.createUpdate("""
                        update catalogue_imports set records = :records, counts = :counts, sorted = :sorted
                         where id = :id and state = 'looking'
                        """)
                .bind("id", id)
                .bind("records", records)
                .bind("counts", Json.text(counts))
                .bind("sorted", Json.text(sorted))
                .execute();
    }

    static void sent(Handle db, String id, long position, ObjectNode counts) {
        db.createUpdate("""
                        update catalogue_imports set position = :position, counts = :counts
                         where id = :id and state in ('running', 'stopped')
                        """)
                .bind("id", id)
                .bind("position", position)
                .bind("counts", Json.text(counts))
                .execute();
    }
}
