package id.simpul.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table and those of its columns that are kept in a backup: neither what is computed from others, nor transaction numbers, which mean
 * nothing in another server.
 */
public record TableColumns(String name, List<String> columns) {

    public TableColumns {
        columns = List.copyOf(columns);
    }

    /** All tables of the hub, in the order of their names; the list of migrations is none of them. */
    static List<TableColumns> all(Connection connection) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select c.relname, array_agg(a.attname::text order by a.attnum)
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid
                         where c.relnamespace = quote_ident(current_schema())::regnamespace
                           and c.relkind = 'r'
                           and c.relname <> 'flyway_schema_history'
                           and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
                         group by c.relname
                         order by c.relname
                        """)) {
            List<TableColumns> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(new TableColumns(rows.getString(1), Arrays.asList((String[])
                        rows.getArray(2).getArray())));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not tell which tables it has", e);
        }
    }

    /** As statements name it. */
    String quoted() {
        return quote(name) + " (" + columns.stream().map(TableColumns::quote).collect(Collectors.joining(", ")) + ")";
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
