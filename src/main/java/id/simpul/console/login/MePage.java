package id.simpul.console.login;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.RecoveryCodes;
import id.simpul.console.session.Session;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One's own page: password, codes on paper, and where one is in. */
final class MePage implements Page {
    private final Entrance entrance;

    MePage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return "/me";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return page(200, visit, "", List.of());
    }

    private Answer page(int status, Visit visit, String said, List<String> codes) {
        User user = visit.user();
        String here = visit.session().orElseThrow().id();
        Map<String, Object> model = new HashMap<>();
        model.put("shown", user.shown());
        model.put("name", user.name());
        model.put(
                "role", PageWords.capital(visit.words().word("role", user.role().wire())));
        boolean hasPassword = user.password().isPresent() && entrance.ways().password(user);
        model.put("hasPassword", hasPassword);
        model.put("asksCode", hasPassword && user.needsCode());
        model.put("said", said);
        model.put("wrong", status != 200);
        model.put("codes", codes);
        entrance.database().useTransaction(db -> {
            model.put("left", RecoveryCodes.left(db, user.name()));
            model.put(
                    "sessions",
                    Sessions.open(db, Optional.of(user.name()), entrance.now()).stream()
                            .map(one -> Map.<String, Object>of(
                                    "id", one.id(),
                                    "agent", one.agent(),
                                    "began", visit.words().time(one.began()),
                                    "seen", visit.words().time(one.seen()),
                                    "here", one.id().equals(here)))
                            .toList());
        });
        return Answer.page(status, "me", model);
    }

    /** Each of them asks for the password again, but the end of another session. */
    @Override
    public Answer act(Visit visit) {
        Session session = visit.session().orElseThrow();
        if (visit.field("do").equals("end")) {
            entrance.database()
                    .useTransaction(db -> Sessions.endAll(db, session.user().name(), session.id(), entrance.now()));
            return page(200, visit, "ended", List.of());
        } else if (entrance.isLocked(visit, session.user().name())) {
            return page(429, visit, "locked", List.of());
        } else if (!entrance.passwords()
                .isRight(visit.field("old"), session.user().password())) {
            entrance.wrong(visit, session.user().name());
            return page(422, visit, "old", List.of()).late();
        }
        return visit.field("do").equals("codes") ? codes(visit, session) : password(visit, session);
    }

    private Answer codes(Visit visit, Session session) {
        List<String> codes = entrance.database()
                .inTransaction(db -> RecoveryCodes.renew(db, session.user().name()));
        return page(200, visit, "codes", codes);
    }

    /** A new password ends all other sessions. */
    private Answer password(Visit visit, Session session) {
        User user = session.user();
        Optional<Passwords.Fault> fault =
                entrance.passwords().fault(visit.field("password"), user.name(), user.shown());
        if (fault.isPresent()) {
            return page(422, visit, fault.get().name().toLowerCase(Locale.ROOT), List.of());
        } else if (!visit.field("password").equals(visit.field("again"))) {
            return page(422, visit, "differs", List.of());
        }
        String hash = entrance.passwords().hash(visit.field("password"));
        entrance.database().useTransaction(db -> {
            Users.setPassword(db, user.name(), hash);
            Sessions.endAll(db, user.name(), session.id(), entrance.now());
        });
        return page(200, visit, "changed", List.of());
    }
}
