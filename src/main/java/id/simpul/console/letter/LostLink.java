package id.simpul.console.letter;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.LetterAgain;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Notice;
import id.simpul.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A link that has ended, was revoked, or never was: the same page for all of them, so that nobody learns which. Who asks for another
 * is told the same whatever comes of it; it goes to the partner's address on file and nowhere else.
 */
final class LostLink {
    private static final int GOOD_DAYS = 14;
    private static final Duration NOT_SOONER = Duration.ofHours(1);

    private final LetterParts parts;
    private final UnknownLinks unknown = new UnknownLinks();

    LostLink(LetterParts parts) {
        this.parts = parts;
    }

    Answer show(Visit visit) {
        return tooMany(visit) ? slow(visit) : AddressLink.page(parts, visit, 404, "ended", "");
    }

    Answer act(Visit visit) {
        if (tooMany(visit)) {
            return slow(visit);
        }
        Instant now = parts.clock().instant();
        parts.reads().read(db -> {
            sendAnother(db, visit.place("token"), now);
            return now;
        });
        return AddressLink.page(parts, visit, 404, "sent", "");
    }

    private void sendAnother(Handle db, String token, Instant now) {
        Links.look(db, token, now)
                .map(Links.Standing::link)
                .filter(link -> link.purpose() != Link.Purpose.CONFIRM_ADDRESS)
                .filter(link -> parts.partners()
                        .apply(link.partner())
                        .flatMap(Partner::email)
                        .isPresent())
                .filter(link -> Links.askedAgain(db, token, now, now.minus(NOT_SOONER)))
                .ifPresent(link -> parts.outbox().promise(db, List.of(Notice.to(link.partner(), again(link))), now));
    }

    private LetterAgain again(Link link) {
        LocalDate until = LocalDate.now(parts.clock()).plusDays(GOOD_DAYS);
        return new LetterAgain(link.purpose().wire(), link.thing(), until);
    }

    private boolean tooMany(Visit visit) {
        return unknown.tooMany(visit.caller().address(), parts.clock().instant());
    }

    private Answer slow(Visit visit) {
        return AddressLink.page(parts, visit, 429, "slow", "")
                .with("Retry-After", String.valueOf(UnknownLinks.WINDOW.toSeconds()));
    }
}
