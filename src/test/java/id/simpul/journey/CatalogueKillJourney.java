package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.source.Exports;
import id.simpul.command.RunningHub;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marc4j.marc.Record;

/** The hub is killed amid a catalogue that comes in, again and again: nothing is half done, nothing is taken twice. */
class CatalogueKillJourney {
    private static final int BOOKS = 6_000;
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private WholeHub settings;
    private Jdbi database;

    @Test
    void a_hub_killed_amid_looking_and_amid_taking_goes_on_and_has_each_copy_once() throws Exception {
        settings = WholeHub.withDatabase(directory);
        Map<String, String> environment = settings.environment();
        database = Jdbi.create(
                environment.get("SIMPUL_DB_URL"),
                environment.get("SIMPUL_DB_USER"),
                environment.get("SIMPUL_DB_PASSWORD"));
        String id;
        try (ChildHub hub = ChildHub.started(settings)) {
            hub.add("library", "library");
            id = look();
            await().atMost(SOON).until(() -> !state(id).equals("waiting"));
            hub.kill();
        }
        assertThat(count("items")).isZero();
        try (Handle halt = haltAt(1_000);
                ChildHub hub = ChildHub.started(settings)) {
            await().atMost(SOON).until(() -> state(id).equals("looked"));
            assertThat(number(id, "new")).isEqualTo(BOOKS);
            ask("catalogue.import", Json.object().put("import", id));
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> taken() > 300);
            hub.kill();
            assertThat(halt.isClosed()).isFalse();
        }
        int after = taken();
        assertThat(after).isBetween(300, BOOKS - 1);
        assertThat(halfDone()).isZero();
        try (Handle halt = haltAt(4_000);
                ChildHub hub = ChildHub.started(settings)) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> taken() > after + 1_000);
            hub.kill();
            assertThat(halt.isClosed()).isFalse();
        }
        assertThat(taken()).isBetween(after + 1_000, BOOKS - 1);
        assertThat(halfDone()).isZero();

        try (WholeHub hub = settings.start()) {
            await().atMost(SOON).until(() -> state(id).equals("done"));
            assertThat(number(id, "position")).isEqualTo(BOOKS);
            assertThat(number(id, "taken")).isEqualTo(BOOKS);
            assertThat(number(id, "refused") + number(id, "failed")).isZero();
            assertThat(count("items")).isEqualTo(BOOKS);
            assertThat(taken()).isEqualTo(BOOKS);
            assertThat(count("titles")).isEqualTo(BOOKS);
            assertThat(halfDone()).isZero();
            assertThat(hub.deadLetters()).isEmpty();
            await().atMost(SOON).until(() -> hub.hub().messaging().broker().waiting("requests.library") == 0);
        }
    }

    /** Nobody can note from now on that the import is so far, and so it goes no further, until what is returned is closed. */
    private Handle haltAt(int position) {
        Handle db = database.open();
        db.execute("""
                create or replace function halt() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock(4711);
                    return new;
                end $$
                """);
        db.execute(
                "create or replace trigger halt before update on catalogue_imports for each row when (new.position >= "
                        + position + ") execute function halt()");
        db.execute("select pg_advisory_lock(4711)");
        return db;
    }

    /** Copies without the request that brought them, and requests that were accepted without their copy. */
    private int halfDone() {
        return one("""
                select (select count(*) from requests r where r.partner = 'library' and r.status = 'accepted')
                     - (select count(*) from items)
                """);
    }

    private int taken() {
        return one("select count(*) from requests where partner = 'library' and type = 'catalogue.item'");
    }

    private int count(String table) {
        return one("select count(*) from " + table);
    }

    private int number(String id, String what) {
        return ask("catalogue.imports", Json.object().put("import", id))
                .path(what)
                .asInt();
    }

    private int one(String sql) {
        return database.withHandle(
                db -> db.createQuery(sql).mapTo(Integer.class).one());
    }

    private String state(String id) {
        return database.withHandle(db -> db.createQuery("select state from catalogue_imports where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private ObjectNode ask(String act, ObjectNode data) {
        return new RunningHub(settings.home())
                .ask(act, data, "Sari", "a journey")
                .get(0);
    }

    private String look() {
        List<Record> records = new ArrayList<>();
        for (int book = 0; book < BOOKS; book++) {
            records.add(Exports.book("Cerita " + book, "Contoh, Ibu", "", String.format("%05d", book)));
        }
        ObjectNode kept = ask(
                "catalogue.upload",
                Json.object()
                        .put("upload", UUID.randomUUID().toString())
                        .put("name", "besar.mrc")
                        .put("at", 0)
                        .put("last", true)
                        .put("bytes", Base64.getEncoder().encodeToString(Exports.marc(records))));
        ObjectNode asked = Json.object();
        asked.withArray("/files").add(kept);
        return ask("catalogue.look", asked).path("import").asText();
    }
}
