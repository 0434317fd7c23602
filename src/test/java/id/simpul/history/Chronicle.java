package id.simpul.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happened, in sentences, to be read when something turns out untrue. */
final class Chronicle {
    private final List<String> lines = new ArrayList<>();
    private LocalDate today;

    void day(LocalDate day) {
        today = day;
    }

    void tell(String sentence) {
        lines.add(today + "  " + sentence);
    }

    int length() {
        return lines.size();
    }

    String text() {
        return String.join("\n", lines);
    }
}
