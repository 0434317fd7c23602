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
import java.util.function.Function;

/**
 * A list of a feature as a page: fifty rows, on and back by key, its filters, the same as CSV and Excel, a link in each row, acts
 * above it. Its words are {@code list.<name>.title}, {@code .lede} and {@code .empty}.
 */
public final class ListPage implements id.simpul.console.frame.Page {
    /** Where a page before began, the newest last, so that one can go back; so many are remembered. */
    private static final String TRAIL = "trail";

    private static final String AFTER = "after";
    static final int ROWS = 50;
    private static final int LONGEST_TRAIL = 20;
    private static final String BETWEEN = "\u0001";

    private final String address;
    private final String name;
    private final Reads reads;
    private final Role least;
    private final Function<ObjectNode, Optional<String>> link;
    private final Around around;

    /**
     * What stands around the rows.
     *
     * @param acts the acts above them
     * @param left columns for programs and files rather than for people
     * @param doors pages that buttons lead to, for whoever does acts, with the key of their words
     * @param waiting how many there are, where they wait for staff
     */
    private record Around(
            List<RequestType> acts, Set<String> left, Map<String, String> doors, Optional<Count> waiting) {
        private static final Around NOTHING = new Around(List.of(), Set.of(), Map.of(), Optional.empty());
    }

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
        return leading(row -> filled(path, row));
    }

    /** Each row leads to where this says. */
    public ListPage leading(Function<ObjectNode, Optional<String>> to) {
        return new ListPage(address, name, reads, least, to, around);
    }

    /** With these acts above it. */
    public ListPage with(RequestType... offered) {
        return with(new Around(List.of(offered), around.left(), around.doors(), around.waiting()));
    }

    /** Without columns that people do not need on the page; files have them. */
    public ListPage without(String... columns) {
        return with(new Around(around.acts(), Set.of(columns), around.doors(), around.waiting()));
    }

    /** With a button above it, for whoever does acts, that leads to another page by these words. */
    public ListPage opening(String page, String words) {
        return with(new Around(around.acts(), around.left(), Map.of(page, words), around.waiting()));
    }

    /** Its rows wait for staff: the menu says how many there are. */
    public ListPage counted() {
        Count count = new Count(() -> reads.page(name, new Query(Map.of(), Optional.empty(), Count.MOST))
                .rows()
                .size());
        return with(new Around(around.acts(), around.left(), around.doors(), Optional.of(count)));
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
        Map<String, String> filters = filters(visit, list);
        boolean asks =
                list.filters().stream().anyMatch(filter -> filter.required() && !filters.containsKey(filter.key()));
        Page<ObjectNode> page = asks ? Page.whole(List.of()) : page(new Query(filters, visit.asked(AFTER), ROWS));
        List<Column<?>> columns = shownColumns(visit);
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("columns", Cell.headings(columns, page.rows(), visit));
        model.put("rows", rows(page, visit));
        model.put("filters", FilterFields.shown(list.filters(), filters, visit));
        model.put("filtered", !filters.isEmpty());
        model.put("asks", asks);
        model.put(
                "next",
                page.next()
                        .map(next -> address + visit.queryWith(AFTER, next, TRAIL, longer(visit)))
                        .orElse(""));
        model.put(
                "previous",
                visit.asked(AFTER).map(here -> address + back(visit)).orElse(""));
        model.put("first", visit.query().containsKey(AFTER) ? address + visit.queryWith(AFTER, "", TRAIL, "") : "");
        model.put("csv", address + ".csv" + visit.queryWith(AFTER, "", TRAIL, ""));
        model.put("excel", address + ".xlsx" + visit.queryWith(AFTER, "", TRAIL, ""));
        model.put("acts", buttons(visit));
        return Answer.page("list", model);
    }

    private List<Map<String, Object>> buttons(Visit visit) {
        List<Map<String, Object>> buttons = new ArrayList<>(ActLinks.of(around.acts(), Map.of(), address, visit));
        if (visit.may(Role.OPERATOR)) {
            around.doors()
                    .forEach((page, words) -> buttons.add(
                            Map.of("href", page, "text", visit.words().get(words))));
        }
        return buttons;
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

    /** Those of the query that are filters of the list, and fit; what does not fit is told by the list itself. */
    static Map<String, String> filters(Visit visit, Listing<?> list) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (Filter filter : list.filters()) {
            visit.asked(filter.key()).ifPresent(value -> filters.put(filter.key(), value));
        }
        return filters;
    }

    private List<Map<String, Object>> rows(Page<ObjectNode> page, Visit visit) {
        List<Column<?>> columns = Cell.filled(shownColumns(visit), page.rows(), visit);
        PartnerNames names = PartnerNames.of(reads, page.rows());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ObjectNode row : page.rows()) {
            String href = link.apply(row).map(to -> to + within(visit)).orElse("");
            rows.add(Map.of("href", href, "cells", Cell.row(columns, row, names, visit)));
        }
        return rows;
    }

    /** Which list the reader comes from, so that the thing's page can lead to the one before and the one after. */
    private String within(Visit visit) {
        String query = visit.queryWith(TRAIL, "");
        return query.isEmpty() ? "" : Links.query(Map.of("in", query));
    }

    private static String longer(Visit visit) {
        List<String> trail = trail(visit);
        trail.add(visit.asked(AFTER).orElse(""));
        return String.join(BETWEEN, trail.subList(Math.max(0, trail.size() - LONGEST_TRAIL), trail.size()));
    }

    private static String back(Visit visit) {
        List<String> trail = trail(visit);
        String before = trail.isEmpty() ? "" : trail.remove(trail.size() - 1);
        return visit.queryWith(AFTER, before, TRAIL, String.join(BETWEEN, trail));
    }

    private static List<String> trail(Visit visit) {
        String trail = visit.query().getOrDefault(TRAIL, "");
        return visit.query().containsKey(TRAIL)
                ? new ArrayList<>(List.of(trail.split(BETWEEN, -1)))
                : new ArrayList<>();
    }

    /** The path with its places filled; nothing if the row lacks one. */
    static Optional<String> filled(String path, ObjectNode row) {
        StringBuilder filled = new StringBuilder();
        for (String step : path.substring(1).split("/", -1)) {
            String value = step.startsWith(":") ? row.path(step.substring(1)).asText() : step;
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append('/').append(step.startsWith(":") ? Links.escaped(value) : value);
        }
        return Optional.of(filled.toString());
    }
}
