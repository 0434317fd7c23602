package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.RecoveryCodes;
import id.simpul.console.session.Sealed;
import id.simpul.console.session.SecondFactor;
import id.simpul.console.session.Session.Stage;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Where a one-time link leads: its user chooses a password and, unless it was waived, a second factor. To look at it uses nothing up. */
final class SetUpPage implements Page {
    private static final String ISSUER = "Simpul";
    private static final String KEY = "key";

    private final Entrance entrance;

    SetUpPage(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String address() {
        return "/setup/:token";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public boolean acts() {
        return true;
    }

    /** What a second factor's key is sealed for. */
    static String about(User user) {
        return "second factor of " + user.name();
    }

    private User user(Visit visit) {
        return entrance.database()
                .inTransaction(db -> Users.ofLink(db, visit.place("token"), entrance.now()))
                .filter(entrance.ways()::setUp)
                .orElseThrow(NoPage::new);
    }

    @Override
    public Answer show(Visit visit) {
        User user = user(visit);
        return form(200, user, entrance.keys().seal(SecondFactor.newKey(), about(user)), List.of());
    }

    private Answer form(int status, User user, Sealed key, List<String> wrong) {
        byte[] open = entrance.keys().open(key, about(user));
        Map<String, Object> model = new HashMap<>();
        model.put("name", user.name());
        model.put("shown", user.shown());
        model.put("asksCode", user.needsCode());
        model.put("asksPassword", entrance.ways().password(user));
        model.put("wrong", wrong);
        model.put(KEY, Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes()));
        model.put("typed", SecondFactor.typed(open).replaceAll("(.{4})(?=.)", "$1 "));
        model.put("picture", Picture.of(SecondFactor.address(user.name(), ISSUER, open)));
        return Answer.page(status, "setup", model);
    }

    @Override
    public Answer act(Visit visit) {
        User user = user(visit);
        Sealed key = new Sealed(Base64.getUrlDecoder().decode(visit.field(KEY)));
        byte[] open = entrance.keys().open(key, about(user));
        boolean asksPassword = entrance.ways().password(user);
        String password = visit.field("password");
        List<String> wrong = new ArrayList<>();
        if (asksPassword) {
            entrance.passwords()
                    .fault(password, user.name(), user.shown())
                    .ifPresent(fault -> wrong.add("password." + fault.name().toLowerCase(java.util.Locale.ROOT)));
            if (!password.equals(visit.field("again"))) {
                wrong.add("password.differs");
            }
        }
        OptionalLong step = SecondFactor.step(open, visit.field("code"), entrance.now());
        if (user.needsCode() && step.isEmpty()) {
            wrong.add("code.wrong");
        }
        if (!wrong.isEmpty()) {
            return form(422, user, key, wrong);
        }
        Optional<String> hash = asksPassword ? Optional.of(entrance.passwords().hash(password)) : Optional.empty();
        return entrance.database()
                .inTransaction(db ->
                        setUp(db, visit, user, hash, step.isPresent() ? Optional.of(key) : Optional.empty(), step));
    }

    private Answer setUp(
            Handle db, Visit visit, User user, Optional<String> hash, Optional<Sealed> key, OptionalLong step) {
        if (!Users.useLink(db, visit.place("token"))) {
            throw new NoPage();
        }
        hash.ifPresent(one -> Users.setPassword(db, user.name(), one));
        Sessions.endAll(db, user.name(), "", entrance.now());
        List<String> codes = List.of();
        if (user.needsCode()) {
            Users.setCodeKey(db, user.name(), key.orElseThrow());
            Users.takeStep(db, user.name(), step.getAsLong());
            codes = RecoveryCodes.renew(db, user.name());
        }
        Answer answer = codes.isEmpty() ? Answer.goTo("/") : Answer.page("recovery", Map.of("codes", codes));
        if (hash.isEmpty()) {
            // The provider has not said yet who it is.
            return answer;
        }
        Sessions.Begun begun = entrance.begin(db, visit, user, Stage.OPEN, false);
        return answer.cookie(Cookies.SESSION, begun.cookie()).dropping(Cookies.BEFORE);
    }
}
