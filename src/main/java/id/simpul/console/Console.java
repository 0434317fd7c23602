package id.simpul.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.ActPage;
import id.simpul.console.frame.Door;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Setting;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.login.CodePage;
import id.simpul.console.login.Entrance;
import id.simpul.console.login.LogInPage;
import id.simpul.console.login.LogOutPage;
import id.simpul.console.login.MePage;
import id.simpul.console.login.SetUpPage;
import id.simpul.console.session.Role;
import id.simpul.console.session.Sessions;
import id.simpul.console.system.SystemPage;
import id.simpul.console.today.TodayPage;
import id.simpul.feature.Today;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The staff console: all its pages, at the hub's web server. */
public final class Console implements AutoCloseable {
    private static final long SWEEP_MILLIS = 600_000;

    private final Door door;

    /**
     * What it stands on.
     *
     * @param setting of the frame
     * @param entrance of the pages of coming in
     * @param reads the lists of the features
     * @param hand through which it acts
     * @param today what the features ask of staff
     * @param clock what the hub takes the time to be
     * @param check what {@code ./simpul check} says, in a language
     */
    public record Parts(
            Setting setting,
            Entrance entrance,
            Reads reads,
            Hand hand,
            Function<Today.Asked, Today> today,
            Clock clock,
            Function<Language, List<ObjectNode>> check,
            String version) {}

    public Console(Vertx vertx, Parts parts) {
        door = new Door(vertx, parts.setting(), pages(parts));
        Sessions sessions = parts.setting().sessions();
        vertx.setPeriodic(
                SWEEP_MILLIS,
                every -> vertx.executeBlocking(
                        () -> {
                            sessions.sweep();
                            return true;
                        },
                        false));
    }

    /** Every page there is; see the package for how to add one. */
    private static List<Page> pages(Parts parts) {
        Set<String> addresses = new HashSet<>();
        List<Page> pages = new ArrayList<>(List.of(
                new LogInPage(parts.entrance()),
                new CodePage(parts.entrance()),
                new SetUpPage(parts.entrance()),
                new LogOutPage(parts.entrance()),
                new MePage(parts.entrance()),
                new ActPage(parts.hand()),
                new TodayPage(parts.reads(), parts.today(), parts.clock(), addresses::contains),
                new SystemPage(parts.check(), parts.version())));
        pages.addAll(new CooperationPages(parts.reads(), parts.hand(), parts.clock()).all());
        pages.addAll(users(parts.reads()));
        pages.addAll(RotationPages.all(parts));
        pages.forEach(page -> addresses.add(page.address()));
        return pages;
    }

    /** Of users and of who is in: for administrators. */
    private static List<Page> users(Reads reads) {
        ListPage list = ListPage.at("/users", "user.list", reads)
                .forRole(Role.ADMINISTRATOR)
                .leadingTo("/users/:user")
                .with(RequestType.STAFF_USER_ADD);
        ListPage sessions = ListPage.at("/sessions", "session.list", reads)
                .forRole(Role.ADMINISTRATOR)
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_SESSION_END,
                        Map.of("session", row.path("session").asText()),
                        "/sessions")));
        List<Page> pages = new ArrayList<>(list.all());
        pages.addAll(sessions.all());
        pages.add(ThingPage.at("/users/:user", "user.list", "user", reads, list)
                .with(RequestType.STAFF_USER_ROLE, "user", "user")
                .with(RequestType.STAFF_USER_RESET, "user", "user")
                .with(RequestType.STAFF_USER_END, "user", "user")
                .showing("session.list", "user", "")
                .telling((db, id, most) -> Events.latestOfSubject(db, id, most)));
        return pages;
    }

    /** Puts it onto the router that Camel has made. */
    public void mount(Router router) {
        door.mount(router);
    }

    @Override
    public void close() {
        door.close();
    }
}
