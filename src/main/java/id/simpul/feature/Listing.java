package id.simpul.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A list that staff look at, in a terminal, on a page or as a file: its columns, by what it is narrowed, and its rows, read page
 * by page with the key of the last row.
 */
public record Listing<R>(String name, List<Column<R>> columns, List<Filter> filters, Source<R> source) {
    public Listing {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    public Listing(String name, List<Column<R>> columns, Source<R> source) {
        this(name, columns, List.of(), source);
    }

    /** Where its rows come from. */
    @FunctionalInterface
    public interface Source<R> {
        Page<R> page(Handle db, Query query);
    }

    /**
     * Its rows as programs read them.
     *
     * @throws NotShown if it cannot be narrowed so
     */
    public Page<ObjectNode> page(Handle db, Query query) {
        List<Reason> against = Filter.against(filters, query);
        if (!against.isEmpty()) {
            throw new NotShown(against);
        }
        Page<R> page = source.page(db, query);
        return new Page<>(page.rows().stream().map(this::shown).toList(), page.next());
    }

    private ObjectNode shown(R row) {
        ObjectNode shown = Json.object();
        for (Column<R> column : columns) {
            Object value = column.value().apply(row);
            Object there = value instanceof Optional<?> perhaps ? perhaps.orElse(null) : value;
            JsonNode cell = Json.node(there);
            if (!cell.isNull() && !cell.isMissingNode()) {
                shown.set(column.key(), cell);
            }
        }
        return shown;
    }
}
