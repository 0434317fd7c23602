package id.simpul.agreement;

import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a file of agreements, each mistake with its line and column. */
final class FileMistakes {
    private final String file;
    private final List<Phrase> found = new ArrayList<>();

    FileMistakes(String file) {
        this.file = file;
    }

    void add(int line, String column, String indonesian, String english) {
        String place = file + ":" + line + " " + column + ": ";
        found.add(new Phrase(place + indonesian, place + english));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new NotImported(found);
        }
    }
}
