package id.simpul.hub.backup;

import id.simpul.backup.About;
import id.simpul.backup.Content;
import id.simpul.backup.Manifest;
import id.simpul.backup.Summing;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.database.Snapshot;
import id.simpul.database.Snapshot.Migrated;
import id.simpul.database.TableColumns;
import id.simpul.database.TableLoad;
import id.simpul.hub.Home;
import id.simpul.hub.Secrets;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Home, database and broker while they are filled from a backup, part by part in the order in which it was written. */
final class RestoredStores implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Home home;
    private final About about;
    private final Database database;
    private final Map<String, TableColumns> tables;
    private final TableLoad load;
    private final RestoredQueues queues;
    private final Map<String, Long> sequences = new HashMap<>();
    private boolean whole;

    RestoredStores(Settings settings, Home home, About about) {
        this.home = home;
        this.about = about;
        try {
            database = opened(database(settings));
            opened(database.lease());
            database.requireEmpty();
            queues = opened(new RestoredQueues(settings, home, database));
            opened(() -> takeBack(settings.externalDatabase().isPresent()));
            database.migrateAsBefore(about.migrations().stream()
                    .map(one -> new Migrated(one.version(), one.checksum()))
                    .toList());
            tables = tables();
            load = opened(database.load());
        } catch (RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(RuntimeException why) {
        try {
            close();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** What is not in the home, and so does not go with it. */
    private void takeBack(boolean tablesElsewhere) {
        if (whole) {
            return;
        }
        try {
            queues.takeBack();
        } finally {
            if (tablesElsewhere) {
                database.takeBackTables();
            }
        }
    }

    private Database database(Settings settings) {
        if (settings.externalDatabase().isPresent()) {
            Account account = settings.externalDatabase().get();
            return Database.reach(
                    account.url(),
                    account.user().orElse(""),
                    account.password().map(Secret::value).orElse(""));
        }
        return opened(EmbeddedDatabase.start(
                        home.database(),
                        0,
                        home.secrets().get(Secrets.DATABASE_ADMIN),
                        home.secrets().get(Secrets.DATABASE)))
                .reach();
    }

    private Map<String, TableColumns> tables() {
        try (Snapshot empty = database.snapshot()) {
            return empty.tables().stream().collect(Collectors.toMap(TableColumns::name, Function.identity()));
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Puts a part where it belongs. */
    void take(String part, InputStream content) throws IOException {
        if (Content.isTable(part)) {
            load.fill(table(part), content);
        } else if (part.equals(Content.SEQUENCES)) {
            Json.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .properties()
                    .forEach(place ->
                            sequences.put(place.getKey(), place.getValue().asLong()));
        } else if (part.startsWith(Content.HOME)) {
            HomeFiles.write(home.directory(), part.substring(Content.HOME.length()), content);
        } else if (part.equals(Content.REQUESTS)) {
            queues.requests(content);
        } else if (part.equals(Content.ANSWERS)) {
            // What they answer and tell of must be there to be compared with.
            load.commit(sequences);
            queues.answers(content);
        }
    }

    private TableColumns table(String part) {
        TableColumns table = tables.get(Content.tableOf(part));
        if (table == null) {
            throw new IllegalStateException("The backup has a table that its migrations do not make: " + part);
        }
        return table;
    }

    /**
     * Compares what is there now with what the backup says, then brings the tables up to date.
     *
     * @return what is not as it should be
     */
    List<Phrase> finish(Manifest manifest, Path file) {
        List<Phrase> findings = new ArrayList<>(differences(manifest));
        database.migrate();
        // Nothing of before belongs to it: not the broker that was left behind, either.
        database.useTransaction(db -> db.execute("update installation set id = gen_random_uuid(), counter = 0"));
        // The file that is restored beside it counts, also if it was edited after the hub had read it.
        database.useTransaction(db -> db.execute("delete from policy_file"));
        database.useTransaction(db -> db.createUpdate("""
                        insert into recoveries (cut_at, restored_at, file) values (:cut, :now, :file)
                        """)
                .bind("cut", about.cutAt())
                .bind("now", Instant.now())
                .bind("file", file.getFileName().toString())
                .execute());
        findings.addAll(new LedgerCheck(database, home.scans()).findings());
        whole = true;
        return findings;
    }

    private List<Phrase> differences(Manifest manifest) {
        List<Phrase> findings = new ArrayList<>();
        try (Snapshot now = database.snapshot()) {
            for (Manifest.Entry entry : manifest.entries()) {
                if (Content.isTable(entry.name())) {
                    Summing sum = new Summing();
                    long rows = now.copy(table(entry.name()), sum);
                    if (rows != entry.count().orElse(-1L) || !sum.sha256().equals(entry.sha256())) {
                        String name = Content.tableOf(entry.name());
                        findings.add(new Phrase(
                                "Tabel " + name + " tidak sama dengan yang dicadangkan.",
                                "The table " + name + " is not the same as the one that was backed up."));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    long dropped() {
        return queues.dropped();
    }

    @Override
    public void close() {
        Optional<Exception> first = Optional.empty();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        first.ifPresent(e -> {
            throw new IllegalStateException("What was restored could not be closed in order", e);
        });
    }
}
