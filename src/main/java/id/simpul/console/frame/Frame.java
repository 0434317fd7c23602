package id.simpul.console.frame;

import id.simpul.console.session.Session;
import id.simpul.partner.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers calls: who may, which page, in which words, and what is said when it fails. It knows no HTTP server. */
final class Frame {
    private static final String LOGIN = "/login";

    private final Site site;
    private final Setting setting;
    private final Porter porter;
    private final Layout layout;
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
        this.layout = new Layout(site, setting, porter, templates);
        this.words = setting.words();
    }

    Reply answer(Call call) {
        Visit nobody = visit(call, Map.of(), Optional.empty());
        try {
            if (isLetter(call.path())) {
                return letter(call);
            }
            Optional<Session> session = porter.session(call.caller());
            return layout.shown(visit(call, Map.of(), session), answer(call, session));
        } catch (RuntimeException e) {
            // The database, or the template of the page.
            return layout.shown(nobody, ErrorAnswers.failed(nobody, e));
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
                ? ErrorAnswers.error(403)
                : ErrorAnswers.guarded(
                        visit,
                        () -> call.post()
                                ? found.page().act(visit)
                                : found.page().show(visit));
        return layout.letter(visit, answer);
    }

    /** What a call is answered whose file need not be read, as its sender may not come here. */
    Optional<Reply> turnedAway(Call call) {
        Visit nobody = visit(call, Map.of(), Optional.empty());
        try {
            Optional<Session> session = porter.session(call.caller());
            Access access =
                    site.find(call.path()).orElseThrow(NoPage::new).page().access();
            if (access.isMissing(session)) {
                return Optional.of(layout.shown(visit(call, Map.of(), session), goToLogIn(call, session)));
            }
            return access.allows(session) && !call.elsewhere()
                    ? Optional.empty()
                    : Optional.of(layout.shown(visit(call, Map.of(), session), ErrorAnswers.error(404)));
        } catch (RuntimeException e) {
            return Optional.of(layout.shown(nobody, ErrorAnswers.failed(nobody, e)));
        }
    }

    /** What is told of a call that could not be read to its end. */
    Reply unread(Call call, int status) {
        Visit nobody = visit(call, Map.of(), Optional.empty());
        if (isLetter(call.path())) {
            return layout.letter(nobody, ErrorAnswers.error(status));
        }
        Answer answer =
                status == 413 ? ErrorAnswers.tooLarge(most(call.path(), nobody.words())) : ErrorAnswers.error(status);
        try {
            return layout.shown(visit(call, Map.of(), porter.session(call.caller())), answer);
        } catch (RuntimeException e) {
            return layout.shown(nobody, ErrorAnswers.failed(nobody, e));
        }
    }

    private String most(String path, PageWords words) {
        long file = site.longestFile(path);
        return file > 0
                ? words.get("error.413.file", file >> 20)
                : words.get("error.413.form", Site.longestForm(path) >> 10);
    }

    private Answer answer(Call call, Optional<Session> session) {
        Optional<Site.Found> found = site.find(call.path());
        if (found.isEmpty()) {
            return ErrorAnswers.error(404);
        }
        Page page = found.get().page();
        Visit visit = visit(call, found.get().places(), session);
        if (page.access().isMissing(session)) {
            return call.post() && !call.elsewhere() ? logInFirst(call, visit) : goToLogIn(call, session);
        } else if (!page.access().allows(session)) {
            return ErrorAnswers.error(404);
        } else if (!call.post()) {
            return ErrorAnswers.guarded(visit, () -> page.show(visit));
        } else if (!page.acts()) {
            return ErrorAnswers.error(405).with("Allow", "GET, HEAD");
        } else if (call.elsewhere() || !porter.isOurs(visit, call.token())) {
            return ErrorAnswers.error(403);
        }
        return again(visit, ErrorAnswers.guarded(visit, () -> page.act(visit)));
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
                .map(found -> ErrorAnswers.guarded(visit, () -> found.page().act(visit(call, found.places(), session))))
                .orElseGet(() -> ErrorAnswers.error(404));
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
}
