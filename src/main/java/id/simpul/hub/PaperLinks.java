package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.feature.Listing;
import id.simpul.feature.Query;
import id.simpul.paper.Arrival;
import id.simpul.partner.PartnerId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the codes on packing lists and boxes open: the page on which the school says that the batch has come. */
final class PaperLinks implements Arrival.Source {
    private final Jdbi jdbi;
    private final Links links;
    private final Clock clock;
    private final URI publicUrl;
    private final Supplier<List<Listing<?>>> lists;

    /**
     * @param lists asked each time: the rotation's are made from this
     */
    PaperLinks(Stores stores, URI publicUrl, Supplier<List<Listing<?>>> lists) {
        this.jdbi = stores.database().jdbi();
        this.links = Mailing.links(stores);
        this.clock = stores.clock();
        this.publicUrl = publicUrl;
        this.lists = lists;
    }

    /** The same for the batch and each of its boxes: whoever opens it speaks of the batch. */
    @Override
    public Arrival of(String batch, Optional<Integer> box) {
        return jdbi.inTransaction(db -> row(db, batch).map(row -> link(db, batch, row)))
                .orElseGet(() -> PLAIN.of(batch, box));
    }

    private Optional<ObjectNode> row(Handle db, String batch) {
        Query query = new Query(Map.of("batch", batch), Optional.empty(), 1);
        return lists.get().stream()
                .filter(list -> list.name().equals("batch.list"))
                .flatMap(list -> list.page(db, query).rows().stream())
                .findFirst();
    }

    private Arrival link(Handle db, String batch, ObjectNode row) {
        Link link =
                new Link(Link.Purpose.RECEIVED, new PartnerId(row.path("school").asText()), batch);
        Instant ends = LocalDate.parse(row.path("dueOn").asText())
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        return new Arrival(publicUrl + "/p/" + links.make(db, link, Optional.empty(), clock.instant(), ends), true);
    }
}
