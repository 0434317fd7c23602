package id.simpul.agreement;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.ReminderChore;
import id.simpul.agenda.RowAct;
import id.simpul.agenda.RowAct.Done;
import id.simpul.agenda.Turn;
import id.simpul.agenda.WorkingDays;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What falls due of agreements and proposals: those are forwarded, and the ends of these are told in time and come. */
public final class AgreementChores {
    private static final Set<String> AGREEMENTS = Set.of("agreements", "agreement_parties");

    private AgreementChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Mornings mornings, WorkingDays days, CooperationFigures figures) {
        return List.of(forward(mornings), new ReminderChore(tellEnding(mornings, figures), days), end(mornings));
    }

    /** Forwards proposals that came before any national library was registered, on the morning after one is. */
    static Chore forward(Mornings mornings) {
        DueParts due = new DueParts("agreement.forward", """
                select id as part, '' as period, cast(:today as date) as due_on
                  from proposals
                 where not forwarded and state = 'waiting'
                   and exists (select 1 from known_partners where kind = 'national' and removed_at is null)
                """);
        return new PartChore(mornings, due, Set.of("proposals"), AgreementChores::forwarded);
    }

    private static Deed forwarded(Handle db, Turn turn) {
        List<Proposal> forwarded =
                Proposals.locked(db, turn.ids()).stream().map(Proposal::sent).toList();
        List<String> partners = forwarded.stream()
                .flatMap(proposal -> Stream.concat(Stream.of(proposal.partner()), proposal.parties().stream()))
                .map(PartnerId::value)
                .toList();
        AgreementNotices letters = new AgreementNotices(PartyDirectory.read(db, partners));
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Proposal proposal : forwarded) {
            effects.add(new ProposalKept(proposal));
            notices.addAll(letters.forwarded(proposal));
        }
        Proposals.save(db, forwarded);
        return new Deed(effects, notices);
    }

    /** The end is part of its name: one that was moved is told anew. */
    static PartChore tellEnding(Mornings mornings, CooperationFigures figures) {
        DueParts due = new DueParts("agreement.ending", """
                select id as part, remind_on || ' ' || to_day as period, remind_on as due_on
                  from agreements
                 where remind_on <= :today
                """);
        return new PartChore(mornings, due, AGREEMENTS, new EndingAct(figures));
    }

    /** Closes agreements on the day after their last. */
    static Chore end(Mornings mornings) {
        DueParts due = new DueParts("agreement.ended", """
                select id as part, to_day::text as period, to_day + 1 as due_on
                  from agreements
                 where state = 'valid' and to_day < :today
                """);
        return new PartChore(
                mornings, due, AGREEMENTS, new RowAct<>(Agreements::locked, AgreementChores::ended, Agreements::save));
    }

    private static Optional<Done<Agreement>> ended(Agreement agreement, Turn turn) {
        return Optional.of(agreement.ended())
                .filter(after -> after.term().to().isBefore(turn.day()))
                .map(after -> new Done<>(after, List.of(new Ended(after)), List.of()));
    }
}
