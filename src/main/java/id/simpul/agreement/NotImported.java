package id.simpul.agreement;

import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.stream.Collectors;

/** A file of agreements was not imported, and nothing has changed; it carries every mistake, with line and column. */
public final class NotImported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Phrase> mistakes;

    NotImported(List<Phrase> mistakes) {
        super(mistakes.stream()
                .map(mistake -> mistake.indonesian() + " / " + mistake.english())
                .collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    List<Phrase> mistakes() {
        return mistakes;
    }
}
