package id.simpul.hub;

import id.simpul.console.Console;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Setting;
import id.simpul.console.login.Entrance;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.Sessions;
import id.simpul.database.Database;
import id.simpul.ledger.Json;
import id.simpul.policy.Policy;
import id.simpul.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes the console from the hub's parts: with connections of its own for what it reads, four, and two more for what it does. */
final class StaffConsole implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final Database database;
    private final Console console;

    StaffConsole(Vertx vertx, Settings settings, HttpDoors.Parts parts) {
        Stores stores = parts.stores();
        Work work = parts.work();
        database = stores.database().forCallers("console", CONNECTIONS);
        // Codes and sessions last as long as people wait, also where the hub's clock is set.
        InstantSource machine = Clock.systemUTC();
        Keys keys = new Keys(stores.home().secrets().get(Secrets.CONSOLE));
        Sessions sessions = new Sessions(database.jdbi(), machine);
        console = new Console(
                vertx,
                new Console.Parts(
                        new Setting(
                                settings.publicUrl(),
                                () -> library(stores).name(),
                                stores.policies().zone(),
                                keys,
                                sessions),
                        new Entrance(database, sessions, passwords(stores), keys, machine),
                        new Reads(database, work.lists()),
                        new Hand(work.hand()),
                        work::today,
                        stores.clock(),
                        language -> parts.check().apply(Json.object().put("language", language.wire())),
                        Optional.ofNullable(StaffConsole.class.getPackage().getImplementationVersion())
                                .orElse("-")));
    }

    private static Policy.Library library(Stores stores) {
        return stores.policies().asOf(stores.clock().instant()).library();
    }

    private static Passwords passwords(Stores stores) {
        Policy.Library library = library(stores);
        return new Passwords(List.of(library.name(), library.place(), library.phone().orElse("")));
    }

    void mount(Router router) {
        console.mount(router);
    }

    /** Takes no more; what is in hand is answered. */
    void closeDoor() {
        console.close();
    }

    @Override
    public void close() {
        closeDoor();
        database.close();
    }
}
