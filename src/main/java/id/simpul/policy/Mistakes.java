package id.simpul.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the mistakes of a file, or of several read one over the other, and remembers in which line each field stands. */
final class Mistakes {
    private String file;
    private final List<Mistake> found = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    Mistakes(String file) {
        this.file = file;
    }

    /** From now on another file is read; where the fields of those before stand is forgotten. */
    void turnTo(String next) {
        if (!next.equals(file)) {
            file = next;
            lines.clear();
        }
    }

    /** A field stated again by a later version stands where it was stated last. */
    void stands(String path, int line) {
        lines.put(path, line);
    }

    /** Whether the file states the field, rather than leaving it as shipped. */
    boolean states(String path) {
        return lines.containsKey(path);
    }

    /** A mistake in a field whose line is known, or else in the file as a whole. */
    void add(String path, String indonesian, String english) {
        String line = lines.containsKey(path) ? ":" + lines.get(path) : "";
        found.add(new Mistake((file + line + " " + path).strip(), path, indonesian, english));
    }

    void addAt(int line, String path, String indonesian, String english) {
        found.add(new Mistake((file + ":" + line + " " + path).strip(), path, indonesian, english));
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PolicyMistakes(found);
        }
    }
}
