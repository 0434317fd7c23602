package id.simpul.console.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Cookies;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.LogInForm;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Sealed;
import id.simpul.ledger.Json;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why nobody came in by a provider of identities; told by the log-in form, to which it goes in a cookie, so that neither a code nor a
 * name stands in an address.
 *
 * @param why by which its sentence is found
 * @param identity of the person, who may have to tell it; empty if that does not matter
 */
record Refusal(String why, String identity) {
    private static final String ABOUT = "refusal";

    /** What a browser was refused just before. */
    static Optional<Refusal> of(Visit visit, Keys keys) {
        return visit.cookie(Cookies.SAID)
                .flatMap(cookie -> opened(keys, cookie, ABOUT))
                .map(told -> new Refusal(
                        told.path("why").asText(), told.path("identity").asText()));
    }

    /** Back to the form. */
    Answer answer(Keys keys, String next) {
        return Answer.goTo("/login" + Links.query(Map.of("next", next)))
                .cookie(Cookies.SAID, sealed(keys, Json.object().put("why", why).put("identity", identity), ABOUT))
                .dropping(Cookies.SIGN_ON);
    }

    /** The form, with it. */
    Answer shown(String next) {
        Map<String, Object> model = new HashMap<>(LogInForm.model(next, "", "sso." + why, ""));
        model.put("identity", identity);
        return Answer.page("login", model).dropping(Cookies.SAID);
    }

    /** What only the hub can have put into a cookie. */
    static String sealed(Keys keys, ObjectNode content, String about) {
        byte[] sealed = keys.seal(Json.text(content).getBytes(UTF_8), about).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What {@link #sealed} has put in; nothing if it was made elsewhere or about something else. */
    static Optional<ObjectNode> opened(Keys keys, String cookie, String about) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie);
            return Optional.of(Json.parse(new String(keys.open(new Sealed(sealed), about), UTF_8)));
        } catch (IllegalArgumentException | IllegalStateException | NegativeArraySizeException forged) {
            return Optional.empty();
        }
    }
}
