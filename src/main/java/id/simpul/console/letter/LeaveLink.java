package id.simpul.console.letter;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.MailStops;
import id.simpul.delivery.link.Link;
import id.simpul.ledger.Topic;
import java.time.Instant;

/** The link by which a partner gets no more announcements by mail; mail programs may press its button themselves (RFC 8058). */
final class LeaveLink {
    private final LetterParts parts;

    LeaveLink(LetterParts parts) {
        this.parts = parts;
    }

    Answer show(Visit visit) {
        return AddressLink.page(parts, visit, 200, "leave", "");
    }

    Answer act(Visit visit, Link link) {
        Instant now = parts.clock().instant();
        parts.reads().read(db -> {
            MailStops.stop(db, link.partner(), Topic.INFORMATION_PUBLISHED, now);
            return now;
        });
        return AddressLink.page(parts, visit, 200, "left", "");
    }
}
