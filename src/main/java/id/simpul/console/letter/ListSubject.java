package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.PageWords;
import java.util.List;
import java.util.Map;

/** What is in a batch: to look at, to print, and as a file for a spreadsheet. */
final class ListSubject implements Subject {
    private final Books books;

    ListSubject(Books books) {
        this.books = books;
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        ObjectNode batch = books.batch(opened);
        PageWords words = opened.words();
        Map<String, Object> model = opened.model(words.get("letter.list.title"));
        ReceivedSubject.describe(model, batch, words);
        model.put("books", Books.shown(books.of(opened.thing()), opened.visit()));
        return Answer.page(status, "letter-list", model);
    }

    @Override
    public Said said(Opened opened) {
        throw new NoPage();
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        throw new NoPage();
    }
}
