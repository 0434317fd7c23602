package id.simpul.administration;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.policy.Calendar;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.CalendarFolder.Origin;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes calendars of holidays and school breaks: all of a file, or with a mistake in it nothing. */
final class CalendarDesk implements Desk<CalendarDesk.Nothing> {
    private final CalendarFolder calendars;

    public CalendarDesk(CalendarFolder calendars) {
        this.calendars = calendars;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CALENDAR_IMPORT);
    }

    /** One calendar at a time, since each gets the version after the last. */
    @Override
    public Nothing facts(Handle db, List<Request> requests) {
        db.execute("select pg_advisory_xact_lock(hashtext('calendars'))");
        return new Nothing();
    }

    @Override
    public Decision decide(Request request, Nothing facts, Policy policy, LocalDate today) {
        String source = request.data().path("source").asText().strip();
        if (source.isEmpty()) {
            return Refused.because(Reason.of(Code.SOURCE_NEEDED, "/data/source"));
        }
        Optional<LocalDate> published = Optional.ofNullable(
                        request.data().path("published").textValue())
                .map(LocalDate::parse);
        CalendarImported imported = new CalendarImported(
                request.data().path("file").asText(),
                request.data().path("text").asText(),
                new Origin(source, published, today));
        try {
            Calendar calendar = calendars.check(imported.file(), imported.text(), imported.origin());
            return new Decision.Accepted(calendar.name(), CalendarLists.shown(calendar), List.of(imported), List.of());
        } catch (PolicyMistakes e) {
            return new Refused(
                    Json.object(),
                    e.mistakes().stream().map(CalendarDesk::reason).toList());
        }
    }

    private static Reason reason(Mistake mistake) {
        return Reason.of(
                Code.FILE_MISTAKE,
                "/data/text",
                new Phrase(mistake.sentence(Language.ID), mistake.sentence(Language.EN)));
    }

    /** The file is kept last of all: a calendar is in force with it. */
    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                if (effect instanceof CalendarImported imported) {
                    calendars.take(imported.file(), imported.text(), imported.origin());
                }
            }
        }
    }

    private record CalendarImported(String file, String text, Origin origin) implements Effect {}

    /** The calendars in force are asked themselves. */
    record Nothing() implements Facts {
        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }
}
