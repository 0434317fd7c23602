package id.simpul.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.MailDelivery;
import id.simpul.health.AlertBook.Line;
import id.simpul.health.Reading.Figure;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator by mail what the hub sees wrong with itself. It needs neither database nor broker nor outbox, any of which may be what is
 * broken; while mail itself is, it waits and says so among the indicators.
 */
public final class Alerts implements AutoCloseable {
    /** The indicator of alerts themselves; nobody could be told of it by mail. */
    static final String NAME = "alerts";

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final List<String> addresses;
    private final AlertMail writing;
    private final MailDelivery post;
    private final Path file;
    private final InstantSource clock;
    private final AlertBook book;
    private final Semaphore ending = new Semaphore(0);
    private Optional<Running> running = Optional.empty();
    private Instant notBefore = Instant.EPOCH;
    private volatile Optional<String> failure = Optional.empty();
    private final LongAdder sent = new LongAdder();

    private record Running(Workers workers, Worker worker) {}

    /**
     * @param addresses who is told; nobody if there is none
     * @param file what was told already, for the next start
     * @param clock of the machine: what befalls the hub does not wait for a clock that is set
     */
    Alerts(List<String> addresses, AlertMail writing, MailDelivery post, Path file, InstantSource clock) {
        this.addresses = List.copyOf(addresses);
        this.writing = writing;
        this.post = post;
        this.file = file;
        this.clock = clock;
        this.book = AlertBook.of(read(file));
    }

    /**
     * @param place what the hub's links begin with
     * @param file what was told already, for the next start
     */
    public static Alerts to(List<String> addresses, String place, ZoneId zone, MailDelivery post, Path file) {
        return new Alerts(addresses, new AlertMail(place, zone), post, file, Clock.systemUTC());
    }

    private static ObjectNode read(Path file) {
        try {
            return Files.exists(file) ? Json.parse(Files.readString(file)) : Json.object();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("What was told to the operator before cannot be read from {}; it is told again", file);
            return Json.object();
        }
    }

    /** Looks every few seconds from now on, if there is somebody to tell. */
    public void begin(Workers workers, Supplier<Map<String, Reading>> readings) {
        if (!addresses.isEmpty()) {
            running = Optional.of(new Running(workers, workers.begin(NAME, () -> {
                while (!ending.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    look(readings.get());
                }
            })));
        }
    }

    void look(Map<String, Reading> readings) {
        Instant now = clock.instant();
        Map<String, Reading> others = new TreeMap<>(readings);
        others.remove(NAME);
        // That the database is away is told once, not once for each that asks it.
        others.values().removeIf(Reading.UNKNOWN::equals);
        book.look(others, now);
        List<Line> due = book.due(now);
        if (!due.isEmpty() && !now.isBefore(notBefore) && isSent(due, now)) {
            book.told(due, now);
            keep();
        }
    }

    private boolean isSent(List<Line> due, Instant now) {
        try {
            for (String address : addresses) {
                post.send(writing.of(due, address));
            }
            sent.increment();
            failure = Optional.empty();
            return true;
        } catch (MessagingException | RuntimeException e) {
            LOG.warn(
                    "The operator could not be told of trouble; it is tried again in {} minutes",
                    TRY_AGAIN.toMinutes(),
                    e);
            failure = Optional.of(String.valueOf(e.getMessage()));
            notBefore = now.plus(TRY_AGAIN);
            return false;
        }
    }

    /** Where the disk is full it is kept in memory alone. */
    private void keep() {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, Json.text(book.kept()));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("What was told to the operator could not be kept in {}: {}", file, e.toString());
        }
    }

    /** Who is told. */
    public List<String> addresses() {
        return addresses;
    }

    /**
     * Sends a mail to each address at once.
     *
     * @return why one could not be sent, if so
     */
    public Optional<Phrase> test() {
        try {
            for (String address : addresses) {
                post.send(writing.test(address));
            }
            failure = Optional.empty();
            return Optional.empty();
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("The mail that tries alerts could not be sent", e);
            return Optional.of(new Phrase(
                    "Surel percobaan tidak terkirim: " + e.getMessage()
                            + "; ./simpul check menyebut apa yang salah dengan server surel.",
                    "The test could not be sent: " + e.getMessage()
                            + "; ./simpul check says what is wrong with the mail server."));
        }
    }

    Reading standing() {
        Reading reading = failure.map(why -> Reading.degraded(
                        "gangguan tidak dapat diberitahukan lewat surel (" + why + "); dicoba lagi",
                        "nobody could be told of trouble by mail (" + why + "); it is tried again"))
                .orElseGet(Reading::up);
        return reading.with(Figure.of("alerts.sent", sent.sum()), Figure.of("alerts.addresses", addresses.size()));
    }

    @Override
    public void close() {
        running.ifPresent(one -> one.worker().end());
        ending.release();
        running.ifPresent(one -> one.workers().end(List.of(one.worker()), STOP));
    }
}
