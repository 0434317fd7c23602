package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/** One notice, on the day on which it is promised. */
record Heard(String to, String topic, JsonNode data, LocalDate today) {
    /** The same notice, if it said something else. */
    Heard saying(JsonNode other) {
        return new Heard(to, topic, other, today);
    }

    LocalDate day(String field) {
        return LocalDate.parse(data.path(field).asText());
    }

    String text(String field) {
        return data.path(field).asText();
    }

    Set<String> barcodes(String field) {
        return new TreeSet<>(data.path(field).findValuesAsText("barcode"));
    }

    void holds(boolean so, String what) {
        if (!so) {
            throw new Untrue("On " + today + " " + to + " is told " + topic + " " + data + ", but " + what);
        }
    }

    /** So many days before or after a day, told now. */
    void days(String left, String over, LocalDate day) {
        long real = ChronoUnit.DAYS.between(today, day);
        long told = data.has(left) ? data.path(left).asLong() : -data.path(over).asLong();
        holds(told == real, "it is really " + real + " days until " + day);
    }

    /** A day that is still to come, or has come. */
    void isToCome(String field) {
        holds(!day(field).isBefore(today), "that day is past");
    }

    void same(String field, Object real) {
        holds(text(field).equals(String.valueOf(real)), field + " is really " + real);
    }
}
