package id.simpul.console.letter;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.partner.Partner;
import id.simpul.web.PartnerDoor;
import id.simpul.web.PartnerDoor.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a link opens, for anyone who has it. Looking changes nothing, since mail servers look before people do; only a button, a
 * POST, says something, and that becomes the partner's own request.
 */
final class LinkPage implements Page {
    /** Not of our making, a nonce is still no more than the end of an id. */
    private static final String NONCE = "[A-Za-z0-9_-]{8,40}";

    private static final String REQUEST = "link-[A-Za-z0-9_-]{8,60}";
    private final LetterParts parts;
    private final Map<Link.Purpose, Subject> subjects;
    private final Told told;
    private final AddressLink address;
    private final LeaveLink leave;
    private final DayLink day;
    private final LostLink lost;

    LinkPage(LetterParts parts, Books books, Map<Link.Purpose, Subject> subjects) {
        this.parts = parts;
        this.subjects = Map.copyOf(subjects);
        this.told = new Told(parts, this.subjects);
        this.address = new AddressLink(parts);
        this.leave = new LeaveLink(parts);
        this.day = new DayLink(parts, books);
        this.lost = new LostLink(parts);
    }

    @Override
    public String address() {
        return "/p/:token";
    }

    @Override
    public Access access() {
        return Access.LETTER;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public boolean takesParts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        Optional<Link> link = found(visit);
        return link.map(Link::purpose)
                .flatMap(purpose -> switch (purpose) {
                    case CONFIRM_ADDRESS -> Optional.of(address.show(visit));
                    case UNSUBSCRIBE -> Optional.of(leave.show(visit));
                    case DAY -> of(visit, link.get()).map(day::show);
                    default -> opened(visit, link.get()).map(this::shown);
                })
                .orElseGet(() -> lost.show(visit));
    }

    @Override
    public Answer act(Visit visit) {
        Optional<Link> link = found(visit);
        return link.map(Link::purpose)
                .flatMap(purpose -> switch (purpose) {
                    case CONFIRM_ADDRESS -> Optional.of(address.act(visit));
                    case UNSUBSCRIBE -> Optional.of(leave.act(visit, link.get()));
                    case DAY -> of(visit, link.get()).map(day::act);
                    default -> opened(visit, link.get()).map(this::said);
                })
                .orElseGet(() -> lost.act(visit));
    }

    /** What a good link opens. */
    Optional<Opened> open(Visit visit) {
        return found(visit).flatMap(link -> opened(visit, link));
    }

    /** One that is good, of a purpose that has a page. */
    private Optional<Link> found(Visit visit) {
        String token = visit.place("token");
        Instant now = parts.clock().instant();
        return parts.reads().read(db -> {
            Optional<Link> found = Links.find(db, token, now);
            found.ifPresent(there -> Links.opened(db, token, now));
            return found;
        });
    }

    private Optional<Opened> opened(Visit visit, Link link) {
        return subjects.containsKey(link.purpose()) ? of(visit, link) : Optional.empty();
    }

    private Optional<Opened> of(Visit visit, Link link) {
        return parts.partners()
                .apply(link.partner())
                .map(partner -> new Opened(
                        link,
                        partner,
                        visit,
                        words(visit, partner),
                        parts.sender().get(),
                        Opened.anotherNonce()));
    }

    private PageWords words(Visit visit, Partner partner) {
        return visit.asked("lang").isPresent() ? visit.words() : parts.words().get(partner.language());
    }

    private Subject subject(Opened opened) {
        return subjects.get(opened.link().purpose());
    }

    /** The page itself, or what became of what was said. */
    private Answer shown(Opened opened) {
        return opened.visit()
                .asked("said")
                .filter(id -> id.matches(REQUEST))
                .flatMap(id -> parts.door().standingOf(opened.partner().id(), id))
                .map(outcome -> told.of(opened, outcome))
                .orElseGet(() -> subject(opened).page(200, opened, List.of()));
    }

    private Answer said(Opened opened) {
        String nonce = opened.visit().field("nonce");
        try {
            Subject.Said said = subject(opened).said(opened);
            if (!nonce.matches(NONCE)) {
                throw new Subject.Unclear(opened.words().get("letter.again"));
            }
            Outcome outcome = parts.door()
                    .say(
                            opened.partner(),
                            new PartnerDoor.Saying(
                                    "link-" + nonce,
                                    said.type(),
                                    said.data(),
                                    opened.thing(),
                                    opened.link().purpose().wire()));
            return told.of(opened, outcome);
        } catch (Subject.Unclear e) {
            return subject(opened).page(422, opened, List.of(e.getMessage()));
        }
    }
}
