package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Attempts;
import id.simpul.console.session.RecoveryCodes;
import id.simpul.console.session.SecondFactor;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The code of the second factor, or one of those kept on paper. */
final class CodePage implements Page {
    private final Entrance entrance;

    CodePage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return "/login/code";
    }

    @Override
    public Access access() {
        return Access.HALF;
    }

    @Override
    public boolean acts() {
        return true;
    }

    static Map<String, Object> model(String next, String kept, boolean wrong) {
        return Map.of("next", next, "kept", kept, "wrong", wrong);
    }

    @Override
    public Answer show(Visit visit) {
        return visit.session().orElseThrow().isOpen()
                ? Answer.goTo("/")
                : Answer.page("code", model(visit.asked("next").orElse(""), "", false));
    }

    @Override
    public Answer act(Visit visit) {
        User user = visit.user();
        Optional<Answer> in = entrance.isLocked(visit, user.name())
                ? Optional.empty()
                : entrance.database().inTransaction(db -> in(db, visit, user));
        return in.orElseGet(() -> {
            entrance.wrong(visit, user.name());
            return Answer.page(422, "code", model(visit.field("next"), visit.field("kept"), true))
                    .late();
        });
    }

    private Optional<Answer> in(Handle db, Visit visit, User user) {
        if (!isRight(db, user, visit.field("code"))) {
            return Optional.empty();
        }
        Attempts.right(db, user.name(), visit.caller().address());
        Optional<Kept> kept = Kept.open(entrance.keys(), visit.field("kept"));
        return Optional.of(
                entrance.letIn(db, visit, user, visit.session().orElseThrow().signedOn(), visit.field("next"), kept));
    }

    private boolean isRight(Handle db, User user, String code) {
        if (code.strip().length() > 6 && !code.strip().matches("[\\d ]+")) {
            return RecoveryCodes.use(db, user.name(), code);
        }
        return user.codeKey()
                .map(closed -> entrance.keys().open(closed, SetUpPage.about(user)))
                .map(key -> SecondFactor.step(key, code, entrance.now()))
                .filter(OptionalLong::isPresent)
                .filter(step -> Users.takeStep(db, user.name(), step.getAsLong()))
                .isPresent();
    }
}
