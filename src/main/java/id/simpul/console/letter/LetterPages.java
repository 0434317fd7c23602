package id.simpul.console.letter;

import id.simpul.console.frame.Page;
import id.simpul.delivery.link.Link.Purpose;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All pages that need no session. */
public final class LetterPages {
    private LetterPages() {}

    public static List<Page> all(LetterParts parts) {
        Books books = new Books(parts.reads());
        Map<Purpose, Subject> subjects = new EnumMap<>(Purpose.class);
        subjects.put(Purpose.RECEIVED, new ReceivedSubject(books));
        return List.of(new LinkPage(parts, subjects));
    }
}
