package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.RequestType;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A list of a feature as a page: fifty rows, on and back by key, its filters, the same as CSV and Excel, a link in each row, acts
 * above it. Its words are {@code list.<name>.title}, {@code .lede} and {@code .empty}.
 */
public final class ListPage implements id.simpul.console.frame.Page {
    static final int ROWS = 50;
    private final String address;
    private final String name;
    private final Reads reads;
    private final Role least;
    private final Function<ObjectNode, Optional<String>> link;
    private final Around around;

    private ListPage(
            String address,
            String name,
            Reads reads,
            Role least,
            Function<ObjectNode, Optional<String>> link,
            Around around) {
        this.address = address;
        this.name = name;
        this.reads = reads;
        this.least = least;
        this.link = link;
        this.around = around;
    }

    /** The list of that name at an address, for everybody, without links and acts. */
    public static ListPage at(String address, String name, Reads reads) {
        reads.list(name);
        return new ListPage(address, name, reads, Role.VIEWER, row -> Optional.empty(), Around.NOTHING);
    }

    public ListPage forRole(Role role) {
        return new ListPage(address, name, reads, role, link, around);
    }

    /** Each row leads there: a path with places such as {@code /partners/:partner}, filled from the row. */
    public ListPage leadingTo(String path) {
        return leading(row -> Links.filled(path, row));
    }

    /** Each row leads to where this says. */
    public ListPage leading(Function<ObjectNode, Optional<String>> to) {
        return new ListPage(address, name, reads, least, to, around);
    }

    /** With these acts above it. */
    public ListPage with(RequestType... offered) {
        return with(around.acts(List.of(offered)));
    }

    /** Without columns that people do not need on the page; files have them. */
    public ListPage without(String... columns) {
        return with(around.without(Set.of(columns)));
    }

    /** With a button above it, for whoever does acts, that leads to another page by these words. */
    public ListPage opening(String page, String words) {
        return with(around.opening(page, words));
    }

    /** Its rows wait for staff: the menu says how many there are. */
    public ListPage counted() {
        Count count = new Count(() -> reads.page(name, new Query(Map.of(), Optional.empty(), Count.MOST))
                .rows()
                .size());
        return with(around.counted(count));
    }

    private ListPage with(Around other) {
        return new ListPage(address, name, reads, least, link, other);
    }

    @Override
    public Optional<Count> waiting() {
        return around.waiting();
    }

    /** The list itself and its two files. */
    public List<id.simpul.console.frame.Page> all() {
        return List.of(this, ListFile.csv(this), ListFile.excel(this));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Access access() {
        return Access.of(least);
    }

    String name() {
        return name;
    }

    /** Where a row leads. */
    Optional<String> path(ObjectNode row) {
        return link.apply(row);
    }

    Reads reads() {
        return reads;
    }

    /** The columns a reader may see. */
    List<Column<?>> columns(Visit visit) {
        List<Column<?>> columns = new ArrayList<>(reads.list(name).columns());
        columns.removeIf(column -> column.kind() == Column.Kind.DETAIL);
        columns.removeIf(column -> column.kind() == Column.Kind.PERSONAL && !visit.may(Role.OPERATOR));
        // People know things by their names.
        columns.sort(Comparator.comparing(
                column -> column.key().equals("name") ? 0 : column.key().equals("title") ? 1 : 2));
        return columns;
    }

    private List<Column<?>> shownColumns(Visit visit) {
        return columns(visit).stream()
                .filter(column -> !around.left().contains(column.key()))
                .toList();
    }

    @Override
    public Answer show(Visit visit) {
        Listing<?> list = reads.list(name);
        Map<String, String> filters = asked(list, visit.query(), ROWS).filters();
        boolean asks =
                list.filters().stream().anyMatch(filter -> filter.required() && !filters.containsKey(filter.key()));
        Page<ObjectNode> page = asks ? Page.whole(List.of()) : read(visit.query());
        List<Column<?>> columns = shownColumns(visit);
        SortLinks sorts = SortLinks.of(list, filters, address, visit);
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("columns", Cell.headings(columns, page.rows(), sorts, visit));
        model.put("rows", rows(page, visit));
        model.put("filters", FilterFields.shown(list.filters(), filters, visit));
        model.put("sort", sorts.asked().orElse(""));
        model.put("filtered", !filters.isEmpty());
        model.put("asks", asks);
        model.put(
                "next",
                page.next()
                        .map(next -> address + Links.query(PageTrail.further(shown(visit), next)))
                        .orElse(""));
        model.put(
                "previous",
                visit.asked(PageTrail.AFTER)
                        .map(here -> address + Links.query(PageTrail.back(shown(visit))))
                        .orElse(""));
        model.put(
                "first",
                visit.query().containsKey(PageTrail.AFTER)
                        ? address + visit.queryWith(PageTrail.AFTER, "", PageTrail.TRAIL, "")
                        : "");
        model.put("csv", address + ".csv" + visit.queryWith(PageTrail.AFTER, "", PageTrail.TRAIL, ""));
        model.put("excel", address + ".xlsx" + visit.queryWith(PageTrail.AFTER, "", PageTrail.TRAIL, ""));
        model.put("acts", around.buttons(address, visit));
        return Answer.page("list", model);
    }

    /** What a query of this list's address asks for. */
    Page<ObjectNode> read(Map<String, String> query) {
        return page(asked(reads.list(name), query, ROWS).after(asked(query, PageTrail.AFTER)));
    }

    /** All of it from the beginning, so many at once. */
    static Query asked(Listing<?> list, Map<String, String> query, int most) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (Filter filter : list.filters()) {
            asked(query, filter.key()).ifPresent(value -> filters.put(filter.key(), value));
        }
        return new Query(filters, Optional.empty(), most, SortLinks.asked(list, filters, query));
    }

    static Optional<String> asked(Map<String, String> query, String name) {
        return Optional.ofNullable(query.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Page<ObjectNode> page(Query query) {
        try {
            return reads.page(name, query);
        } catch (IllegalArgumentException | DateTimeException e) {
            if (query.after().isPresent()) {
                // A key that no page of this list has told.
                throw new NoPage();
            }
            throw e;
        }
    }

    private List<Map<String, Object>> rows(Page<ObjectNode> page, Visit visit) {
        List<Column<?>> columns = Cell.filled(shownColumns(visit), page.rows(), visit);
        PartnerNames names = PartnerNames.of(reads, page.rows());
        String within = Neighbours.within(shown(visit));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ObjectNode row : page.rows()) {
            String href = link.apply(row)
                    .map(to -> to.contains("?") ? to : to + within)
                    .orElse("");
            rows.add(Map.of("href", href, "cells", Cell.row(columns, row, names, visit)));
        }
        return rows;
    }

    private static Map<String, String> shown(Visit visit) {
        return new TreeMap<>(visit.query());
    }
}
