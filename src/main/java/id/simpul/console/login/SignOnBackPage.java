package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Attempts;
import id.simpul.console.session.Identities;
import id.simpul.console.session.Identities.Found;
import id.simpul.console.session.KeptForms;
import id.simpul.console.session.Session.Stage;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.signon.Begun;
import id.simpul.signon.Identity;
import id.simpul.signon.Mismatch;
import id.simpul.signon.NotBelieved;
import id.simpul.signon.NotBelieved.Why;
import id.simpul.signon.ProviderAway;
import id.simpul.signon.SignOn;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the provider of identities sends a browser back to. Whatever comes of it, the address with its code is left at once. */
final class SignOnBackPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(SignOnBackPage.class);

    private final Entrance entrance;
    private final SignOns signOns;
    private final SignOn signOn;

    SignOnBackPage(Entrance entrance, SignOns signOns) {
        this.entrance = entrance;
        this.signOns = signOns;
        this.signOn = signOns.provider().setUp();
    }

    @Override
    public String address() {
        return SignOn.BACK;
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public Answer show(Visit visit) {
        Optional<Begun> begun = SignOnPage.begun(visit, entrance.keys());
        String next = begun.map(Begun::next).orElse("");
        if (entrance.isLocked(visit, SignOnPage.somebody(visit))) {
            return refused("locked", "", next);
        } else if (begun.filter(one -> isOfThisBrowser(one, visit)).isEmpty()) {
            LOG.warn("A single sign-on was refused: it came back to a browser that has begun none, too late, or twice");
            entrance.wrong(visit, SignOnPage.somebody(visit));
            return refused(Why.STALE.word(), "", next).late();
        }
        try {
            return in(visit, begun.get(), signOns.provider().end(begun.get(), visit.query()));
        } catch (NotBelieved e) {
            LOG.warn("A single sign-on was refused: {}", e.getMessage());
            if (e.why() == Why.CANCELLED) {
                return refused(e.why().word(), "", next);
            }
            entrance.wrong(visit, SignOnPage.somebody(visit));
            return refused(e.why().word(), "", next).late();
        } catch (ProviderAway | Mismatch e) {
            LOG.warn("The provider of identities cannot be used: {}", e.toString());
            return refused("away", "", next);
        }
    }

    private boolean isOfThisBrowser(Begun begun, Visit visit) {
        return signOns.provider().isOf(begun, visit.query())
                && entrance.database().inTransaction(db -> Identities.isFirst(db, begun.state(), entrance.now()));
    }

    private Answer refused(String why, String identity, String next) {
        return new Refusal(why, identity).answer(entrance.keys(), next);
    }

    private Answer in(Visit visit, Begun begun, Identity identity) {
        Optional<Found> found = find(identity);
        if (found.isEmpty() && isWelcome(identity)) {
            signOns.newcomers().accept(identity);
            found = find(identity);
        }
        if (found.isEmpty()) {
            entrance.wrong(visit, SignOnPage.somebody(visit));
            return refused("unknown", identity.value(), begun.next()).late();
        } else if (found.get().selfMade() && identity.role().isEmpty()) {
            return refused("role", "", begun.next());
        }
        User user = found.get().user();
        boolean asksCode = entrance.ways().codeAfterSignOn(user);
        if (asksCode && user.codeKey().isEmpty()) {
            return refused("unset", "", begun.next());
        }
        return entrance.database().inTransaction(db -> {
            Attempts.right(db, SignOnPage.somebody(visit), visit.caller().address());
            String next = isKept(db, begun, user) ? KeptPage.ADDRESS : begun.next();
            return (asksCode
                            ? askForCode(db, visit, user, next)
                            : entrance.letIn(db, visit, user, true, next, Optional.empty()))
                    .dropping(Cookies.SIGN_ON);
        });
    }

    /** Whether this user had typed something when the session ended; what somebody else had typed stays undone. */
    private boolean isKept(Handle db, Begun begun, User user) {
        boolean theirs = KeptForms.of(db, begun.state())
                .flatMap(form -> Kept.open(entrance.keys(), form))
                .filter(form -> form.user().equals(user.name()))
                .isPresent();
        if (theirs) {
            KeptForms.give(db, begun.state(), user.name());
        }
        return theirs;
    }

    private Optional<Found> find(Identity identity) {
        return entrance.database().inTransaction(db -> Identities.find(db, signOn, identity.value()));
    }

    /** Whose account was closed, or whose identity was taken from it, does not come back by another. */
    private boolean isWelcome(Identity identity) {
        return identity.role().isPresent()
                && !entrance.database().inTransaction(db -> Identities.isKnown(db, signOn, identity.value()));
    }

    private Answer askForCode(Handle db, Visit visit, User user, String next) {
        Sessions.Begun half = entrance.begin(db, visit, user, Stage.CODE, true);
        return Answer.goTo("/login/code" + Links.query(Map.of("next", next)))
                .cookie(Cookies.SESSION, half.cookie())
                .dropping(Cookies.BEFORE);
    }
}
