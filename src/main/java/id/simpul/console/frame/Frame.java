package id.simpul.console.frame;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.Role;
import id.simpul.console.session.Session;
import id.simpul.database.DatabaseTrouble;
import id.simpul.feature.Looks;
import id.simpul.feature.NotShown;
import id.simpul.partner.Language;
import id.simpul.signon.SignOn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls: who may, which page, in which words, and what is said when it fails. It knows no HTTP server. */
final class Frame {
    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
    private static final String LOGIN = "/login";
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private final Site site;
    private final Setting setting;
    private final Porter porter;
    private final Templates templates;
    private final Map<Language, PageWords> words;

    /** What came in, before it is known who it is. */
    record Call(
            boolean post,
            String path,
            String query,
            Map<String, List<String>> form,
            Optional<String> token,
            boolean elsewhere,
            Visit.Caller caller,
            Visit.Files files) {
        /** Without files. */
        Call(
                boolean post,
                String path,
                String query,
                Map<String, List<String>> form,
                Optional<String> token,
                boolean elsewhere,
                Visit.Caller caller) {
            this(post, path, query, form, token, elsewhere, caller, Visit.Files.NONE);
        }
    }

    /** What goes out: an answer, and its page if it is one. */
    record Reply(Answer answer, Optional<String> html, boolean inSession) {}

    Frame(Site site, Setting setting, Templates templates) {
        this.site = site;
        this.setting = setting;
        this.porter = new Porter(setting);
        this.templates = templates;
        this.words = setting.words();
    }

    Reply answer(Call call) {
        Visit nobody = visit(call, Map.of(), Optional.empty());
        try {
            if (isLetter(call.path())) {
                return letter(call);
            }
            Optional<Session> session = porter.session(call.caller());
            return shown(visit(call, Map.of(), session), answer(call, session));
        } catch (RuntimeException e) {
            // The database, or the template of the page.
            return shown(nobody, failed(nobody, e));
        }
    }

    /** Whether a page is there that is opened from letters. */
    boolean isLetter(String path) {
        return site.find(path).filter(found -> found.page().access().letter()).isPresent();
    }

    /** Without session and cookie: what is in its address is all that its reader has, and goes nowhere from here. */
    private Reply letter(Call call) {
        Site.Found found = site.find(call.path()).orElseThrow();
        Visit visit = visit(call, found.places(), Optional.empty());
        Answer answer = call.post() && call.elsewhere()
                ? error(403)
                : guarded(
                        visit,
                        () -> call.post()
                                ? found.page().act(visit)
                                : found.page().show(visit));
        answer.with("Referrer-Policy", "no-referrer").with("Content-Security-Policy", LETTER_POLICY);
        if (answer.template().isEmpty()) {
            return new Reply(answer, Optional.empty(), false);
        }
        Map<String, Object> model = new HashMap<>(answer.model());
        model.putIfAbsent("words", visit.words());
        model.put("library", setting.library().get());
        String template = answer.template().get().equals("error")
                ? "letter-error"
                : answer.template().get();
        return new Reply(answer, Optional.of(templates.html(template, model)), false);
    }

    /** What a call is answered whose file need not be read, as its sender may not come here. */
    Optional<Reply> turnedAway(Call call) {
        Visit nobody = visit(call, Map.of(), Optional.empty());
        try {
            Optional<Session> session = porter.session(call.caller());
            Access access =
                    site.find(call.path()).orElseThrow(NoPage::new).page().access();
            if (access.isMissing(session)) {
                return Optional.of(shown(visit(call, Map.of(), session), goToLogIn(call, session)));
            }
            return access.allows(session) && !call.elsewhere()
                    ? Optional.empty()
                    : Optional.of(shown(visit(call, Map.of(), session), error(404)));
        } catch (RuntimeException e) {
            return Optional.of(shown(nobody, failed(nobody, e)));
        }
    }

    /** The file is larger than the page takes. */
    Reply tooLarge(Call call) {
        Visit visit = visit(call, Map.of(), porter.session(call.caller()));
        return shown(visit, error(413));
    }

