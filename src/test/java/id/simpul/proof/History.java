package id.simpul.proof;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What all clients did and were told, in a file, in the order in which it happened. */
final class History implements AutoCloseable {
    private final Path file;
    private final BufferedWriter writer;
    private final Consumer<Event> listener;

    /** @param listener hears all that is noted, in order */
    History(Path file, Consumer<Event> listener) {
        this.file = file;
        this.listener = listener;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void note(Event event) {
        try {
            writer.write(event.line());
            writer.newLine();
            listener.accept(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells all that was noted so far, in order. */
    synchronized <T> T tell(Function<Stream<Event>, T> to) {
        try {
            writer.flush();
            try (Stream<String> lines = Files.lines(file)) {
                return to.apply(lines.map(Event::parse));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
