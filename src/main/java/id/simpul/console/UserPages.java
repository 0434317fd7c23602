package id.simpul.console;

import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.session.Role;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of users and of who is in: for administrators. */
final class UserPages {
    private UserPages() {}

    static List<Page> all(Reads reads) {
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
                .with(RequestType.STAFF_USER_BIND, "user", "user")
                .with(RequestType.STAFF_USER_UNBIND, "user", "user")
                .with(RequestType.STAFF_USER_END, "user", "user")
                .showing("session.list", "user", "")
                .telling((db, id, most) -> Events.latestOfSubject(db, id, most)));
        return pages;
    }
}
