package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.partner.PersonalNumbers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The link by which a school says that it cannot take its batch, or give it back, on the day that is planned. Nothing is decided by
 * that: who moves a day talks to the school and to the driver, so it is a word to staff.
 */
final class DayLink {
    private static final Set<String> COMING = Set.of("planned", "announced", "packed");
    private static final Set<String> THERE = Set.of("dispatched", "received", "due");
    private static final int LONGEST = 500;

    private final LetterParts parts;
    private final Books books;

    DayLink(LetterParts parts, Books books) {
        this.parts = parts;
        this.books = books;
    }

    Answer show(Opened opened) {
        return page(200, opened, List.of());
    }

    private Answer page(int status, Opened opened, List<String> wrong) {
        ObjectNode batch = books.batch(opened);
        Visit visit = opened.visit();
        Map<String, Object> model = opened.model(opened.words().get("letter.day.title"));
        ReceivedSubject.describe(model, batch, opened.words());
        model.put("wrong", wrong);
        model.put("day", day(batch, opened.words()).orElse(""));
        model.put("wished", visit.field("other"));
        model.put("note", visit.field("note"));
        return Answer.page(status, "letter-day", model);
    }

    /** The day that is next; none once the batch is on its way back. */
    private static Optional<String> day(ObjectNode batch, PageWords words) {
        String state = batch.path("state").asText();
        if (COMING.contains(state)) {
            return Optional.of(words.get("letter.day.delivery", day(batch, "deliverOn", words)));
        }
        return THERE.contains(state)
                ? Optional.of(words.get("letter.day.collection", day(batch, "dueOn", words)))
                : Optional.empty();
    }

    private static String day(ObjectNode batch, String field, PageWords words) {
        return words.longDay(LocalDate.parse(batch.path(field).asText()));
    }

    Answer act(Opened opened) {
        PageWords words = opened.words();
        Optional<String> day = day(books.batch(opened), words);
        if (day.isEmpty()) {
            return show(opened);
        }
        List<String> wrong = new ArrayList<>();
        String said = said(opened, day.get(), wrong);
        if (!wrong.isEmpty()) {
            return page(422, opened, wrong);
        }
        boolean kept = parts.reads().read(db -> parts.wishes()
                .keep(
                        db,
                        opened.partner().id(),
                        opened.thing(),
                        said,
                        parts.clock().instant()));
        Map<String, Object> model = opened.model(words.get("letter.thanks"));
        model.put("recorded", List.of(words.get(kept ? "letter.day.noted" : "letter.day.enough")));
        model.put("next", List.of(words.get("letter.day.next")));
        model.put("again", "");
        model.put("reference", opened.thing());
        return Answer.page("letter-done", model);
    }

    private static String said(Opened opened, String day, List<String> wrong) {
        PageWords words = opened.words();
        String note = opened.visit().field("note").strip();
        List<String> said = new ArrayList<>(List.of(words.get("letter.day.says", day)));
        other(opened, wrong).ifPresent(other -> said.add(words.get("letter.day.says-other", words.longDay(other))));
        if (note.length() > LONGEST) {
            wrong.add(words.get("letter.day.long", LONGEST));
        }
        if (PersonalNumbers.in(note)) {
            wrong.add(words.get("letter.reason.personal-number"));
        }
        if (!note.isEmpty()) {
            said.add(note);
        }
        return String.join("\n", said);
    }

    private static Optional<LocalDate> other(Opened opened, List<String> wrong) {
        String other = opened.visit().field("other").strip();
        try {
            return other.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(other));
        } catch (DateTimeException e) {
            wrong.add(opened.words().get("letter.day.unreadable"));
            return Optional.empty();
        }
    }
}
