package id.simpul.console.frame;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Passwords;
import id.simpul.console.session.Role;
import id.simpul.database.DatabaseTrouble;
import id.simpul.feature.Looks;
import id.simpul.feature.NotShown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered instead of a page: when there is none, when it may not be asked for so, and when its work fails. */
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    /** Does a page's work in the name of whoever looks, so that a look at a person leaves its trace. */
    static Answer guarded(Visit visit, Supplier<Answer> work) {
        Optional<Looks.Reader> reader = visit.session()
                .filter(session -> visit.may(Role.OPERATOR))
                .map(session -> new Looks.Reader(session.user().shown(), "console", ""));
        try {
            return Looks.by(reader, work);
        } catch (RuntimeException e) {
            return failed(visit, e);
        }
    }

    /** The page that tells of a status of HTTP. */
    static Answer error(int status) {
        return Answer.page(status, "error", Map.of("status", status, "code", "", "reasons", List.of()));
    }

    /** The same of what was too large, with what a page takes. */
    static Answer tooLarge(String most) {
        return Answer.page(413, "error", Map.of("status", 413, "code", "", "reasons", List.of(most)));
    }

    /** Tells its reader what may be told of what was thrown, and the log all of it. */
    static Answer failed(Visit visit, RuntimeException e) {
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
}
