package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A booking: another day for it, or none. */
final class BookingSubject implements Subject {
    private final Reads reads;

    BookingSubject(Reads reads) {
        this.reads = reads;
    }

    private Optional<ObjectNode> booking(Opened opened) {
        return reads.rows("booking.list", "booking", opened.thing(), 1).stream()
                .filter(one -> one.path("state").asText().equals("booked"))
                .filter(one -> one.path("partner")
                        .asText()
                        .equals(opened.partner().id().value()))
                .findFirst();
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        PageWords words = opened.words();
        Map<String, Object> model = opened.model(words.get("letter.booking.title"));
        Optional<ObjectNode> booking = booking(opened);
        model.put("wrong", wrong);
        model.put("open", booking.isPresent());
        model.put("about", booking.map(one -> about(one, words)).orElse(""));
        model.put("days", booking.filter(BookingSubject::isDays).isPresent());
        model.put("on", opened.visit().field("on"));
        model.put("from", opened.visit().field("from"));
        model.put("to", opened.visit().field("to"));
        return Answer.page(status, "letter-booking", model);
    }

    private static boolean isDays(ObjectNode booking) {
        return !booking.path("from").equals(booking.path("to"));
    }

    private static String about(ObjectNode booking, PageWords words) {
        String from = day(booking.path("from"), words);
        return words.get(
                "letter.booking.about",
                PageWords.capital(words.word("purpose", booking.path("subject").asText())),
                isDays(booking) ? words.get("letter.booking.range", from, day(booking.path("to"), words)) : from,
                booking.path("people").asInt());
    }

    private static String day(JsonNode day, PageWords words) {
        return words.longDay(LocalDate.parse(day.asText()));
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        if (booking(opened).isEmpty()) {
            throw new NoPage();
        }
        ObjectNode data = Json.object().put("booking", opened.thing());
        if (visit.field("step").equals("cancel")) {
            if (!visit.field("sure").equals("yes")) {
                throw new Unclear(opened.words().get("letter.booking.sure"));
            }
            return new Said(RequestType.BOOKING_CANCEL, data);
        }
        for (String field : List.of("on", "from", "to")) {
            if (!visit.field(field).isBlank()) {
                data.put(field, visit.field(field).strip());
            }
        }
        if (data.size() == 1) {
            throw new Unclear(opened.words().get("letter.booking.none"));
        }
        return new Said(RequestType.BOOKING_CHANGE, data);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        PageWords words = opened.words();
        Optional<ObjectNode> booking = booking(opened);
        return new Thanks(
                List.of(booking.map(one -> about(one, words)).orElseGet(() -> words.get("letter.booking.off"))),
                List.of(words.get(booking.isPresent() ? "letter.booking.next" : "letter.booking.off-next")),
                "");
    }
}
