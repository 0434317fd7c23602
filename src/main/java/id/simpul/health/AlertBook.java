package id.simpul.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.health.Reading.Standing;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which troubles are to be told, and when: one that has lasted a little, at most once an hour for each kind, once more when it is worse, once
 * a day while it lasts, and when it is over. What happens in between is counted and told with the next. For one thread.
 */
final class AlertBook {
    /** What is over sooner is not told; what is well for so long is over. */
    static final Duration SETTLES = Duration.ofMinutes(2);
    /** Between two mails of one kind. */
    static final Duration BETWEEN = Duration.ofHours(1);
    /** Of what lasts. */
    static final Duration AGAIN = Duration.ofDays(1);

    /** What is told of a kind. */
    enum What {
        BEGAN,
        WORSE,
        LASTS,
        OVER
    }

    /**
     * What is to be told now.
     *
     * @param since when it began
     * @param times how often it came since the last mail of its kind
     */
    record Line(String kind, What what, Phrase says, Instant since, int times) {}

    /** How it stands with one kind. */
    private static final class Kind {
        private Standing now = Standing.UP;
        private Standing told = Standing.UP;
        private boolean inTrouble;
        private Phrase says = Phrase.verbatim("");
        private Instant since = Instant.EPOCH;
        private Instant changed = Instant.EPOCH;
        private Instant mailed = Instant.EPOCH;
        private int times;

        void look(Reading reading, Instant at) {
            boolean well = reading.standing() == Standing.UP;
            if (!well && now == Standing.UP) {
                times++;
            }
            if (!well && !inTrouble) {
                inTrouble = true;
                since = at;
            }
            if (!well) {
                says = reading.says();
            }
            if (reading.standing() != now) {
                now = reading.standing();
                changed = at;
            }
            if (well && inTrouble && !at.isBefore(changed.plus(SETTLES))) {
                inTrouble = false;
                // What was over before anybody was told of it is forgotten, unless it comes again and again.
                times = told == Standing.UP && times == 1 ? 0 : times;
            }
        }

        /** Nothing yet, or what is to be told. */
        List<Line> due(String kind, Instant at) {
            if (at.isBefore(mailed.plus(BETWEEN))) {
                return List.of();
            }
            if (!inTrouble) {
                return told == Standing.UP ? List.of() : List.of(line(kind, What.OVER));
            }
            boolean settled = !at.isBefore(since.plus(SETTLES)) && (now != Standing.UP || times > 1);
            if (told == Standing.UP) {
                return settled ? List.of(line(kind, What.BEGAN)) : List.of();
            }
            if (now.compareTo(told) > 0 && !at.isBefore(changed.plus(SETTLES))) {
                return List.of(line(kind, What.WORSE));
            }
            return at.isBefore(mailed.plus(AGAIN)) ? List.of() : List.of(line(kind, What.LASTS));
        }

        private Line line(String kind, What what) {
            return new Line(kind, what, says, since, times);
        }

        void told(What what, Instant at) {
            mailed = at;
            times = 0;
            told = what == What.OVER ? Standing.UP : now == Standing.UP ? Standing.DEGRADED : now;
        }
    }

    private final Map<String, Kind> kinds = new TreeMap<>();

    /** Takes in how everything stands now. */
    void look(Map<String, Reading> readings, Instant at) {
        readings.forEach((name, reading) ->
                kinds.computeIfAbsent(name, there -> new Kind()).look(reading, at));
    }

    /** What is to be told now, until it is {@link #told}. */
    List<Line> due(Instant at) {
        List<Line> due = new ArrayList<>();
        kinds.forEach((name, kind) -> due.addAll(kind.due(name, at)));
        return due;
    }

    void told(List<Line> lines, Instant at) {
        lines.forEach(line -> kinds.get(line.kind()).told(line.what(), at));
    }

    /** What was told, for after a restart: a hub that is started again and again must not write each time. */
    ObjectNode kept() {
        ObjectNode kept = Json.object();
        kinds.forEach((name, kind) -> {
            if (kind.mailed.isAfter(Instant.EPOCH)) {
                kept.putObject(name)
                        .put("told", kind.told.name())
                        .put("mailed", kind.mailed.toString())
                        .put("since", kind.since.toString())
                        .put("id", kind.says.indonesian())
                        .put("en", kind.says.english());
            }
        });
        return kept;
    }

    /** Goes on from what was kept; what cannot be read is as if it had not been told. */
    static AlertBook of(ObjectNode kept) {
        AlertBook book = new AlertBook();
        kept.properties().forEach(entry -> {
            try {
                Kind kind = new Kind();
                kind.told = Standing.valueOf(entry.getValue().path("told").asText());
                kind.mailed = Instant.parse(entry.getValue().path("mailed").asText());
                kind.since = Instant.parse(entry.getValue().path("since").asText());
                kind.says = new Phrase(
                        entry.getValue().path("id").asText(),
                        entry.getValue().path("en").asText());
                // Whether it lasts is seen at the first look; until it has been well for a while it is not over.
                kind.inTrouble = kind.told != Standing.UP;
                kind.now = kind.told;
                book.kinds.put(entry.getKey(), kind);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                book.kinds.remove(entry.getKey());
            }
        });
        return book;
    }
}
