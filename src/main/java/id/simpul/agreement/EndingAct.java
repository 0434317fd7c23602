package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.Turn;
import id.simpul.agreement.Agreement.Reminders;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells the parties of an agreement in time that it ends, and proposes its renewal with what it has brought (R25). */
record EndingAct(CooperationFigures figures) implements PartChore.Act {
    @Override
    public Deed on(Handle db, Turn turn) {
        LocalDate on = turn.day();
        List<String> ids = turn.ids();
        Policy policy = turn.policy();
        Set<String> succeeded = new HashSet<>(Agreements.succeeded(db, ids));
        List<Agreement> reminded = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        // One that was moved since it was found is told of on its own day.
        for (Agreement agreement : dueOn(on, Agreements.locked(db, ids))) {
            LocalDate ends = agreement.term().to();
            boolean isSucceeded = succeeded.contains(agreement.id());
            Optional<LocalDate> next = ReminderDays.next(ends, on, policy);
            // After a downtime the next one may be due as well: it takes the place of this one, and proposes the
            // renewal.
            Optional<LocalDate> toldNext = next.map(turn.working());
            boolean isOvertaken =
                    toldNext.filter(day -> !day.isAfter(turn.today())).isPresent();
            boolean renews = !isSucceeded
                    && !isOvertaken
                    && !agreement.reminders().renewalProposed()
                    && ReminderDays.isTimeToRenew(ends, on, policy);
            if (!isSucceeded) {
                notices(db, agreement, turn.today(), renews).forEach(notice -> notices.add(notice.untilNext(toldNext)));
            }
            reminded.add(agreement.reminded(
                    new Reminders(next, renews || agreement.reminders().renewalProposed())));
        }
        Agreements.save(db, reminded);
        return new Deed(List.of(), notices);
    }

    private static List<Agreement> dueOn(LocalDate day, List<Agreement> found) {
        return found.stream()
                .filter(agreement ->
                        agreement.reminders().next().filter(day::equals).isPresent())
                .toList();
    }

    /** Each party has figures of its own. */
    private List<Notice> notices(Handle db, Agreement agreement, LocalDate on, boolean renews) {
        List<Notice> notices = new ArrayList<>();
        for (PartnerId partner : agreement.partners()) {
            notices.add(Notice.to(
                    partner,
                    AgreementEnding.of(
                            agreement,
                            on,
                            renews ? Optional.of(renewal(agreement)) : Optional.empty(),
                            renews ? indicators(figures.of(db, partner, on)) : Optional.empty())));
        }
        return notices;
    }

    private static AgreementEnding.Renewal renewal(Agreement agreement) {
        AgreementTerm next = agreement.term().next();
        return new AgreementEnding.Renewal(
                next.from(),
                next.to(),
                agreement.subject().form().wire(),
                agreement.subject().title(),
                agreement.partners(),
                Optional.of(agreement.subject().goals()).filter(goals -> !goals.isEmpty()));
    }

    /** As a list, so that a mail shows it as a table. */
    private static Optional<List<AgreementEnding.Figure>> indicators(ObjectNode figures) {
        return Optional.of(figures.properties().stream()
                        .map(figure -> new AgreementEnding.Figure(figure.getKey(), figure.getValue()))
                        .toList())
                .filter(list -> !list.isEmpty());
    }
}