    private Answer answer(Call call, Optional<Session> session) {
        Optional<Site.Found> found = site.find(call.path());
        if (found.isEmpty()) {
            return error(404);
        }
        Page page = found.get().page();
        Visit visit = visit(call, found.get().places(), session);
        if (page.access().isMissing(session)) {
            return call.post() && !call.elsewhere() ? logInFirst(call, visit) : goToLogIn(call, session);
        } else if (!page.access().allows(session)) {
            return error(404);
        } else if (!call.post()) {
            return guarded(visit, () -> page.show(visit));
        } else if (!page.acts()) {
            return error(405).with("Allow", "GET, HEAD");
        } else if (call.elsewhere() || !porter.isOurs(visit, call.token())) {
            return error(403);
        }
        return again(visit, guarded(visit, () -> page.act(visit)));
    }

    private Answer guarded(Visit visit, java.util.function.Supplier<Answer> work) {
        Optional<Looks.Reader> reader = visit.session()
                .filter(session -> visit.may(Role.OPERATOR))
                .map(session -> new Looks.Reader(session.user().shown(), "console", ""));
        try {
            return Looks.by(reader, work);
        } catch (RuntimeException e) {
            return failed(visit, e);
        }
    }

    private static Answer goToLogIn(Call call, Optional<Session> session) {
        String next = call.path().equals("/") || call.post() ? "" : call.path() + call.query();
        return Answer.goTo((session.isPresent() ? "/login/code" : LOGIN) + Links.query(Map.of("next", next)));
    }

    /** What was typed is not lost because the session ended meanwhile. */
    private Answer logInFirst(Call call, Visit visit) {
        Optional<Kept> kept = porter.kept(visit, call.path() + call.query());
        return kept.map(form -> Answer.page(
                        401, "login", LogInForm.model("", form.sealed(setting.keys()), "kept", form.user())))
                .orElseGet(() -> goToLogIn(call, visit.session()));
    }

    /** Does a kept form now that its sender is in. */
    private Answer again(Visit visit, Answer answer) {
        if (answer.again().isEmpty()) {
            return answer;
        }
        Answer.Again again = answer.again().get();
        Kept kept = again.kept();
        String[] address = kept.path().split("\\?", 2);
        Call call = new Call(
                true,
                address[0],
                address.length == 2 ? "?" + address[1] : "",
                kept.form(),
                Optional.empty(),
                false,
                visit.caller());
        Optional<Session> session = setting.sessions().of(again.cookie());
        Answer done = site.find(call.path())
                .filter(found -> found.page().acts() && found.page().access().allows(session))
                .map(found -> guarded(visit, () -> found.page().act(visit(call, found.places(), session))))
                .orElseGet(() -> error(404));
        answer.cookies().forEach(cookie -> done.cookie(cookie.name(), cookie.value()));
        return done;
    }

    private Visit visit(Call call, Map<String, String> places, Optional<Session> session) {
        return new Visit(
                call.path(),
                places,
                Links.read(call.query()),
                call.form(),
                session,
                words(call),
                call.caller(),
                call.files());
    }

    private PageWords words(Call call) {
        String wanted = Optional.ofNullable(Links.read(call.query()).get("lang"))
                .or(() -> Porter.cookie(call.caller(), Cookies.LANGUAGE))
                .orElse("id");
        return words.get(wanted.equals("en") ? Language.EN : Language.ID);
    }

    static Answer error(int status) {
        return Answer.page(status, "error", Map.of("status", status, "code", "", "reasons", List.of()));
    }

    private static Answer failed(Visit visit, RuntimeException e) {
        if (e instanceof NoPage) {
            return error(404);
        } else if (e instanceof NotShown not) {
            List<String> reasons = not.reasons().stream()
                    .map(reason -> reason.message(visit.words().language()))
                    .toList();
            return Answer.page(404, "error", Map.of("status", 404, "code", "", "reasons", reasons));
        } else if (e instanceof Passwords.Busy || DatabaseTrouble.isTransient(e)) {
            LOG.warn("A page of the console was too busy: {}", e.toString());
            return error(503).with("Retry-After", "5");
        }
        String code =
                Keys.token().replaceAll("[^A-Za-z0-9]", "").substring(0, 6).toUpperCase(Locale.ROOT);
        // Without its address, which may name a person.
        LOG.error("A page of the console failed; its reader was told the code {}", code, e);
        return Answer.page(500, "error", Map.of("status", 500, "code", code, "reasons", List.of()));
    }

    /** Whoever has no session and is shown a form gets what shows that the form came from here. */
    private Reply shown(Visit visit, Answer answer) {
        if (answer.template().isEmpty()) {
            return new Reply(answer, Optional.empty(), visit.session().isPresent());
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
        return new Reply(
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
