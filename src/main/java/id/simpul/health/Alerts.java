package id.simpul.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.Mail;
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
import java.util.function.Function;
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
    private volatile Sending last = new Sending(true, Optional.empty());
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

    /** To each by itself: one address that is wrong keeps nobody else from what is told, nor has it told again and again. */
    private boolean isSent(List<Line> due, Instant now) {
        last = send(address -> writing.of(due, address));
        if (last.taken()) {
            sent.increment();
        } else {
            LOG.warn(
                    "The operator could not be told of trouble; it is tried again in {} minutes",
                    TRY_AGAIN.toMinutes());
            notBefore = now.plus(TRY_AGAIN);
        }
        return last.taken();
    }

    /**
     * What came of a mail to each address.
     *
     * @param taken whether one was taken
     * @param failure why one was not
     */
    private record Sending(boolean taken, Optional<String> failure) {}

    private Sending send(Function<String, Mail> mail) {
        boolean taken = false;
        Optional<String> failed = Optional.empty();
        for (String address : addresses) {
            try {
                post.send(mail.apply(address));
                taken = true;
            } catch (MessagingException | RuntimeException e) {
                LOG.warn(
                        "A mail to address {} of SIMPUL_ALERTS_TO could not be sent",
                        addresses.indexOf(address) + 1,
                        e);
                failed = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return new Sending(taken, failed);
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
        Sending sending = send(writing::test);
        if (sending.failure().isEmpty()) {
            last = sending;
        }
        return sending.failure()
                .map(why -> new Phrase(
                        "Surel percobaan tidak terkirim: " + why
                                + "; ./simpul check menyebut apa yang salah dengan server surel.",
                        "The test could not be sent: " + why
                                + "; ./simpul check says what is wrong with the mail server."));
    }

    Reading standing() {
        Reading reading = last.failure().map(this::degraded).orElseGet(Reading::up);
        return reading.with(Figure.of("alerts.sent", sent.sum()), Figure.of("alerts.addresses", addresses.size()));
    }

    private Reading degraded(String why) {
        return last.taken()
                ? Reading.degraded(
                        "tidak semua alamat dapat diberi tahu tentang gangguan lewat surel (" + why + ")",
                        "not every address could be told of trouble by mail (" + why + ")")
                : Reading.degraded(
                        "gangguan tidak dapat diberitahukan lewat surel (" + why + "); dicoba lagi",
                        "nobody could be told of trouble by mail (" + why + "); it is tried again");
    }

    @Override
    public void close() {
        running.ifPresent(one -> one.worker().end());
        ending.release();
        running.ifPresent(one -> one.workers().end(List.of(one.worker()), STOP));
    }
}
