package id.simpul.feature;

import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a day asks of staff, and how things stand: the first page and the mail of the morning say it alike.
 *
 * @param tasks what somebody should do, the most pressing first
 * @param figures how much there is of something
 * @param entries what happens on the days to come
 * @param charts numbers day by day
 * @param steps what a library does first, in this order, until all is done
 */
public record Today(List<Task> tasks, List<Figure> figures, List<Entry> entries, List<Chart> charts, List<Step> steps) {
    public static final Today NOTHING = new Today(List.of(), List.of(), List.of());

    public Today {
        tasks = List.copyOf(tasks);
        figures = List.copyOf(figures);
        entries = List.copyOf(entries);
        charts = List.copyOf(charts);
        steps = List.copyOf(steps);
    }

    /** One without charts. */
    public Today(List<Task> tasks, List<Figure> figures, List<Entry> entries) {
        this(tasks, figures, entries, List.of(), List.of());
    }

    /** One of a library that has begun. */
    public Today(List<Task> tasks, List<Figure> figures, List<Entry> entries, List<Chart> charts) {
        this(tasks, figures, entries, charts, List.of());
    }

    /** That of a library that is to begin so. */
    public static Today beginning(List<Step> steps) {
        return new Today(List.of(), List.of(), List.of(), List.of(), steps);
    }

    /** What it is asked by: the database, and which day it is. */
    public record Asked(Handle db, LocalDate day) {}

    /** How pressing something is. */
    public enum Level {
        /** Something does not go on without staff. */
        MUST,
        /** It waits for their decision. */
        DECIDE,
        /** When there is time. */
        MAY
    }

    /**
     * Something to do.
     *
     * @param says what it is, in a few words
     * @param more why, or since when
     * @param does what the button says
     * @param address where it is done on the console
     */
    public record Task(Level level, Phrase says, Phrase more, Phrase does, String address) {}

    /**
     * A number, with what it counts.
     *
     * @param value as such, or in words
     */
    public record Figure(Phrase title, Phrase value, Phrase more, String address) {}

    /**
     * One of the first steps.
     *
     * @param name by which it is worded
     * @param done as the hub sees it by itself
     */
    public record Step(String name, boolean done) {}

    /** Something on a day. */
    public record Entry(LocalDate day, Phrase what, String who, String state, String address) {}

    /**
     * How many there were, or will be, day by day.
     *
     * @param none what is said instead if all numbers are 0
     * @param counted what is counted: one thing, or two side by side
     * @param days in their order, without gaps
     */
    public record Chart(Phrase title, Phrase none, List<Phrase> counted, List<Day> days) {
        public Chart {
            counted = List.copyOf(counted);
            days = List.copyOf(days);
        }
    }

    /**
     * The numbers of a day, one for each thing counted.
     *
     * @param address where those of this day are to be seen
     */
    public record Day(LocalDate day, List<Long> numbers, String address) {
        public Day {
            numbers = List.copyOf(numbers);
        }
    }

    /** Of all features together; the most pressing first. */
    public static Today all(Collection<Today> parts) {
        List<Task> tasks = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<Chart> charts = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        parts.forEach(part -> {
            tasks.addAll(part.tasks());
            figures.addAll(part.figures());
            entries.addAll(part.entries());
            charts.addAll(part.charts());
            steps.addAll(part.steps());
        });
        tasks.sort(java.util.Comparator.comparing(Task::level));
        entries.sort(java.util.Comparator.comparing(Entry::day));
        return new Today(tasks, figures, entries, charts, steps);
    }
}
