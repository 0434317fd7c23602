package id.simpul.intake;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of messages on which the hub failed: one line each, and where it failed once for each place. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int PLACES = 1_000;

    private final Set<String> told = Collections.synchronizedSet(new LinkedHashSet<>());

    /** Sets it aside, to be looked at by staff. */
    Case blame(Case one, AttemptFailed failed) {
        Throwable cause = failed.getCause();
        Object trace = isNew(cause) ? withoutWords(cause) : "";
        LOG.error(
                "A request of {} ({}) is set aside: {}",
                one.incoming().partner(),
                one.request().map(Request::type).map(RequestType::wire).orElse("of no known type"),
                failed.reason(),
                trace);
        return one.failed(failed.reason());
    }

    /** Notes that messages of several partners failed together, which is looked into at once. */
    static void together(int messages, AttemptFailed failed) {
        LOG.info("{} requests could not be decided together and are taken apart: {}", messages, failed.reason());
    }

    /** What an exception says may repeat what the message says. */
    private static Throwable withoutWords(Throwable thrown) {
        Throwable bare = new Throwable(
                thrown.getClass().getName(),
                Optional.ofNullable(thrown.getCause())
                        .map(Failures::withoutWords)
                        .orElse(null));
        bare.setStackTrace(thrown.getStackTrace());
        return bare;
    }

    private boolean isNew(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        String place = cause.getClass().getName() + (frames.length == 0 ? "" : frames[0]);
        if (told.size() >= PLACES) {
            told.clear();
        }
        return told.add(place);
    }
}
