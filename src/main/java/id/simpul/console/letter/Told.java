package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page says of what became of something that was said on it. */
final class Told {
    private static final Logger LOG = LoggerFactory.getLogger(Told.class);
    private static final int SECONDS = 5;

    private final LetterParts parts;
    private final Map<Link.Purpose, Subject> subjects;

    Told(LetterParts parts, Map<Link.Purpose, Subject> subjects) {
        this.parts = parts;
        this.subjects = subjects;
    }

    private Subject subject(Opened opened) {
        return subjects.get(opened.link().purpose());
    }

    Answer of(Opened opened, Outcome outcome) {
        if (outcome instanceof Answered answered) {
            return answered(opened, answered);
        } else if (outcome instanceof Unreadable unreadable) {
            return subject(opened).page(422, opened, sentences(opened, unreadable.problems()));
        } else if (outcome instanceof NotTaken notTaken) {
            // The broker may have kept it nevertheless: what is sent again has to be the same request.
            return subject(opened)
                    .page(
                            503,
                            opened.again(),
                            List.of(opened.words().get(notTaken.full() ? "letter.full" : "letter.away")))
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
        problems.forEach(problem -> told.add(Json.node(problem.told())));
        return LetterReasons.of(told, opened.words());
    }
}
