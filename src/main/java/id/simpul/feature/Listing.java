package id.simpul.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Order;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A list that staff look at, in a terminal, on a page or as a file: its columns, by what it is narrowed, how it can be sorted, and its
 * rows, read page by page with the key of the last row.
 *
 * @param orders the ways in which its rows can stand, first the one that nobody has to ask for; empty if it has one alone
 */
public record Listing<R>(
        String name, List<Column<R>> columns, List<Filter> filters, List<Order> orders, Source<R> source) {
    public Listing {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
    }

    public Listing(String name, List<Column<R>> columns, List<Filter> filters, Source<R> source) {
        this(name, columns, filters, List.of(), source);
    }

    public Listing(String name, List<Column<R>> columns, Source<R> source) {
        this(name, columns, List.of(), source);
    }

    /** The same, which can be sorted so. */
    public Listing<R> sortedBy(List<Order> ways) {
        return new Listing<>(name, columns, filters, ways, source);
    }

    /** Where its rows come from. */
    @FunctionalInterface
    public interface Source<R> {
        Page<R> page(Handle db, Query query);
    }

    /**
     * Its rows as programs read them.
     *
     * @throws NotShown if it cannot be narrowed or sorted so
     */
    public Page<ObjectNode> page(Handle db, Query query) {
        List<Reason> against = new ArrayList<>(Filter.against(filters, query));
        query.sort()
                .flatMap(sort -> against(sort, query))
                .ifPresent(form -> against.add(Reason.of(Code.SCHEMA, "/data/sort", "sort", form)));
        if (!against.isEmpty()) {
            throw new NotShown(against);
        }
        Page<R> page = source.page(db, query);
        return new Page<>(page.rows().stream().map(this::shown).toList(), page.next());
    }

    /** The ways in which its rows can stand where it is narrowed by such filters. */
    public List<Order> orders(Set<String> narrowed) {
        return Order.where(orders, narrowed);
    }

    /** What an order must be that is asked for and cannot be had. */
    private Optional<Phrase> against(String sort, Query query) {
        List<String> ways = Order.ways(orders(query.filters().keySet()));
        if (ways.contains(sort)) {
            return Optional.empty();
        }
        return Optional.of(orders.stream()
                .filter(order -> Order.ways(List.of(order)).contains(sort))
                .flatMap(order -> order.within().stream())
                .findFirst()
                .map(filter -> new Phrase(
                        "hanya bisa bila daftar disaring menurut " + filter,
                        "can be had only where the list is narrowed by " + filter))
                .orElseGet(() -> ways(ways)));
    }

    private static Phrase ways(List<String> ways) {
        return ways.isEmpty()
                ? new Phrase("daftar ini punya satu urutan saja", "this list has one order only")
                : new Phrase("harus " + String.join(" atau ", ways), "must be " + String.join(" or ", ways));
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
