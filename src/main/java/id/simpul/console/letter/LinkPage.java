package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Reason;
import id.simpul.partner.Partner;
import id.simpul.web.PartnerDoor;
import id.simpul.web.PartnerDoor.Answered;
import id.simpul.web.PartnerDoor.NotTaken;
import id.simpul.web.PartnerDoor.Outcome;
import id.simpul.web.PartnerDoor.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a link opens, for anyone who has it. Looking changes nothing, since mail servers look before people do; only a button, a
 * POST, says something, and that becomes the partner's own request.
 */
final class LinkPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(LinkPage.class);
    /** Not of our making, a nonce is still no more than the end of an id. */
    private static final String NONCE = "[A-Za-z0-9_-]{8,40}";

    private static final String REQUEST = "link-[A-Za-z0-9_-]{8,60}";
    private static final int SECONDS = 5;

    private final LetterParts parts;
    private final Map<Link.Purpose, Subject> subjects;
    private final AddressLink address;
    private final LeaveLink leave;
    private final LostLink lost;

    LinkPage(LetterParts parts, Map<Link.Purpose, Subject> subjects) {
        this.parts = parts;
        this.subjects = Map.copyOf(subjects);
        this.address = new AddressLink(parts);
        this.leave = new LeaveLink(parts);
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
    public Answer show(Visit visit) {
        Optional<Link> link = found(visit);
        return link.map(Link::purpose)
                .flatMap(purpose -> switch (purpose) {
                    case CONFIRM_ADDRESS -> Optional.of(address.show(visit));
                    case UNSUBSCRIBE -> Optional.of(leave.show(visit));
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
        return subjects.containsKey(link.purpose())
                ? parts.partners()
                        .apply(link.partner())
                        .map(partner -> new Opened(
                                link,
                                partner,
                                visit,
                                words(visit, partner),
                                parts.sender().get()))
                : Optional.empty();
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
                .map(outcome -> told(opened, outcome))
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
            return told(opened, outcome);
        } catch (Subject.Unclear e) {
            return subject(opened).page(422, opened, List.of(e.getMessage()));
        }
    }

    private Answer told(Opened opened, Outcome outcome) {
        if (outcome instanceof Answered answered) {
            return answered(opened, answered);
        } else if (outcome instanceof Unreadable unreadable) {
            return subject(opened).page(422, opened, sentences(opened, unreadable.problems()));
        } else if (outcome instanceof NotTaken notTaken) {
            return subject(opened)
                    .page(503, opened, List.of(opened.words().get(notTaken.full() ? "letter.full" : "letter.away")))
                    .with("Retry-After", "60");
        }
        String id = ((PartnerDoor.Waiting) outcome).id();
        Map<String, Object> model = opened.model(opened.words().get("letter.waiting.title"));
        model.put("refresh", SECONDS + ";url=" + opened.visit().path() + "?said=" + id);
        model.put("id", id);
        return Answer.page(202, "letter-waiting", model);
    }

    private Answer answered(Opened opened, Answered answered) {
        ObjectNode reply = answered.reply();
        List<String> reasons = LetterReasons.of(reply.path("reasons"), opened.words());
        return switch (reply.path("status").asText()) {
            case "accepted" -> thanks(opened, reply, reasons);
            case "pending" ->
                done(
                        opened,
                        opened.words().get("letter.pending.title"),
                        new Subject.Thanks(List.of(opened.words().get("letter.pending.say")), reasons, ""),
                        answered.id());
            case "refused" -> subject(opened).page(422, opened, withFree(reasons, reply, opened.words()));
            default -> mistake(opened, answered);
        };
    }

    /** With the nearest days that are free. */
    private static List<String> withFree(List<String> reasons, ObjectNode reply, PageWords words) {
        List<String> free = new ArrayList<>();
        reply.at("/outcome/alternatives")
                .forEach(one -> free.add(
                        one.has("on")
                                ? words.longDay(LocalDate.parse(one.path("on").asText()))
                                : words.get(
                                        "letter.booking.range",
                                        words.longDay(
                                                LocalDate.parse(one.path("from").asText())),
                                        words.longDay(
                                                LocalDate.parse(one.path("to").asText())))));
        List<String> all = new ArrayList<>(reasons);
        if (!free.isEmpty()) {
            all.add(words.get("letter.free", String.join("; ", free)));
        }
        return all;
    }

    private Answer thanks(Opened opened, ObjectNode reply, List<String> reasons) {
        String token = opened.visit().place("token");
        Instant now = parts.clock().instant();
        parts.reads().read(db -> {
            Links.used(db, token, now);
            return now;
        });
        Subject.Thanks thanks = subject(opened).thanks(opened, reply);
        List<String> recorded = new ArrayList<>(thanks.recorded());
        recorded.addAll(reasons);
        return done(
                opened,
                opened.words().get("letter.thanks"),
                new Subject.Thanks(recorded, thanks.next(), thanks.again()),
                reply.path("request").asText());
    }

    private static Answer done(Opened opened, String title, Subject.Thanks thanks, String id) {
        Map<String, Object> model = opened.model(title);
        model.put("recorded", thanks.recorded());
        model.put("next", thanks.next());
        model.put("again", thanks.again());
        model.put("reference", id);
        return Answer.page("letter-done", model);
    }

    /** The hub takes its own pages for well-formed; if it does not, that is not the reader's fault. */
    private static Answer mistake(Opened opened, Answered answered) {
        List<String> codes = new ArrayList<>();
        answered.reply()
                .path("reasons")
                .forEach(reason -> codes.add(reason.path("code").asText()));
        LOG.error(
                "What was said on a page for {} could not be read: request {} of {}: {}",
                opened.link().purpose().wire(),
                answered.id(),
                opened.partner().id(),
                codes);
        Map<String, Object> model = opened.model(opened.words().get("letter.mistake.title"));
        model.put("reference", answered.id());
        return Answer.page(500, "letter-mistake", model);
    }

    private static List<String> sentences(Opened opened, List<Reason> problems) {
        List<JsonNode> told = new ArrayList<>();
        problems.forEach(problem -> told.add(id.simpul.ledger.Json.node(problem.told())));
        return LetterReasons.of(told, opened.words());
    }
}
