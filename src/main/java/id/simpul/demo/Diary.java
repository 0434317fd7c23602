package id.simpul.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is to happen when; whatever happens may write more into it. */
final class Diary {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private int written;

    private record Entry(LocalDateTime at, int number, Runnable step) {}

    /** Steps of the same hour happen in the order in which they were written down. */
    void on(LocalDate day, int hour, Runnable step) {
        entries.add(new Entry(day.atTime(hour, 0), written++, step));
    }

    /**
     * Lives through it.
     *
     * @param clock told the time before each step
     */
    void live(Consumer<LocalDateTime> clock) {
        while (!entries.isEmpty()) {
            Entry next = entries.poll();
            clock.accept(next.at());
            next.step().run();
        }
    }
}
