package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Map;

/** How a batch was: a rating, a word, and how often each book was lent if anybody counted. */
final class SurveySubject implements Subject {
    private static final String LOANS = "l.";
    private static final int MOST_DIGITS = 6;

    private final Books books;

    SurveySubject(Books books) {
        this.books = books;
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        ObjectNode batch = books.batch(opened);
        PageWords words = opened.words();
        Visit visit = opened.visit();
        Map<String, Object> model = opened.model(words.get("letter.survey.title"));
        ReceivedSubject.describe(model, batch, words);
        model.put("wrong", wrong);
        model.put("rating", visit.field("rating"));
        model.put("comment", visit.field("comment"));
        model.put(
                "books",
                books.of(opened.thing()).stream()
                        .map(book -> Map.<String, Object>of(
                                "barcode", book.path("barcode").asText(),
                                "title", book.path("title").asText(),
                                "loans",
                                        visit.field(LOANS + book.path("barcode").asText())))
                        .toList());
        return Answer.page(status, "letter-survey", model);
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        ObjectNode data = Json.object().put("batch", opened.thing());
        ObjectNode loans = Json.object();
        for (ObjectNode book : books.of(opened.thing())) {
            String barcode = book.path("barcode").asText();
            String counted = visit.field(LOANS + barcode).strip();
            if (!counted.isEmpty()) {
                loans.put(barcode, number(counted, opened));
            }
        }
        if (!loans.isEmpty()) {
            data.set("loans", loans);
        }
        if (visit.field("rating").matches("[1-5]")) {
            data.put("rating", Integer.parseInt(visit.field("rating")));
        }
        if (!visit.field("comment").isBlank()) {
            data.put("comment", visit.field("comment").strip());
        }
        if (data.size() == 1) {
            throw new Unclear(opened.words().get("letter.survey.none"));
        }
        return new Said(RequestType.ROTATION_SURVEY, data);
    }

    private static int number(String counted, Opened opened) {
        if (!counted.matches("\\d{1," + MOST_DIGITS + "}")) {
            throw new Unclear(opened.words().get("letter.survey.number"));
        }
        return Integer.parseInt(counted);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        return new Thanks(
                List.of(opened.words().get("letter.survey.noted")),
                List.of(opened.words().get("letter.survey.next")),
                "");
    }
}
