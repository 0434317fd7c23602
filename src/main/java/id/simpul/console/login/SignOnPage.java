package id.simpul.console.login;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Kept;
import id.simpul.console.frame.LogInForm;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.KeptForms;
import id.simpul.console.session.Keys;
import id.simpul.ledger.Json;
import id.simpul.signon.Begun;
import id.simpul.signon.Mismatch;
import id.simpul.signon.ProviderAway;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a browser to the provider of identities. It keeps nothing: what was begun goes with the browser, sealed. It is a link and no
 * form, since a form may lead nowhere else ({@code form-action}).
 */
final class SignOnPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(SignOnPage.class);
    private static final String ABOUT = "sign-on";
    /** Cookies have room for no more. */
    private static final int LONGEST_NEXT = 1000;

    private final Entrance entrance;
    private final SignOns signOns;

    SignOnPage(Entrance entrance, SignOns signOns) {
        this.entrance = entrance;
        this.signOns = signOns;
    }

    @Override
    public String address() {
        return "/login/sso";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    /** Whom a refusal is counted against of whom no more is known than whence the call came. */
    static String somebody(Visit visit) {
        return "sign-on from " + visit.caller().address();
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return sent(visit, visit.asked("next").orElse(""), "");
    }

    /** With a form that was sent too late. It is kept here meanwhile, and the way there is a link on a further page. */
    @Override
    public Answer act(Visit visit) {
        String kept = visit.field("kept");
        return sent(visit, visit.field("next"), Kept.open(entrance.keys(), kept).isPresent() ? kept : "");
    }

    private Answer sent(Visit visit, String wanted, String kept) {
        String next = wanted.length() <= LONGEST_NEXT ? wanted : "";
        if (entrance.isLocked(visit, somebody(visit))) {
            return new Refusal("locked", "").answer(entrance.keys(), next);
        }
        Begun begun = signOns.provider().begin(next);
        try {
            String there = signOns.provider()
                    .address(begun, visit.words().language().wire())
                    .toString();
            if (!kept.isEmpty()) {
                entrance.database().useTransaction(db -> KeptForms.keep(db, begun.state(), kept, entrance.now()));
            }
            return (visit.form().isEmpty() ? Answer.goTo(there) : Answer.page("there", Map.of("there", there)))
                    .cookie(Cookies.SIGN_ON, sealed(entrance.keys(), begun));
        } catch (ProviderAway | Mismatch e) {
            LOG.warn("The provider of identities cannot be used: {}", e.toString());
            return kept.isEmpty()
                    ? new Refusal("away", "").answer(entrance.keys(), next)
                    : Answer.page("login", LogInForm.model(next, kept, "sso.away", ""));
        }
    }

    private static String sealed(Keys keys, Begun begun) {
        return Refusal.sealed(
                keys,
                Json.object()
                        .put("state", begun.state())
                        .put("nonce", begun.nonce())
                        .put("verifier", begun.verifier())
                        .put("next", begun.next())
                        .put("at", begun.at().toString()),
                ABOUT);
    }

    /** What the browser has begun, if it has. */
    static Optional<Begun> begun(Visit visit, Keys keys) {
        return visit.cookie(Cookies.SIGN_ON)
                .flatMap(cookie -> Refusal.opened(keys, cookie, ABOUT))
                .map(told -> new Begun(
                        told.path("state").asText(),
                        told.path("nonce").asText(),
                        told.path("verifier").asText(),
                        told.path("next").asText(),
                        Instant.parse(told.path("at").asText())));
    }
}
