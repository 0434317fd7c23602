package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.feature.Document;
import id.simpul.feature.Listing;
import id.simpul.feature.Looks;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Call;
import id.simpul.hub.control.Act.Heading;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.hub.control.Act.Said;
import id.simpul.intake.envelope.ReplyWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The lists of all features, a page at a time, and their reports, as the door for commands offers them. */
final class Lists {
    private static final int PAGE = 500;
    /** What stands among the arguments beside what the list is narrowed by. */
    private static final String SORT = "sort";

    private final Database database;
    private final Clock clock;
    private final List<Listing<?>> listings;
    private final List<Document> documents;

    Lists(Database database, Clock clock, List<Listing<?>> listings, List<Document> documents) {
        this.database = database;
        this.clock = clock;
        this.listings = List.copyOf(listings);
        this.documents = List.copyOf(documents);
    }

    Map<String, Act> all() {
        Map<String, Act> acts = new HashMap<>();
        listings.forEach(listing -> acts.put(listing.name(), call -> page(listing, call)));
        documents.forEach(document -> acts.put(document.name(), call -> part(document, call)));
        return acts;
    }

    private Said page(Listing<?> listing, Call call) {
        Page<ObjectNode> page = asked(db -> {
            Page<ObjectNode> shown = listing.page(db, query(call));
            Looks.keep(db, listing, shown.rows(), reader(call), clock.instant());
            return shown;
        });
        return new Said(headings(listing), page.rows(), page.next());
    }

    private Said part(Document document, Call call) {
        Page<ObjectNode> part = asked(db -> {
            if (call.after().isEmpty()) {
                Looks.keep(db, document, query(call), reader(call), clock.instant());
            }
            return document.write(db, query(call));
        });
        return new Said(List.of(), part.rows(), part.next());
    }

    private static Looks.Reader reader(Call call) {
        String by = call.staff().name().isBlank()
                ? call.staff().account().orElse("")
                : call.staff().name();
        return new Looks.Reader(by, call.staff().door().wire(), call.staff().reason());
    }

    private <T> T asked(Function<Handle, T> reading) {
        try {
            return database.inTransaction(reading::apply);
        } catch (NotShown e) {
            throw new NotDone(ReplyWriter.reasons(e.reasons()));
        }
    }

    private static Query query(Call call) {
        Map<String, String> filters = filters(call.arguments());
        Optional<String> sort = Optional.ofNullable(filters.remove(SORT));
        return new Query(filters, call.after(), PAGE, sort);
    }

    private static List<Heading> headings(Listing<?> listing) {
        return listing.columns().stream()
                .map(column -> new Heading(
                        column.key(),
                        column.heading().indonesian(),
                        column.heading().english(),
                        column.kind().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Map<String, String> filters(ObjectNode arguments) {
        Map<String, String> filters = new HashMap<>();
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            filters.put(argument.getKey(), argument.getValue().asText());
        }
        return filters;
    }
}
