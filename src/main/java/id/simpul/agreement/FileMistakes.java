package id.simpul.agreement;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a file of agreements, each mistake with its line and column. */
final class FileMistakes {
    private final String file;
    private final List<String> found = new ArrayList<>();

    FileMistakes(String file) {
        this.file = file;
    }

    /** Both languages, since nobody knows who reads it. */
    void add(int line, String column, String indonesian, String english) {
        found.add(file + ":" + line + " " + column + ": " + indonesian + " / " + english);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new NotImported(found);
        }
    }
}
