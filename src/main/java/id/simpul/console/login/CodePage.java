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
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The code of the second factor, or one of those kept on paper. */
public final class CodePage implements Page {
    private final Entrance entrance;

    public CodePage(Entrance entrance) {
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
        String address = visit.caller().address();
        return entrance.database().inTransaction(db -> {
            boolean locked = Attempts.locked(db, user.name(), address, entrance.now()).isPresent();
            if (!locked && isRight(db, user, visit.field("code"))) {
                Attempts.right(db, user.name(), address);
                return entrance.letIn(
                        db, visit, user, visit.field("next"), Kept.open(entrance.keys(), visit.field("kept")));
            }
            Attempts.wrong(db, user.name(), address, entrance.now());
            return Answer.page(
                            locked ? 429 : 422, "code", model(visit.field("next"), visit.field("kept"), true))
                    .late();
        });
    }

    private boolean isRight(Handle db, User user, String code) {
        if (code.strip().length() > 6 && !code.strip().matches("[\\d ]+")) {
            return RecoveryCodes.use(db, user.name(), code);
        }
        return user.codeKey()
                .map(sealed -> entrance.keys().open(sealed, SetUpPage.about(user)))
                .map(key -> SecondFactor.step(key, code, entrance.now()))
                .filter(OptionalLong::isPresent)
                .filter(step -> Users.takeStep(db, user.name(), step.getAsLong()))
                .isPresent();
    }
}
