package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.agreement.Agreement.Reminders;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells the parties of an agreement in time that it ends, and proposes its renewal with what it has brought (R25). */
public final class EndingChore implements Chore {
    private static final String JOB = "agreement.ending";

    private final Mornings mornings;
    private final CooperationFigures figures;

    public EndingChore(Policies policies, CooperationFigures figures) {
        this.mornings = new Mornings(policies);
        this.figures = figures;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return Agreements.toRemind(db, mornings.last(until), most).stream()
                .map(agreement -> {
                    LocalDate on = agreement.reminders().next().orElseThrow();
                    // The end is part of it: one that was moved is told anew.
                    return new Due(JOB, on + " " + agreement.term().to(), agreement.id(), mornings.at(on));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate on = mornings.dayOf(parts.get(0).at());
        List<String> ids = parts.stream().map(Due::part).toList();
        Set<String> succeeded = new HashSet<>(Agreements.succeeded(db, ids));
        List<Agreement> reminded = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Agreement agreement : Agreements.locked(db, ids)) {
            LocalDate ends = agreement.term().to();
            boolean isSucceeded = succeeded.contains(agreement.id());
            boolean renews = !isSucceeded
                    && !agreement.reminders().renewalProposed()
                    && ReminderDays.isTimeToRenew(ends, on, policy);
            if (!isSucceeded) {
                notices.addAll(notices(db, agreement, on, renews));
            }
            reminded.add(agreement.reminded(new Reminders(
                    ReminderDays.next(ends, on, policy),
                    renews || agreement.reminders().renewalProposed())));
        }
        Agreements.save(db, reminded);
        return new Deed(List.of(), notices);
    }

    /** Each party has figures of its own. */
    private List<Notice> notices(Handle db, Agreement agreement, LocalDate on, boolean renews) {
        List<Notice> notices = new ArrayList<>();
        for (PartnerId partner : agreement.partners()) {
            notices.add(Notice.to(
                    partner,
                    new AgreementEnding(
                            agreement.id(),
                            agreement.subject().number(),
                            agreement.subject().title(),
                            agreement.term().from(),
                            agreement.term().to(),
                            (int) ChronoUnit.DAYS.between(on, agreement.term().to()),
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
