package id.simpul.person;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * A column in which something of a person may stand, as the comments on the columns say.
 *
 * @param key how a row is named, in SQL
 * @param partner whose it is, in SQL
 * @param open when it cannot go yet, in SQL
 */
record Mark(String table, String column, Form form, String key, String partner, String open) {
    private static final Pattern WRITTEN = Pattern.compile("person: (value|text|json|bytes|trace)(?: open (.+))?");

    /** How much of it is the person's. */
    enum Form {
        VALUE,
        TEXT,
        JSON,
        BYTES,
        TRACE
    }

    /** What stands there. */
    String text() {
        return form == Form.BYTES ? "words_of_bytes(" + column + ")" : column + "::text";
    }

    /** The same, with each letter of a word as itself, to be looked through. */
    String words() {
        return form == Form.BYTES || form == Form.JSON ? "words_of_json(" + text() + ")" : text();
    }

    /** Every column that is marked, by its table. */
    static List<Mark> all(Handle db) {
        return db.createQuery("""
                        select tables.relname as tab, columns.attname as col, said.description as mark,
                               (select string_agg(keys.attname || '::text', ' || ''/'' || ' order by keys.attnum)
                                  from pg_index
                                  join pg_attribute as keys on keys.attrelid = tables.oid and keys.attnum = any(indkey)
                                 where indrelid = tables.oid and indisprimary) as key,
                               (select attname from pg_attribute
                                 where attrelid = tables.oid and attname in ('partner', 'school') order by attname limit 1) as partner
                          from pg_class as tables
                          join pg_attribute as columns on columns.attrelid = tables.oid and columns.attnum > 0
                          join pg_description as said on said.objoid = tables.oid and said.objsubid = columns.attnum
                         where tables.relnamespace = 'public'::regnamespace and said.description like 'person: %'
                         order by tables.relname, columns.attnum
                        """)
                .map((row, context) -> of(
                        row.getString("tab"),
                        row.getString("col"),
                        row.getString("mark"),
                        row.getString("key"),
                        row.getString("partner")))
                .list();
    }

    private static Mark of(String table, String column, String written, String key, String partner) {
        Matcher mark = WRITTEN.matcher(written);
        if (!mark.matches()) {
            throw new IllegalStateException("The mark of " + table + "." + column + " is not understood: " + written);
        }
        Form form = Form.valueOf(mark.group(1).toUpperCase(Locale.ROOT));
        String open = form == Form.TRACE ? "true" : mark.group(2) == null ? "false" : mark.group(2);
        String owner = table.equals("partners") ? "id" : partner == null ? "''" : partner;
        return new Mark(table, column, form, key == null ? "ctid::text" : key, owner, open);
    }
}
