package id.simpul.intake;

import id.simpul.delivery.Outbox;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the decisions of a round leave behind beside their effects: their history, and the promise to tell of them. Of a round in which
 * everything was accepted without a word and nothing else happened, the rows of the requests are history enough.
 */
final class Aftermath {
    private final List<Decided> decided;
    private final boolean quiet;

    private Aftermath(List<Decided> decided, boolean quiet) {
        this.decided = decided;
        this.quiet = quiet;
    }

    static Aftermath of(List<Decided> decided) {
        return new Aftermath(decided, decided.stream().allMatch(Aftermath::isQuiet));
    }

    /** Of a decision on a request that waited: that has a line of its own in any case, since the row tells how the request began. */
    static Aftermath ofLate(Decided decided) {
        return new Aftermath(List.of(decided), false);
    }

    /** Whether the history has no line of its own for these decisions. */
    boolean isQuiet() {
        return quiet;
    }

    private static boolean isQuiet(Decided one) {
        return one.decision() instanceof Decision.Accepted
                && one.decision().reasons().isEmpty()
                && one.request().staff().isEmpty()
                && tellsNothing(one.decision().effects());
    }

    private static boolean tellsNothing(List<Effect> effects) {
        for (Effect effect : effects) {
            if (!effect.events().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void write(Handle db, Outbox outbox, Instant now) {
        if (!quiet) {
            Events.append(db, history(), now);
        }
        outbox.promise(db, notices(), now);
        Conclusions.write(db, decided, outbox);
    }

    private List<Event> history() {
        List<Event> events = new ArrayList<>();
        for (Decided one : decided) {
            events.add(Event.of(one));
            one.decision().effects().forEach(effect -> effect.events()
                    .forEach(
                            event -> events.add(ofWhoAsked(event, one.request()) ? event.from(one.request()) : event)));
        }
        return events;
    }

    /** What it does to others was not begun by a request of theirs. */
    private static boolean ofWhoAsked(Event event, Request request) {
        return event.request().isEmpty() && event.partner().equals(request.askedAs());
    }

    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Decided one : decided) {
            one.decision()
                    .notices()
                    .forEach(notice ->
                            notices.add(isToWhoAsked(notice, one.request()) ? notice.from(one.request()) : notice));
        }
        return notices;
    }

    /** Who asked is told which request began it; what staff do was begun by none of the partner's. */
    private static boolean isToWhoAsked(Notice notice, Request request) {
        return notice.request().isEmpty()
                && !request.type().isStaffAct()
                && notice.to().equals(List.of(request.partner()));
    }
}
