package id.simpul.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps in the history that somebody was shown persons, or how they are reached, in a list: by whom, which list, of which partners. */
public final class Looks {
    /** What is printed names whom to ask for. */
    private static final String PAPERS = "paper.";

    private static final List<String> PARTNER = List.of("partner", "school", "id");

    /** Whose page is being made in this thread; none where nobody may be shown persons. */
    private static final ThreadLocal<Reader> READER = new ThreadLocal<>();

    private Looks() {}

    /** Makes a page for somebody: what is read for it meanwhile, in this thread, is read by that one. */
    public static <T> T by(Optional<Reader> reader, Supplier<T> page) {
        reader.ifPresent(READER::set);
        try {
            return page.get();
        } finally {
            READER.remove();
        }
    }

    /** Keeps what whoever this thread makes a page for was shown. */
    public static void keepHere(Handle db, Listing<?> list, List<ObjectNode> rows, Instant at) {
        Optional.ofNullable(READER.get()).ifPresent(reader -> keep(db, list, rows, reader, at));
    }

    /**
     * Who looks.
     *
     * @param by the name of the user or of who gives it at the command line
     * @param reason as it was given; empty on pages
     */
    public record Reader(String by, String door, String reason) {}

    /** Nothing is kept where the rows that were shown name nobody. */
    public static void keep(Handle db, Listing<?> list, List<ObjectNode> rows, Reader reader, Instant at) {
        List<String> personal = list.columns().stream()
                .filter(column -> column.kind() == Column.Kind.PERSONAL)
                .map(Column::key)
                .toList();
        List<ObjectNode> named = rows.stream()
                .filter(row -> personal.stream()
                        .anyMatch(key -> !row.path(key).asText().isBlank()))
                .toList();
        if (!named.isEmpty()) {
            Events.append(db, List.of(event(list.name(), named, reader)), at);
        }
    }

    /** That a paper or a report was made, which may name persons. */
    public static void keep(Handle db, Document document, Query query, Reader reader, Instant at) {
        if (!document.name().startsWith(PAPERS)) {
            return;
        }
        ObjectNode detail = detail(reader)
                .put("where", String.join(" ", new TreeSet<>(query.filters().values())));
        Events.append(db, List.of(new Event(PartnerId.STAFF, document.name(), "list-shown", detail)), at);
    }

    private static Event event(String list, List<ObjectNode> named, Reader reader) {
        Set<String> partners = new TreeSet<>(
                named.stream().flatMap(row -> partner(row).stream()).toList());
        ObjectNode detail = detail(reader).put("rows", named.size()).put("partners", String.join(" ", partners));
        return new Event(PartnerId.STAFF, list, "list-shown", detail);
    }

    private static ObjectNode detail(Reader reader) {
        return Json.object()
                .put("by", reader.by())
                .put("reason", reader.reason())
                .put("door", reader.door());
    }

    private static Optional<String> partner(ObjectNode row) {
        return PARTNER.stream()
                .map(key -> row.path(key).asText())
                .filter(PartnerId::isValid)
                .findFirst();
    }
}
