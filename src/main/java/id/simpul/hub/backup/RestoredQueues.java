package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.ExternalBroker;
import id.simpul.broker.HubConnection;
import id.simpul.broker.Limits;
import id.simpul.broker.QueueCopies;
import id.simpul.broker.StoredMessage;
import id.simpul.database.Database;
import id.simpul.hub.Home;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The broker while messages of a backup are put into it; nobody is let in meanwhile. */
final class RestoredQueues implements AutoCloseable {
    private static final long MUCH = 1L << 40;
    /** What was taken once is not refused for being too much. */
    private static final Limits ALL = Limits.DEFAULT.with(new Limits.Shares(MUCH, MUCH, MUCH, MUCH, MUCH, MUCH));

    private final Broker broker;
    private final boolean elsewhere;
    private final QueueCopies copies;
    private final Told told;
    private final Set<PartnerId> declared = new HashSet<>();
    private long dropped;

    RestoredQueues(Settings settings, Home home, Database database) {
        this.told = new Told(database);
        this.elsewhere = settings.externalBroker().isPresent();
        this.broker =
                settings.externalBroker().<Broker>map(RestoredQueues::elsewhere).orElseGet(() -> here(home));
        try {
            copies = QueueCopies.of(broker);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static Broker here(Home home) {
        EmbeddedBroker broker = EmbeddedBroker.begin(
                new BrokerSettings("127.0.0.1", Map.of(), home.broker(), Optional.empty(), ALL),
                user -> Optional.empty());
        broker.keepArrivals();
        return broker;
    }

    private static Broker elsewhere(Account account) {
        ExternalBroker broker = ExternalBroker.connect(
                new HubConnection(
                        account.url(),
                        account.user().orElse(""),
                        account.password().map(Secret::value).orElse("")),
                Limits.DEFAULT,
                user -> Optional.empty());
        try {
            broker.firstWaiting().ifPresent(RestoredQueues::refuse);
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static void refuse(PartnerId partner) {
        throw new BackupFailed(new Phrase(
                "Broker di tempat lain itu masih menyimpan pesan " + partner
                        + "; kosongkan dahulu, atau pakai broker yang baru.",
                "The broker elsewhere still holds messages of " + partner + "; empty it first, or use a new one."));
    }

    void requests(InputStream lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            put(StoredMessage.of(line));
        }
        copies.finish();
    }

    /** Those that the database knows and whose sending it takes for done; the others it sends by itself, or knows nothing of. */
    void answers(InputStream lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            StoredMessage message = StoredMessage.of(line);
            if (told.isDone(message)) {
                put(message);
            } else {
                dropped++;
            }
        }
        copies.finish();
    }

    private void put(StoredMessage message) {
        Addresses.partnerOf(message.queue())
                .filter(partner -> !declared.contains(partner))
                .ifPresent(this::declare);
        copies.write(message);
    }

    /** Only now is the partner shut out of a broker elsewhere; what it sent until then is kept, whatever comes of this. */
    private void declare(PartnerId partner) {
        broker.addPartner(partner);
        if (elsewhere && Addresses.of(partner).stream().anyMatch(queue -> broker.waiting(queue) > 0)) {
            refuse(partner);
        }
        declared.add(partner);
    }

    /** Leaves nothing in a broker elsewhere of what was put into it; these queues were empty. */
    void takeBack() {
        if (elsewhere) {
            declared.forEach(partner -> broker.removePartner(partner, Broker.Waiting.DISCARD));
        }
    }

    long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        copies.close();
        broker.close();
    }
}
