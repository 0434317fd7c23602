package id.simpul.console.letter;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Visit;

/** A link that has ended, was revoked, or never was: the same page for all of them, so that nobody learns which. */
final class LostLink {
    private final LetterParts parts;
    private final UnknownLinks unknown = new UnknownLinks();

    LostLink(LetterParts parts) {
        this.parts = parts;
    }

    Answer show(Visit visit) {
        return tooMany(visit) ? slow(visit) : AddressLink.page(parts, visit, 404, "ended", "");
    }

    Answer act(Visit visit) {
        return show(visit);
    }

    private boolean tooMany(Visit visit) {
        return unknown.tooMany(visit.caller().address(), parts.clock().instant());
    }

    private Answer slow(Visit visit) {
        return AddressLink.page(parts, visit, 429, "slow", "")
                .with("Retry-After", String.valueOf(UnknownLinks.WINDOW.toSeconds()));
    }
}
