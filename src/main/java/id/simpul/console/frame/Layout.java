package id.simpul.console.frame;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Session;
import id.simpul.partner.Language;
import id.simpul.signon.SignOn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lays answers into the page around them: the menu, who is in, the other language, the token of the forms. */
final class Layout {
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private final Site site;
    private final Setting setting;
    private final Porter porter;
    private final Templates templates;

    Layout(Site site, Setting setting, Porter porter, Templates templates) {
        this.site = site;
        this.setting = setting;
        this.porter = porter;
        this.templates = templates;
    }

    /** A page that was opened from a letter: without session and menu, and nothing of its address goes elsewhere. */
    Frame.Reply letter(Visit visit, Answer answer) {
        answer.with("Referrer-Policy", "no-referrer").with("Content-Security-Policy", LETTER_POLICY);
        if (answer.template().isEmpty()) {
            return new Frame.Reply(answer, Optional.empty(), false);
        }
        Map<String, Object> model = new HashMap<>(answer.model());
        model.putIfAbsent("words", visit.words());
        model.put("library", setting.library().get());
        String template = answer.template().get().equals("error")
                ? "letter-error"
                : answer.template().get();
        return new Frame.Reply(answer, Optional.of(templates.html(template, model)), false);
    }

    /** Whoever has no session and is shown a form gets what shows that the form came from here. */
    Frame.Reply shown(Visit visit, Answer answer) {
        if (answer.template().isEmpty()) {
            return new Frame.Reply(answer, Optional.empty(), visit.session().isPresent());
        }
        Map<String, Object> model = new HashMap<>(answer.model());
        model.computeIfAbsent("csrf", none -> token(visit, answer));
        model.put("words", visit.words());
        model.put("path", visit.path());
        model.put("library", setting.library().get());
        model.put("signOn", setting.signOn().map(SignOn::name).orElse(""));
        model.put("only", setting.signOn().filter(SignOn::only).isPresent());
        model.put(
                "user",
                visit.session()
                        .filter(Session::isOpen)
                        .map(one -> one.user().shown())
                        .orElse(""));
        model.put("menu", Menu.shown(site.pages(), visit));
        model.put("thumb", Menu.thumb(site.pages(), visit));
        model.put("other", visit.words().language() == Language.ID ? "en" : "id");
        model.put("here", visit.path() + Links.query(visit.query()));
        return new Frame.Reply(
                answer,
                Optional.of(templates.html(answer.template().get(), model)),
                visit.session().isPresent());
    }

    private String token(Visit visit, Answer answer) {
        String token = porter.token(visit);
        if (!token.isEmpty()) {
            return token;
        }
        String before = Keys.token();
        answer.cookie(Cookies.BEFORE, before);
        return setting.keys().sign(before);
    }
}
