package id.simpul.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.LinkRows;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** A link that staff made or ended; it stands in the partner's history, without what opens it. */
abstract sealed class LinkEffect implements Effect {
    private final Link link;
    private final Staff staff;
    private final String step;

    private LinkEffect(Link link, Staff staff, String step) {
        this.link = link;
        this.staff = staff;
        this.step = step;
    }

    abstract void write(Handle db, Instant at);

    @Override
    public List<Event> events() {
        ObjectNode detail = Json.object()
                .put("by", staff.name())
                .put("reason", staff.reason())
                .put("about", link.purpose().wire());
        staff.account().ifPresent(account -> detail.put("account", account));
        return List.of(new Event(link.partner(), link.thing(), step, detail));
    }

    /** One that was not mailed: it is told, this once. */
    static final class Made extends LinkEffect {
        private static final Duration GOOD = Duration.ofDays(30);

        private final Link link;
        private final Links links;
        private final UnaryOperator<String> urls;
        private String address = "";

        Made(Link link, Staff staff, Links links, UnaryOperator<String> urls) {
            super(link, staff, "link-made");
            this.link = link;
            this.links = links;
            this.urls = urls;
        }

        @Override
        void write(Handle db, Instant at) {
            address = urls.apply("/p/" + links.make(db, link, Optional.empty(), at, at.plus(GOOD)));
        }

        @Override
        public ObjectNode shownOnce() {
            return Json.object().put("link", address);
        }
    }

    /** One that is good no more. */
    static final class Revoked extends LinkEffect {
        private final LinkRows.Row row;

        Revoked(LinkRows.Row row, Staff staff) {
            super(row.link(), staff, "link-revoked");
            this.row = row;
        }

        @Override
        void write(Handle db, Instant at) {
            LinkRows.revoke(db, row.id(), at);
        }
    }
}
