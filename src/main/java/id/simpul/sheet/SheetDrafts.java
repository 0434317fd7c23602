package id.simpul.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The acts that a list comes to, and what is wrong with lines of which no act can be made. */
final class SheetDrafts {
    private final List<SheetDraft> acts = new ArrayList<>();
    private final List<SheetMistake> mistakes = new ArrayList<>();

    void add(SheetDraft act) {
        acts.add(act);
    }

    /** What a cell means, if it is one of these words; a mistake is noted where it is none. */
    Optional<String> meaning(SheetLine line, String column, SheetWords words) {
        Optional<String> written = line.cell(column);
        Optional<String> meaning = written.flatMap(words::meaning);
        if (written.isPresent() && meaning.isEmpty()) {
            mistakes.add(new SheetMistake(line.number(), column, words.expected()));
        }
        return meaning;
    }

    void mistake(SheetMistake mistake) {
        mistakes.add(mistake);
    }

    List<SheetDraft> acts() {
        return List.copyOf(acts);
    }

    List<SheetMistake> mistakes() {
        return List.copyOf(mistakes);
    }
}
