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
import id.simpul.policy.CalendarFile;
import id.simpul.policy.CalendarText;
import id.simpul.policy.Calendars;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.ImportedCalendars.Origin;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes calendars of holidays and school breaks: all of a file, or with a mistake in it nothing. */
final class CalendarDesk implements Desk<CalendarDesk.Known> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CALENDAR_IMPORT);
    }

    /** One calendar at a time, since each gets the version after the last. */
    @Override
    public Known facts(Handle db, List<Request> requests) {
        db.execute("select pg_advisory_xact_lock(hashtext('calendars'))");
        return new Known(Calendars.of(CalendarImports.all(db)));
    }

    @Override
    public Decision decide(Request request, Known known, Policy policy, LocalDate today) {
        String source = request.data().path("source").asText().strip();
        if (source.isEmpty()) {
            return Refused.because(Reason.of(Code.SOURCE_NEEDED, "/data/source"));
        }
        Optional<LocalDate> published = Optional.ofNullable(
                        request.data().path("published").textValue())
                .map(LocalDate::parse);
        CalendarText imported = new CalendarText(
                request.data().path("file").asText(),
                request.time(),
                request.staff().orElseThrow().name(),
                ImportedCalendars.written(request.data().path("text").asText(), new Origin(source, published, today)));
        try {
            Calendar calendar = known.next(CalendarFile.parse(imported.file(), imported.text()));
            return new Decision.Accepted(
                    calendar.name(), CalendarLists.shown(calendar), List.of(new CalendarImported(imported)), List.of());
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

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                if (effect instanceof CalendarImported imported) {
                    CalendarImports.keep(db, imported.calendar());
                }
            }
        }
    }

    private record CalendarImported(CalendarText calendar) implements Effect {}

    /** The calendars there are. */
    record Known(Calendars calendars) implements Facts {
        /** A calendar as it is once it came after them. */
        Calendar next(Calendar calendar) {
            return calendar.numbered(calendars.latestVersion() + 1);
        }

        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }
}
