package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.LogInForm;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Attempts;
import id.simpul.console.session.Session.Stage;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Name and password. Whether the name or the password was wrong is not told, and takes the same time. */
final class LogInPage implements Page {
    private final Entrance entrance;

    LogInPage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return "/login";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        String next = visit.asked("next").orElse("");
        return Refusal.of(visit, entrance.keys())
                .map(refusal -> refusal.shown(next))
                .orElseGet(() -> Answer.page("login", LogInForm.model(next, "", "", "")));
    }

    @Override
    public Answer act(Visit visit) {
        String name = visit.field("name").strip().toLowerCase(Locale.ROOT);
        if (entrance.isLocked(visit, name)) {
            return again(429, visit, "locked").with("Retry-After", "60");
        }
        Optional<User> user = entrance.database().inTransaction(db -> Users.find(db, name));
        boolean right = entrance.passwords().isRight(visit.field("password"), user.flatMap(User::password));
        Optional<User> known = user.filter(User::isSetUp).filter(one -> right).filter(entrance.ways()::password);
        if (known.isEmpty()) {
            entrance.wrong(visit, name);
            return again(422, visit, "wrong").late();
        }
        return known.get().needsCode() ? askForCode(visit, known.get()) : letIn(visit, known.get());
    }

    private Answer again(int status, Visit visit, String why) {
        return Answer.page(
                status, "login", LogInForm.model(visit.field("next"), visit.field("kept"), why, visit.field("name")));
    }

    private Answer letIn(Visit visit, User user) {
        Optional<Kept> kept = Kept.open(entrance.keys(), visit.field("kept"));
        return entrance.database().inTransaction(db -> {
            Attempts.right(db, user.name(), visit.caller().address());
            return entrance.letIn(db, visit, user, false, visit.field("next"), kept);
        });
    }

    private Answer askForCode(Visit visit, User user) {
        Sessions.Begun begun =
                entrance.database().inTransaction(db -> entrance.begin(db, visit, user, Stage.CODE, false));
        Map<String, Object> model = new HashMap<>(CodePage.model(visit.field("next"), visit.field("kept"), false));
        model.put("csrf", begun.csrf());
        return Answer.page("code", model)
                .cookie(Cookies.SESSION, begun.cookie())
                .dropping(Cookies.BEFORE);
    }
}
