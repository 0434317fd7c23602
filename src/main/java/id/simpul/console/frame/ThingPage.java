package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.feature.Column;
import id.simpul.ledger.Events.Recorded;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * The page of one thing: what is recorded of it, what can be done with it, what belongs to it, and what happened to it; and the way
 * to the one before and after it in the list that the reader came from. Its words are {@code thing.<name>}.
 */
public final class ThingPage implements Page {
    private static final int SHOWN = 20;
    private static final int EVENTS = 200;

    private final String address;
    private final String list;
    private final String filter;
    private final Reads reads;
    private final ListPage from;
    private final List<Offer> offers;
    private final List<Section> sections;
    private final Optional<Happened> happened;

    /** An act that can be done, and which of its fields the thing fills: the field's name, and that of the thing's own. */
    private record Offer(RequestType act, Map<String, String> fields, Predicate<ObjectNode> when) {}

    /** Rows of another list that belong to the thing. */
    private record Section(String list, String filter, Optional<String> link) {}

    /** Where its history is read, the newest first. */
    @FunctionalInterface
    public interface Happened {
        List<Recorded> events(Handle db, String id, int most);
    }

    private ThingPage(
            String address,
            String list,
            String filter,
            Reads reads,
            ListPage from,
            List<Offer> offers,
            List<Section> sections,
            Optional<Happened> happened) {
        this.address = address;
        this.list = list;
        this.filter = filter;
        this.reads = reads;
        this.from = from;
        this.offers = List.copyOf(offers);
        this.sections = List.copyOf(sections);
        this.happened = happened;
    }

    /**
     * @param address with one place, which is the thing's id
     * @param list the list whose one row it is
     * @param filter the filter by which that list finds it
     * @param from the list that leads here
     */
    public static ThingPage at(String address, String list, String filter, Reads reads, ListPage from) {
        return new ThingPage(address, list, filter, reads, from, List.of(), List.of(), Optional.empty());
    }

    /**
     * With an act.
     *
     * @param fields by turns a field of the act and the column of the thing that fills it
     */
    public ThingPage with(RequestType act, String... fields) {
        return when(thing -> true, act, fields);
    }

    /** With an act that only some things can have done to them; see {@link #with}. */
    public ThingPage when(Predicate<ObjectNode> can, RequestType act, String... fields) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            filled.put(fields[i], fields[i + 1]);
        }
        List<Offer> more = new ArrayList<>(offers);
        more.add(new Offer(act, filled, can));
        return new ThingPage(address, list, filter, reads, from, more, sections, happened);
    }

    /** With the rows of a list that a filter finds by the thing's id, each perhaps leading on. */
    public ThingPage showing(String other, String by, String link) {
        if (reads.list(other).filters().stream().noneMatch(one -> one.key().equals(by))) {
            throw new IllegalArgumentException("The list " + other + " cannot be narrowed by " + by);
        }
        List<Section> more = new ArrayList<>(sections);
        more.add(new Section(other, by, Optional.of(link).filter(path -> !path.isEmpty())));
        return new ThingPage(address, list, filter, reads, from, offers, more, happened);
    }

    /** With its history, the newest first. */
    public ThingPage telling(Happened history) {
        return new ThingPage(address, list, filter, reads, from, offers, sections, Optional.of(history));
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Access access() {
        return from.access();
    }

    @Override
    public Answer show(Visit visit) {
        String id = visit.places().values().iterator().next();
        ObjectNode thing = reads.rows(list, filter, id, 1).stream().findFirst().orElseThrow(NoPage::new);
        Neighbours neighbours = new Neighbours(from);
        Map<String, Object> model = new HashMap<>();
        model.put("name", list);
        PartnerNames names = PartnerNames.of(reads, List.of(thing));
        model.put("title", title(thing, id, names));
        model.put("id", id);
        model.put(
                "up",
                Map.of("href", neighbours.up(visit), "text", visit.words().get("list." + from.name() + ".title")));
        model.put("neighbours", neighbours.of(visit));
        model.put("fields", fields(thing, names, visit));
        model.put("acts", acts(thing, visit));
        model.put("sections", sections(id, visit));
        model.put("events", events(id, visit));
        return Answer.page("thing", model);
    }

    /** Things are known by their names, or titles, or else by whose they are. */
    private static String title(ObjectNode thing, String id, PartnerNames names) {
        return java.util.stream.Stream.of("name", "title", "institution", "subject", "partner")
                .map(field -> names.name(thing.path(field).asText()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(id);
    }

    private List<Map<String, Object>> fields(ObjectNode thing, PartnerNames names, Visit visit) {
        boolean partners = list.startsWith("partner.");
        ObjectNode named = partners ? thing : names.shown(thing);
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Column<?> column : reads.list(list).columns()) {
            boolean seen = column.kind() != Column.Kind.PERSONAL || visit.may(Role.OPERATOR);
            String text = Cell.text(column, named, visit);
            if (seen && column.kind() != Column.Kind.DETAIL && !text.isEmpty()) {
                fields.add(Map.of(
                        "title",
                        PageWords.capital(visit.words().of(column.heading())),
                        "value",
                        text,
                        "href",
                        partners ? "" : names.href(column, thing),
                        "tag",
                        Cell.tag(column, thing)));
            }
        }
        return fields;
    }

    private List<Map<String, Object>> acts(ObjectNode thing, Visit visit) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (Offer offer : offers) {
            if (!offer.when().test(thing)) {
                continue;
            }
            Map<String, String> filled = new LinkedHashMap<>();
            offer.fields()
                    .forEach((field, own) -> filled.put(field, thing.path(own).asText()));
            links.addAll(ActLinks.of(List.of(offer.act()), filled, visit.path() + Links.query(visit.query()), visit));
        }
        return links;
    }

    private List<Map<String, Object>> sections(String id, Visit visit) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Section section : sections) {
            List<ObjectNode> rows = reads.rows(section.list(), section.filter(), id, SHOWN);
            List<Column<?>> columns = new ArrayList<>(reads.list(section.list()).columns());
            columns.removeIf(column -> column.kind() == Column.Kind.DETAIL
                    || (column.kind() == Column.Kind.PERSONAL && !visit.may(Role.OPERATOR)));
            List<Column<?>> filled = Cell.filled(columns, rows, visit);
            PartnerNames names = PartnerNames.of(reads, rows);
            List<Map<String, Object>> cells = rows.stream()
                    .map(row -> Map.<String, Object>of(
                            "href",
                                    section.link()
                                            .flatMap(path -> Links.filled(path, row))
                                            .orElse(""),
                            "cells", Cell.row(filled, row, names, visit)))
                    .toList();
            shown.add(Map.of(
                    "title", visit.words().get("list." + section.list() + ".title"),
                    "columns", Cell.headings(columns, rows, SortLinks.NONE, visit),
                    "rows", cells));
        }
        return shown;
    }

    private List<Map<String, Object>> events(String id, Visit visit) {
        return History.told(
                happened.map(history -> reads.read(db -> history.events(db, id, EVENTS)))
                        .orElse(List.of()),
                visit.words());
    }
}
