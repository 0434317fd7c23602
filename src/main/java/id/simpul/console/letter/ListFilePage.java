package id.simpul.console.letter;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Sheets;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.link.Link;
import java.util.List;
import java.util.Set;

/** The books of a batch as a file, for whoever has a link that shows them. */
final class ListFilePage implements Page {
    private static final Set<Link.Purpose> SHOWING =
            Set.of(Link.Purpose.LIST, Link.Purpose.RECEIVED, Link.Purpose.RETURNED);

    private final LinkPage link;
    private final Books books;

    ListFilePage(LinkPage link, Books books) {
        this.link = link;
        this.books = books;
    }

    @Override
    public String address() {
        return "/p/:token/list.csv";
    }

    @Override
    public Access access() {
        return Access.LETTER;
    }

    @Override
    public Answer show(Visit visit) {
        Opened opened = link.open(visit)
                .filter(there -> SHOWING.contains(there.link().purpose()))
                .orElseThrow(NoPage::new);
        books.batch(opened);
        PageWords words = opened.words();
        List<List<String>> rows = books.of(opened.thing()).stream()
                .map(book -> List.of(
                        book.path("box").asText(),
                        book.path("barcode").asText(),
                        book.path("title").asText()))
                .toList();
        List<String> headings =
                List.of(words.get("letter.list.box"), words.get("letter.list.barcode"), words.get("letter.list.book"));
        return Answer.file(
                words.get("letter.list.file") + ".csv",
                "text/csv; charset=utf-8",
                Sheets.csv(words.get("letter.list.title"), headings, rows));
    }
}
