package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.Console;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Setting;
import id.simpul.console.letter.JoinParts;
import id.simpul.console.letter.LetterParts;
import id.simpul.console.login.Entrance;
import id.simpul.console.login.SignOns;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.Role;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.Users;
import id.simpul.database.Database;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.mailbox.MailboxFeature;
import id.simpul.policy.Policy;
import id.simpul.rotation.RotationFeature;
import id.simpul.settings.Settings;
import id.simpul.signon.Provider;
import id.simpul.web.FrontDoor;
import id.simpul.web.PartnerDoor;
import id.simpul.web.server.HttpServers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes the console from the hub's parts: with connections of its own for what it reads, four, and two more for what it does. */
final class StaffConsole implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private static final String FIRST = "pengelola";
    private static final long NEWCOMERS_MILLIS = 5_000;

    private final Database database;
    private final Database letterDatabase;
    private final Console console;
    private final Entrance entrance;
    private final StaffHand hand;
    private volatile boolean closed;

    StaffConsole(HttpServers vertx, Settings settings, HttpDoors.Parts parts, PartnerDoor door, Newcomers newcomers) {
        Stores stores = parts.stores();
        Work work = parts.work();
        database = stores.database().forCallers("console", CONNECTIONS);
        letterDatabase = stores.database().forCallers("letters", CONNECTIONS);
        // Codes and sessions last as long as people wait, also where the hub's clock is set.
        InstantSource machine = Clock.systemUTC();
        Keys keys = new Keys(stores.home().secrets().get(Secrets.CONSOLE));
        Sessions sessions = new Sessions(database.jdbi(), machine);
        hand = work.hand();
        entrance = new Entrance(
                database, sessions, passwords(stores), keys, machine, stores.clock(), signOns(settings, machine));
        Setting setting = new Setting(
                settings.publicUrl(),
                () -> library(stores).name(),
                stores.policies().zone(),
                keys,
                sessions,
                settings.signOn());
        console = new Console(
                vertx,
                new Console.Parts(
                        setting,
                        entrance,
                        new Reads(database, stores.clock(), work.overview().lists()),
                        new Reads(
                                stores.database(),
                                stores.clock(),
                                work.overview().lists()),
                        new Hand(work.hand()),
                        work.overview()::today,
                        stores.clock(),
                        language -> parts.check().apply(Json.object().put("language", language.wire())),
                        Optional.ofNullable(StaffConsole.class.getPackage().getImplementationVersion())
                                .orElse("-"),
                        new Console.Rules(
                                stores.policies(),
                                stores.importedCalendars(),
                                work.features().documents(),
                                RotationFeature::regions),
                        new JoinParts(
                                new LetterParts(
                                        new Reads(
                                                letterDatabase,
                                                stores.clock(),
                                                work.overview().lists()),
                                        door,
                                        Mailing.confirmationLinks(settings, stores),
                                        MailboxFeature::said,
                                        stores.partners()::find,
                                        work.outbox(),
                                        () -> Mailing.sender(settings, stores),
                                        () -> stores.policies()
                                                .asOf(stores.clock().instant()),
                                        setting.words(),
                                        stores.clock()),
                                work.hand(),
                                made -> vertx.executeBlocking(
                                        () -> {
                                            newcomers.ask(made);
                                            return made;
                                        },
                                        false)),
                        new Console.Catalogues(
                                work.features().catalogues(),
                                Home.createPrivate(stores.home().catalogues().resolveSibling("incoming")))));
        seeToNewcomers(vertx, newcomers);
    }

    /** One look after the other, however long one takes; none once the door is closed. */
    private void seeToNewcomers(Vertx vertx, Newcomers newcomers) {
        vertx.setTimer(NEWCOMERS_MILLIS, over -> {
            if (!closed) {
                vertx.executeBlocking(
                                () -> {
                                    newcomers.settle();
                                    return over;
                                },
                                false)
                        .onComplete(done -> seeToNewcomers(vertx, newcomers));
            }
        });
    }

    private Optional<SignOns> signOns(Settings settings, InstantSource machine) {
        return settings.signOn()
                .map(signOn -> new SignOns(new Provider(signOn, machine), new SelfMadeUsers(signOn, hand, database)));
    }

    private static Policy.Library library(Stores stores) {
        return stores.policies().asOf(stores.clock().instant()).library();
    }

    private static Passwords passwords(Stores stores) {
        Policy.Library library = library(stores);
        return new Passwords(
                List.of(library.name(), library.place(), library.phone().orElse("")));
    }

    /**
     * Where the first administrator sets up, as long as nobody has: a new link at every start, the one before is void.
     *
     * @return the path, which is a secret; none once somebody can come in
     */
    Optional<String> firstLink() {
        boolean anybody = database.inTransaction(Users::isAnybodyIn);
        return anybody ? Optional.empty() : Optional.of(path(FIRST, "Pengelola", Role.ADMINISTRATOR, false));
    }

    /** A user who looks round, with a password and without a code. */
    void letLookRound(String user, String name, Role role, String password) {
        String path = path(user, name, role, true);
        entrance.setUpWithoutCode(path.substring(path.lastIndexOf('/') + 1), password);
    }

    private String path(String user, String name, Role role, boolean withoutCode) {
        boolean there = database.inTransaction(db -> Users.find(db, user)).isPresent();
        ObjectNode data = Json.object().put("user", user);
        if (!there) {
            data.put("name", name).put("role", role.wire()).put("withoutCode", withoutCode);
        }
        StaffAnswer answer = hand.perform(
                there ? RequestType.STAFF_USER_RESET : RequestType.STAFF_USER_ADD,
                new StaffCall(data, new Staff("Simpul", "./simpul run")));
        String link = answer.once().path("link").asText();
        if (link.isEmpty()) {
            throw new IllegalStateException("No link for the user " + user + ": " + answer.reasons());
        }
        return link.substring(link.indexOf("/setup/"));
    }

    FrontDoor.Pages pages() {
        return console.pages();
    }

    void mount(Router router) {
        console.mount(router);
    }

    /** Takes no more; what is in hand is answered. */
    void closeDoor() {
        closed = true;
        console.close();
    }

    @Override
    public void close() {
        closeDoor();
        letterDatabase.close();
        database.close();
    }
}
